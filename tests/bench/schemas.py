#!/usr/bin/env python3
"""What a replay of a long history costs, the reading of other tools' SQL, and the inspection of a large schema.

A replay reads every file and builds the schema in memory; `inspect head` prints what comes out of it. An inspection is
timed beside pg_dump.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

COLUMNS = "".join(
    f"        - {{name: column_{number:02d}, type: text, nullable: false, default: nothing yet}}\n" for number in range(10)
)


def revision(number):
    """About 1 KB: a table with an index and a key, changed by the next three; raw SQL in every tenth."""
    table = f"t{number // 4:05d}"
    steps = (
        f"""  - create_table:
      name: {table}
      comment: "{table}: what is known of it, in a sentence that somebody wrote once"
      columns:
        - {{name: id, type: bigint, primary_key: true}}
{COLUMNS}  - create_index: {{name: ix_{table}, table: {table}, columns: [column_00, column_01]}}
""",
        "".join(f"  - add_column: {{table: {table}, name: extra_{n}, type: integer, nullable: true}}\n" for n in range(11)),
        "".join(f"  - create_index: {{name: ix_{table}_{n}, table: {table}, columns: [extra_{n}, id]}}\n" for n in range(11)),
        "".join(f"  - alter_column: {{table: {table}, column: extra_{n}, default: {n}}}\n" for n in range(11)),
    )[number % 4]
    if number % 10 == 9:
        steps += f"  - sql: UPDATE {table} SET column_00 = 'something' WHERE column_01 = 'nothing yet'\n"
    parent = f"r{number - 1:05d}" if number else "null"
    return f"revision: r{number:05d}\nmessage: change {number}\ndown_revision: {parent}\nup:\n{steps}"


def history(folder, length):
    (folder / "revisions").mkdir(parents=True)
    (folder / "aludel.yaml").write_text("revisions: revisions\n")
    size = 0
    for number in range(length):
        text = revision(number)
        size += len(text)
        (folder / "revisions" / f"r{number:05d}.yaml").write_text(text)
    return size / length


def taken(command, folder):
    """Milliseconds, and the most memory in MB."""
    with tempfile.TemporaryFile(mode="w+") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        milliseconds = (time.perf_counter() - begin) * 1000
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            sys.exit(f"bench: exit {process.returncode}: {' '.join(command)}\n{said.read()}")
    return milliseconds, used.ru_maxrss / 1024


def measure(name, command, folder, runs, before=lambda: None):
    """`before` is called before each run, and is not timed."""
    times, memory = [], []
    for _ in range(runs):
        before()
        milliseconds, megabytes = taken(command, folder)
        times.append(milliseconds)
        memory.append(megabytes)
    print(f"  {name:28} {statistics.median(times):9.1f} ms (least {min(times):9.1f}), {max(memory):6.1f} MB")


def replay(program, lengths, runs):
    for length in lengths:
        with tempfile.TemporaryDirectory(prefix="aludel-bench-") as name:
            folder = pathlib.Path(name)
            bytes_each = history(folder, length)
            print(f"\nreplay of {length} revisions of {bytes_each:.0f} bytes")
            measure("aludel inspect head", [program, "inspect", "head", "--dialect", "postgresql"], folder, runs)
            measure("reading the bytes (cat)", ["sh", "-c", "cat revisions/*"], folder, runs)


def migration(number):
    """SQL up and down: a table, two columns, an index, and a view with a change of rows, in turn."""
    table = f"t{number // 4:05d}"
    return (
        (
            f"CREATE TABLE {table} (id bigint PRIMARY KEY, a text NOT NULL DEFAULT 'x', b integer CHECK (b > 0), c text);\n",
            f"DROP TABLE {table};\n",
        ),
        (
            f"ALTER TABLE {table} ADD COLUMN d integer;\nALTER TABLE {table} ADD COLUMN e text;\n",
            f"ALTER TABLE {table} DROP COLUMN e;\nALTER TABLE {table} DROP COLUMN d;\n",
        ),
        (f"CREATE INDEX ix_{table} ON {table} (a, b);\n", f"DROP INDEX ix_{table};\n"),
        (
            f"CREATE VIEW v_{table} AS SELECT id, a FROM {table} WHERE b > 1;\nUPDATE {table} SET a = 'y' WHERE b = 2;\n",
            f"DROP VIEW v_{table};\n",
        ),
    )[number % 4]


def other_tools(program, length, runs):
    """SQL in a folder of golang-migrate's, and more of the same in one file."""
    with tempfile.TemporaryDirectory(prefix="aludel-bench-") as name:
        folder = pathlib.Path(name)
        (folder / "migrations").mkdir()
        (folder / "aludel.yaml").write_text("revisions: revisions\n")
        for number in range(length):
            for direction, text in zip(("up", "down"), migration(number)):
                (folder / "migrations" / f"{number:06d}_change.{direction}.sql").write_text(text)
        (folder / "all.sql").write_text("".join(migration(number)[0] for number in range(length * 4)))
        for dialect in ("sqlite", "postgresql"):
            print(f"\nSQL for {dialect}: {length} migrations, and one file of {length * 6} statements")
            measure(
                "aludel import",
                [program, "import", "golang-migrate", "migrations", "--dialect", dialect],
                folder,
                runs,
                before=lambda: shutil.rmtree(folder / "revisions", ignore_errors=True),
            )
            measure("aludel inspect FILE", [program, "inspect", "all.sql", "--dialect", dialect], folder, runs)


