#!/usr/bin/env python3
"""Whole-process times of Aludel beside those of its peers, in one run, as medians and ratios.

Every contender is called in turn, round after round, so that what else the machine does falls on all alike.
"""

import argparse
import json
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SQLITE, POSTGRESQL = "sqlite", "postgresql"


# --- histories ---------------------------------------------------------------------------------------------


def identifier(number):
    return f"r{number:05d}"


def revision(number):
    """Tables of five columns with an index, and a column more for each, in turn."""
    table = f"t{number // 2:05d}"
    steps = (
        f"""  - create_table:
      name: {table}
      columns:
        - {{name: id, type: bigint, primary_key: true}}
        - {{name: name, type: text, nullable: false}}
        - {{name: amount, type: integer}}
        - {{name: score, type: real, default: 0.5}}
        - {{name: created_at, type: timestamptz}}
  - create_index: {{name: ix_{table}_name, table: {table}, columns: [name]}}
"""
        if number % 2 == 0
        else f"  - add_column: {{table: {table}, name: extra, type: text}}\n"
    )
    parent = identifier(number - 1) if number else "null"
    return f"revision: {identifier(number)}\nmessage: change {number}\ndown_revision: {parent}\nup:\n{steps}"


def aludel_project(folder, length):
    (folder / "revisions").mkdir(parents=True)
    (folder / "aludel.yaml").write_text("revisions: revisions\n")
    for number in range(length):
        (folder / "revisions" / f"{identifier(number)}.yaml").write_text(revision(number))


def planned_sql(program, project, url):
    """The statements of each revision, as Aludel itself would run them."""
    plan = subprocess.run([program, "plan", "-f", "json", "-d", url], cwd=project, check=True, capture_output=True)
    return [[sql for step in one["operations"] for sql in step["sql"]] for one in json.loads(plan.stdout)["revisions"]]


def client_script(statements, engine):
    """The same statements in the same transactions, with a version row."""
    lines = ["CREATE TABLE version (version_num text NOT NULL PRIMARY KEY);"]
    for number, own in enumerate(statements):
        move = (
            f"UPDATE version SET version_num = '{identifier(number)}' WHERE version_num = '{identifier(number - 1)}'"
            if number
            else f"INSERT INTO version (version_num) VALUES ('{identifier(number)}')"
        )
        lines.append("BEGIN IMMEDIATE;" if engine == SQLITE else "BEGIN;")
        lines += [sql + ";" for sql in [*own, move]]
        lines.append("COMMIT;")
    return "\n".join(lines) + "\n"


def journaling_script(program, project, url):
    """What Aludel would run, its journal included, as `upgrade --sql` prints it for the client."""
    return subprocess.run([program, "-q", "-d", url, "upgrade", "--sql"], cwd=project, check=True, capture_output=True).stdout


def dbmate_files(folder, statements):
    folder.mkdir()
    for number, own in enumerate(statements):
        body = "".join(sql + ";\n" for sql in own)
        (folder / f"{20250101000000 + number}_{identifier(number)}.sql").write_text(
            f"-- migrate:up\n{body}\n-- migrate:down\n"
        )


ALEMBIC_ENV = """from alembic import context
from sqlalchemy import create_engine
with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
"""


def alembic_project(folder, statements, url):
    (folder / "versions").mkdir(parents=True)
    (folder / "alembic.ini").write_text(f"[alembic]\nscript_location = {folder}\nsqlalchemy.url = {url}\n")
    (folder / "env.py").write_text(ALEMBIC_ENV)
    for number, own in enumerate(statements):
        parent = repr(identifier(number - 1)) if number else "None"
        body = "".join(f"    op.execute({sql!r})\n" for sql in own)
        (folder / "versions" / f"{identifier(number)}.py").write_text(
            f"from alembic import op\nrevision = {identifier(number)!r}\ndown_revision = {parent}\n"
            f"def upgrade():\n{body}\ndef downgrade():\n    pass\n"
        )


# --- databases ---------------------------------------------------------------------------------------------


