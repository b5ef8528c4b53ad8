#!/usr/bin/env python3
"""The lint beside squawk on the same files: what each finds and misses, and how long each takes.

The files are those cases of tests/cases/lint that are SQL for PostgreSQL from beginning to end. A case speaks of its rule, or
is one in which the rule must be silent. squawk reads each file alone, as it always does. Its speed is measured on files
that are made here: 1,000 of about 1 KB, and single ones that grow.
"""

import argparse
import collections
import json
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

# What squawk calls the same thing.
SAME = {
    "drop-table": ["ban-drop-table"],
    "drop-column": ["ban-drop-column"],
    "drop-database": ["ban-drop-database"],
    "truncate-cascade": ["ban-truncate-cascade"],
    "create-index-not-concurrent": ["require-concurrent-index-creation"],
    "add-foreign-key-validates": ["adding-foreign-key-constraint", "constraint-missing-not-valid"],
    "add-check-validates": ["constraint-missing-not-valid"],
    "add-unique-builds-index": ["disallowed-unique-constraint"],
    "add-primary-key-builds-index": ["adding-serial-primary-key-field"],
    "set-not-null-scan": ["adding-not-nullable-field"],
    "validate-in-same-transaction": ["constraint-missing-not-valid"],
    "missing-lock-timeout": ["require-timeout-settings"],
    "add-column-volatile-default": ["adding-field-with-default"],
    "add-column-serial": ["adding-serial-primary-key-field", "prefer-identity"],
    "alter-column-type-rewrite": ["changing-column-type"],
    "concurrently-in-transaction": ["ban-concurrent-index-creation-in-transaction"],
    "explicit-transaction-control": ["transaction-nesting"],
    "uncommitted-transaction": ["ban-uncommitted-transaction"],
    "missing-if-not-exists": ["prefer-robust-stmts"],
    "drop-without-if-exists": ["prefer-robust-stmts"],
    "concurrent-index-unnamed": ["require-concurrent-index-name", "prefer-robust-stmts"],
    "add-required-column": ["adding-required-field"],
    "identifier-too-long": ["identifier-too-long"],
    "duplicate-column-name": ["ban-duplicate-column-assignments"],
}

# A revision of a case that is not SQL.
YAML = re.compile(r"^(up|down|transaction|allow|when|depends_on|dialects):", re.MULTILINE)


def cases(folder):
    """(rule, title, [(revision, SQL)], does it speak) of all cases that are SQL for PostgreSQL alone."""
    for path in sorted(folder.glob("*.case")):
        for text in path.read_text().split("=== ")[1:]:
            title, _, rest = text.partition("\n")
            revisions, speaks, plain = [], False, True
            for line in rest.splitlines():
                if line.startswith("--- "):
                    words = line.split()
                    plain = plain and len(words) == 3 and words[2] == "postgresql"
                    revisions.append((words[1], []))
                elif line.startswith("=> "):
                    speaks = speaks or f" {path.stem}: " in line and "(accepted" not in line
                elif revisions:
                    revisions[-1][1].append(line)
                elif line.startswith("lint:"):
                    plain = False  # squawk has no such settings
            texts = ["\n".join(lines) for _, lines in revisions]
            plain = plain and not any(YAML.search(text) for text in texts)
            if plain and revisions:
                yield path.stem, title, [(name, "\n".join(lines) + "\n") for name, lines in revisions], speaks


def rules_of_aludel(program, folder):
    out = subprocess.run([program, "lint", "--dialect", "postgresql", "-f", "json", folder], capture_output=True, text=True)
    return {finding["rule"] for finding in json.loads(out.stdout)["findings"]}


def rules_of_squawk(squawk, files):
    out = subprocess.run([squawk, "--reporter", "json", *files], capture_output=True, text=True)
    return {finding["rule_name"] for finding in json.loads(out.stdout or "[]")}


