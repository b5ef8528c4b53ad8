#!/usr/bin/env python3
"""What a replay of a long history costs, and the inspection of a large schema beside pg_dump's.

A replay reads every file and builds the schema in memory; `inspect head` prints what comes out of it.
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
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"bench: exit {process.returncode}: {' '.join(command)}")
    return (time.perf_counter() - begin) * 1000, used.ru_maxrss / 1024


def measure(name, command, folder, runs):
    times, memory = zip(*(taken(command, folder) for _ in range(runs)))
    print(f"  {name:28} {statistics.median(times):9.1f} ms (least {min(times):9.1f}), {max(memory):6.1f} MB")


def replay(program, lengths, runs):
    for length in lengths:
        with tempfile.TemporaryDirectory(prefix="aludel-bench-") as name:
            folder = pathlib.Path(name)
            bytes_each = history(folder, length)
            print(f"\nreplay of {length} revisions of {bytes_each:.0f} bytes")
            measure("aludel inspect head", [program, "inspect", "head", "--dialect", "postgresql"], folder, runs)
            measure("reading the bytes (cat)", ["sh", "-c", "cat revisions/*"], folder, runs)


def inspection(program, server, tables, runs):
    base, _, rest = server.partition("?")
    url = f"{base.rpartition('/')[0]}/aludel_bench_inspect?{rest}"
    psql = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d"]
    subprocess.run([*psql, server, "-c", "DROP DATABASE IF EXISTS aludel_bench_inspect"], check=True, stderr=subprocess.DEVNULL)
    subprocess.run([*psql, server, "-c", "CREATE DATABASE aludel_bench_inspect"], check=True)
    made = "".join(
        f"CREATE TABLE t{n} (id bigint PRIMARY KEY, a text NOT NULL DEFAULT 'x', b int CHECK (b > 0), c timestamptz,"
        f" d numeric(10, 2), t bigint REFERENCES t{max(0, n - 1)}); CREATE INDEX ON t{n} (a, b) WHERE c IS NOT NULL;"
        for n in range(tables)
    )
    subprocess.run([*psql, url], input=made, text=True, check=True)
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
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    program = str(pathlib.Path(arguments.program).resolve())
    replay(program, [int(size) for size in arguments.sizes.split(",")], arguments.runs)
    if arguments.postgresql:
        inspection(program, arguments.postgresql, arguments.tables, arguments.runs)


if __name__ == "__main__":
    main()