class Sqlite:
    engine = SQLITE

    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return self.folder / f"{name}.db"

    def url(self, name):
        return f"sqlite:///{self.path(name)}"

    def dbmate_url(self, name):
        return f"sqlite:{self.path(name)}"

    def alembic_url(self, name):
        return self.url(name)

    def make(self, name):
        for file in self.folder.glob(f"{name}.db*"):
            file.unlink()

    drop = make

    def client(self, name, *arguments):
        return ["sqlite3", str(self.path(name)), *arguments]


class Postgresql:
    engine = POSTGRESQL

    def __init__(self, server):
        self.server = server

    def url(self, name):
        return re.sub(r"^(postgres(?:ql)?://[^/]*)/[^?]*", rf"\1/{name}", self.server)

    def dbmate_url(self, name):
        url = self.url(name).replace("?host=", "?socket=")
        return url + ("&" if "?" in url else "?") + "sslmode=disable"

    def alembic_url(self, name):
        return self.url(name).replace("postgresql://", "postgresql+psycopg2://")

    def run(self, sql):
        subprocess.run(["psql", "-X", "-q", "-d", self.server, "-c", sql], check=True, stderr=subprocess.DEVNULL)

    def make(self, name):
        self.drop(name)
        self.run(f"CREATE DATABASE {name}")

    def drop(self, name):
        self.run(f"DROP DATABASE IF EXISTS {name}")

    def client(self, name, *arguments):
        command = ["psql", "-X", "-q", "-d", self.url(name)]
        return [*command, "-c", arguments[0]] if arguments else command


# --- contenders --------------------------------------------------------------------------------------------


class Contender:
    """One program on one history and one database."""

    def __init__(self, name, database, command, cwd=None, script=None, environment=None):
        self.name, self.database, self.cwd, self.script = name, f"bench_{name}", cwd, script
        self.command = command(self.database)
        self.environment = {**os.environ, **(environment or {})}
        self.databases = database

    def run(self):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        with open(self.script or os.devnull, "rb") as text:
            done = subprocess.run(
                self.command, cwd=self.cwd, stdin=text, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                env=self.environment,
            )
        took = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode != 0:
            raise RuntimeError(f"{self.name}: {done.stderr.decode(errors='replace')[-500:]}")
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return took * 1000, used * 1000


def contenders(peers, database, folder, length):
    """Aludel and every peer that is there, each with its own files and its own database."""
    project = folder / "aludel"
    aludel_project(project, length)
    script = folder / "client.sql"
    database.make("bench_plan")
    statements = planned_sql(peers["aludel"], project, database.url("bench_plan"))
    database.drop("bench_plan")
    script.write_text(client_script(statements, database.engine))
    found = [Contender("aludel", database, lambda name: [peers["aludel"], "-q", "-d", database.url(name), "upgrade"], project)]
    client = "sqlite3" if database.engine == SQLITE else "psql"
    if peers[client]:
        found.append(Contender(client, database, lambda name: database.client(name), script=script))
        journaling = folder / "journaling.sql"
        journaling.write_bytes(journaling_script(peers["aludel"], project, database.url("bench_plan")))
        found.append(Contender("script", database, lambda name: database.client(name), script=journaling))
    if peers["dbmate"]:
        files = folder / "dbmate"
        dbmate_files(files, statements)
        found.append(Contender("dbmate", database, lambda name: [
            peers["dbmate"], "--url", database.dbmate_url(name), "-d", str(files), "--no-dump-schema", "up"]))
    if peers["alembic"]:
        files = folder / "alembic"
        alembic_project(files, statements, database.alembic_url("bench_alembic"))
        found.append(Contender("alembic", database, lambda name: [
            *peers["alembic"], "-c", str(files / "alembic.ini"), "upgrade", "head"], files))
    return found


def of_rounds(taken):
    """Medians, and the least: what else the machine did only ever adds."""
    wall, used = zip(*taken)
    return {"wall_ms": statistics.median(wall), "cpu_ms": statistics.median(used), "least_ms": min(wall)}