def compare(options):
    table = collections.defaultdict(lambda: [0] * 6)  # speaking, by both; silent, by both
    files = 0
    with tempfile.TemporaryDirectory() as place:
        for number, (rule, _, revisions, speaks) in enumerate(cases(options.cases)):
            folder = pathlib.Path(place) / str(number)
            folder.mkdir()
            paths = []
            for at, (name, sql) in enumerate(revisions):
                paths.append(folder / f"{at:03d}_{name}.sql")
                paths[-1].write_text(sql)
            files += len(paths)
            ours = rule in rules_of_aludel(options.program, folder)
            theirs = bool(rules_of_squawk(options.squawk, paths) & set(SAME.get(rule, [])))
            row = table[rule]
            first = 0 if speaks else 3
            row[first] += 1
            row[first + 1] += ours
            row[first + 2] += theirs
    print(f"{files} files in {sum(row[0] + row[3] for row in table.values())} cases\n")
    print("| rule | cases that speak | aludel | squawk | cases that are silent | aludel | squawk |")
    print("|---|---|---|---|---|---|---|")
    total = [0] * 6
    for rule, row in table.items():
        total = [a + b for a, b in zip(total, row)]
        shown = [str(cell) for cell in row]
        if rule not in SAME:
            shown[2] = shown[5] = "-"
        print(f"| {rule} | " + " | ".join(shown) + " |")
    print("| all | " + " | ".join(str(cell) for cell in total) + " |")


def statement(number):
    """About 1 KB, as somebody may write it: a table, its index, a key, and a change to the table before it."""
    columns = "".join(f"    column_{n:02d} varchar({100 + n}) NOT NULL DEFAULT 'nothing yet',\n" for n in range(10))
    text = f"-- change {number}\nCREATE TABLE t{number:05d} (\n    id bigint PRIMARY KEY,\n{columns}"
    text += f"    before_id bigint REFERENCES t{number - 1:05d} (id)\n);\n" if number else "    before_id bigint\n);\n"
    text += f"CREATE INDEX t{number:05d}_before ON t{number:05d} (before_id);\n"
    if number:
        text += f"ALTER TABLE t{number - 1:05d} ADD COLUMN extra_{number} integer DEFAULT 0;\n"
        text += f"UPDATE t{number - 1:05d} SET column_00 = 'something' WHERE column_01 = 'nothing yet';\n"
    return text


def taken(command, rounds):
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def speed(options):
    print("\n| files | aludel | squawk | ratio |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "many"
        folder.mkdir()
        for number in range(1000):
            (folder / f"{number:05d}.sql").write_text(statement(number))
        beside(options, "1,000 of 1 KB", [folder], sorted(folder.iterdir()))
        for size in (100, 300, 1000):
            path = pathlib.Path(place) / f"{size}.sql"
            path.write_text("".join(statement(number) for number in range(size)))
            beside(options, f"1 of {path.stat().st_size // 1000} KB", [path], [path] if size <= options.largest else [])


def beside(options, what, ours, theirs):
    a = taken([options.program, "lint", "--dialect", "postgresql", *ours], options.rounds)
    if not theirs:
        print(f"| {what} | {a:.2f} s | - | - |")
        return
    b = taken([options.squawk, *theirs], options.rounds)
    print(f"| {what} | {a:.2f} s | {b:.2f} s | {a / b:.2f} |")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True, help="the aludel that is measured")
    options.add_argument("--squawk", required=True, help="the squawk beside it (npm install squawk-cli)")
    options.add_argument("--cases", type=pathlib.Path, default=pathlib.Path(__file__).parents[1] / "cases/lint")
    options.add_argument("--rounds", type=int, default=3, help="the median of so many runs counts")
    options.add_argument("--largest", type=int, default=300, help="the largest single file, in KB, that squawk is given")
    options = options.parse_args()
    options.program = str(pathlib.Path(options.program).resolve())
    compare(options)
    speed(options)


if __name__ == "__main__":
    main()