def objects(number):
    """A table of eight columns with what usually hangs on one; a view and a function for every fifth."""
    table, parent = f"t{number}", f"t{max(0, number - 1)}"
    made = f"""CREATE TABLE {table} (id bigint PRIMARY KEY, a text NOT NULL DEFAULT 'x', b integer CHECK (b > 0),
      c timestamptz DEFAULT now(), d numeric(10, 2), e uuid, f boolean NOT NULL DEFAULT false, t bigint REFERENCES {parent});
    CREATE INDEX ON {table} (a, b) WHERE c IS NOT NULL;
    COMMENT ON TABLE {table} IS 'what is known of {table}';
    """
    if number % 5 == 0:
        made += f"""CREATE VIEW v{number} AS SELECT one.id, other.a FROM {table} one JOIN {parent} other ON other.id = one.t;
        CREATE FUNCTION f{number}(bound integer) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM {table} WHERE b > bound';
        """
    return made


def inspection(program, server, tables, runs):
    base, _, rest = server.partition("?")
    url = f"{base.rpartition('/')[0]}/aludel_bench_inspect?{rest}"
    psql = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d"]
    subprocess.run([*psql, server, "-c", "DROP DATABASE IF EXISTS aludel_bench_inspect"], check=True, stderr=subprocess.DEVNULL)
    subprocess.run([*psql, server, "-c", "CREATE DATABASE aludel_bench_inspect"], check=True)
    made = "".join(objects(number) for number in range(tables))
    subprocess.run([*psql, url], input=made + "VACUUM ANALYZE;", text=True, check=True)
    print(f"\ninspection of {tables} tables on PostgreSQL")
    measure("aludel inspect", [program, "inspect", url], "/", runs)
    if shutil.which("pg_dump"):
        measure("pg_dump --schema-only", ["pg_dump", "--schema-only", url], "/", runs)
    subprocess.run([*psql, server, "-c", "DROP DATABASE aludel_bench_inspect"], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/aludel")
    parser.add_argument("--postgresql", help="URL of a server that a database may be made on")
    parser.add_argument("--sizes", default="1000,10000", help="lengths of the histories; default: 1000,10000")
    parser.add_argument("--migrations", type=int, default=1000)
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    program = str(pathlib.Path(arguments.program).resolve())
    replay(program, [int(size) for size in arguments.sizes.split(",")], arguments.runs)
    other_tools(program, arguments.migrations, arguments.runs)
    if arguments.postgresql:
        inspection(program, arguments.postgresql, arguments.tables, arguments.runs)


if __name__ == "__main__":
    main()