def rounds(found, number, prepare):
    """Wall and processor time of each, in milliseconds; one that fails is reported and left out."""
    times = {one.name: [] for one in found}
    for _ in range(number):
        for one in list(found):
            try:
                prepare(one)
                times[one.name].append(one.run())
            except RuntimeError as error:
                print(f"bench: left out: {error}", file=sys.stderr)
                found.remove(one)
                del times[one.name]
    return {name: of_rounds(taken) for name, taken in times.items()}


def nothing_to_do(found, runs):
    """Everything is applied already; the client only reads the version. A script has a start of its own."""
    found = [one for one in found if one.name != "script"]
    for one in found:
        if one.name in ("sqlite3", "psql"):
            one.command = one.databases.client(one.database, "SELECT version_num FROM version")
            one.script = None
    rounds(found, 2, lambda one: None)  # warm
    return rounds(found, runs, lambda one: None)


def from_empty(found, runs):
    return rounds(found, runs, lambda one: one.databases.make(one.database))


# --- report ------------------------------------------------------------------------------------------------


def show(title, results):
    print(f"\n{title}")
    own = results["aludel"]
    for name, one in results.items():
        ratio = f"aludel / {name}: {own['wall_ms'] / one['wall_ms']:.2f} ({own['least_ms'] / one['least_ms']:.2f})"
        print(
            f"  {name:8} {one['wall_ms']:11.1f} ms (least {one['least_ms']:9.1f}),"
            f" {one['cpu_ms']:9.1f} ms of processor time  {'' if name == 'aludel' else ratio}".rstrip()
        )


def measure(peers, database, length, arguments, results):
    with tempfile.TemporaryDirectory(prefix="aludel-bench-") as name:
        folder = pathlib.Path(name)
        here = Sqlite(folder) if database is None else database
        found = contenders(peers, here, folder, length)
        if length > arguments.most_for_peers:
            found = [one for one in found if one.name in ("aludel", "sqlite3", "psql", "script")]
        runs = max(1, min(arguments.runs, 3000 // length))
        for title, work in (
            ("from empty", lambda: from_empty(found, runs)),
            ("nothing to do", lambda: nothing_to_do(found, arguments.runs)),
        ):
            taken = work()
            results.append({"engine": here.engine, "revisions": length, "work": title, "times": taken})
            show(f"{here.engine}, {length} revisions, {title}", taken)
        for one in found:
            here.drop(one.database)


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default="build/aludel")
    parser.add_argument("--dbmate", help="the program, where it is there")
    parser.add_argument("--postgresql", help="URL of a server that databases may be made on")
    parser.add_argument("--sizes", default="100,1000", help="lengths of the histories; default: 100,1000")
    parser.add_argument("--runs", type=int, default=15, help="rounds of short calls; default: 15")
    parser.add_argument("--most-for-peers", type=int, default=2000, help="longer histories: clients alone")
    parser.add_argument("--json", help="write the figures into this file")
    return parser.parse_args()


def alembic():
    there = subprocess.run(["/usr/bin/python3", "-c", "import alembic, psycopg2"], capture_output=True).returncode == 0
    return ["/usr/bin/python3", "-m", "alembic.config"] if there else None


def main():
    arguments = read_arguments()
    peers = {
        "aludel": str(pathlib.Path(arguments.program).resolve()),
        "sqlite3": shutil.which("sqlite3"),
        "psql": shutil.which("psql"),
        "dbmate": arguments.dbmate or shutil.which("dbmate"),
        "alembic": alembic(),
    }
    for name, path in peers.items():
        if not path:
            print(f"bench: absent: {name}", file=sys.stderr)
    databases = [None] + ([Postgresql(arguments.postgresql)] if arguments.postgresql and peers["psql"] else [])
    results = []
    for length in (int(size) for size in arguments.sizes.split(",")):
        for database in databases:
            measure(peers, database, length, arguments, results)
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps({"results": results}, indent=2) + "\n")


if __name__ == "__main__":
    main()
