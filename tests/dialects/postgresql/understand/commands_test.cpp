#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
/// "KIND", with what is known of it: "writes", "opaque", its lock.
std::string said(const std::string& sql, const catalog::Catalog& before = empty_catalog()) {
  const auto reading = read_one(sql, before);
  return reading.kind +
         (reading.opaque   ? ", opaque"
          : reading.writes ? ", writes"
                           : "") +
         (reading.lock.empty() ? "" : ", " + reading.lock);
}
} // namespace

TEST_CASE("queries") {
  CHECK(said("select 1") == "SELECT");
  CHECK(said("values (1)") == "SELECT");
  CHECK(said("table t") == "SELECT, ACCESS SHARE");
  CHECK(said("select * from t for no key update") == "SELECT, ROW SHARE");
  CHECK(said("select 1 union (select a from t for share)") == "SELECT, ROW SHARE");
  CHECK(said("select * into u from t") == "SELECT INTO, writes, ACCESS SHARE");
  CHECK(said("create table u as select * from t") == "CREATE TABLE AS, writes, ACCESS SHARE");
  CHECK(said("with d as (delete from t returning a) select * from d") == "SELECT, writes, ROW EXCLUSIVE");
  CHECK(said("explain select f()") == "EXPLAIN, ACCESS SHARE");
  CHECK(said("explain analyze update t set a = 1") == "EXPLAIN, writes, ROW EXCLUSIVE");
  CHECK(said("declare c cursor for select 1") == "DECLARE CURSOR, ACCESS SHARE");
}

TEST_CASE("functions that are called") {
  CHECK(said("select now(), count(*), lower(a), json_agg(a), pg_sleep(1) from t") == "SELECT, ACCESS SHARE");
  CHECK(said("select extract(year from a), coalesce(a, b), substring(c from 1 for 2) from t") ==
        "SELECT, ACCESS SHARE");
  CHECK(said("select nextval('s'), setval('s', 1)") == "SELECT, writes");
  CHECK(said("select cleanup()") == "SELECT, opaque");
  CHECK(said("select s.now()") == "SELECT, opaque");
  CHECK(said("select now()", catalog_after("create function now() returns int language sql as 'x'")) ==
        "SELECT, opaque");
  CHECK(said("insert into t (a) values (f())") == "INSERT, opaque, ROW EXCLUSIVE");
  CHECK(said("call p(1)") == "CALL, opaque");
  // A definition is not carried out.
  CHECK(said("create view v as select f()") == "CREATE VIEW, writes, ACCESS SHARE");
  CHECK(said("create table t (a int default f())") == "CREATE TABLE, writes");
}

TEST_CASE("locks of changes of tables") {
  CHECK(said("alter table t alter a set statistics 5") == "ALTER TABLE, writes, SHARE UPDATE EXCLUSIVE");
  CHECK(said("alter table t disable trigger all") == "ALTER TABLE, writes, SHARE ROW EXCLUSIVE");
  CHECK(said("alter table t alter a set statistics 5, owner to bob") ==
        "ALTER TABLE, writes, ACCESS EXCLUSIVE");
  CHECK(said("alter table t add foreign key (a) references u") == "ALTER TABLE, writes, SHARE ROW EXCLUSIVE");
  CHECK(said("alter table t validate constraint c") == "ALTER TABLE, writes, SHARE UPDATE EXCLUSIVE");
  CHECK(said("alter table t set schema s") == "ALTER TABLE, writes, ACCESS EXCLUSIVE");
  CHECK(said("create index on t (a)") == "CREATE INDEX, writes, SHARE");
  CHECK(said("create index concurrently on t (a)") == "CREATE INDEX, writes, SHARE UPDATE EXCLUSIVE");
  CHECK(said("truncate t") == "TRUNCATE TABLE, writes, ACCESS EXCLUSIVE");
  CHECK(said("create rule r as on insert to t do nothing") == "CREATE RULE, writes, ACCESS EXCLUSIVE");
  CHECK(said("drop rule r on t") == "DROP RULE, writes, ACCESS EXCLUSIVE");
  CHECK(said("create statistics x on a, b from t") == "CREATE STATISTICS, writes, SHARE UPDATE EXCLUSIVE");
  CHECK(said("drop view a, b") == "DROP VIEW, writes, ACCESS EXCLUSIVE");
  CHECK(said("lock table t in share row exclusive mode") == "LOCK TABLE, SHARE ROW EXCLUSIVE");
  CHECK(said("lock t") == "LOCK TABLE, ACCESS EXCLUSIVE");
  CHECK(said("vacuum t") == "VACUUM, SHARE UPDATE EXCLUSIVE");
  CHECK(said("vacuum full t") == "VACUUM, ACCESS EXCLUSIVE");
  CHECK(said("analyze t") == "ANALYZE, SHARE UPDATE EXCLUSIVE");
  CHECK(said("cluster t using i") == "CLUSTER, ACCESS EXCLUSIVE");
}

TEST_CASE("the lock of operations is that of their impact") {
  CHECK(said("alter table t add a int") == "ALTER TABLE, writes, ACCESS EXCLUSIVE");
  CHECK(said("create index concurrently i on t (a)") == "CREATE INDEX, writes, SHARE UPDATE EXCLUSIVE");
  CHECK(said("drop index i") == "DROP INDEX, writes, ACCESS EXCLUSIVE");
  CHECK(said("create trigger x before insert on t execute function f()") ==
        "CREATE TRIGGER, writes, SHARE ROW EXCLUSIVE");
  CHECK(said("refresh materialized view concurrently m") == "REFRESH MATERIALIZED VIEW, writes, EXCLUSIVE");
  CHECK(said("comment on table t is 'x'") == "COMMENT, writes, SHARE UPDATE EXCLUSIVE");
  CHECK(said("alter table t validate constraint c, add d int") == "ALTER TABLE, writes, ACCESS EXCLUSIVE");
}

TEST_CASE("rows") {
  CHECK(said("insert into t select * from u") == "INSERT, writes, ROW EXCLUSIVE");
  CHECK(said("merge into t using u on t.a = u.a when matched then delete") == "MERGE, writes, ROW EXCLUSIVE");
  CHECK(said("copy t from '/x'") == "COPY, writes, ROW EXCLUSIVE");
  CHECK(said("copy t to '/x'") == "COPY, ACCESS SHARE");
  CHECK(said("copy t from program 'x'") == "COPY, opaque, ROW EXCLUSIVE");
}

TEST_CASE("what is told elsewhere is opaque") {
  CHECK(said("execute x(1)") == "EXECUTE, opaque");
  CHECK(said("alter extension e update") == "ALTER EXTENSION, opaque");
  CHECK(said("drop owned by bob") == "DROP OWNED, opaque");
  CHECK(said("reassign owned by bob to ann") == "REASSIGN OWNED, opaque");
  CHECK(said("import foreign schema a from server b into c") == "IMPORT FOREIGN SCHEMA, opaque");
  CHECK(said("load 'x'") == "LOAD, opaque");
}

TEST_CASE("what changes neither schema nor rows") {
  for (const auto* sql : {"set search_path to s", "reset all", "show work_mem", "begin", "commit",
                          "savepoint a", "rollback to a", "listen a", "notify a", "unlisten *", "discard all",
                          "checkpoint", "prepare x as delete from t", "deallocate x", "fetch all from c",
                          "close c", "set constraints all deferred", "reindex table t"}) {
    INFO(sql);
    CHECK_FALSE(read_one(sql).writes);
    CHECK_FALSE(read_one(sql).kind.empty());
  }
}

TEST_CASE("the kind is the server's tag") {
  const std::pair<const char*, const char*> tags[] = {
      {"alter materialized view m owner to bob", "ALTER MATERIALIZED VIEW"},
      {"alter foreign table t add a int", "ALTER FOREIGN TABLE"},
      {"alter type t add attribute a int", "ALTER TYPE"},
      {"alter domain d set not null", "ALTER DOMAIN"},
      {"alter function f() stable", "ALTER FUNCTION"},
      {"alter system set work_mem = 1", "ALTER SYSTEM"},
      {"alter table t rename a to b", "ALTER TABLE"},
      {"alter text search dictionary d owner to bob", "ALTER TEXT SEARCH DICTIONARY"},
      {"create aggregate a (int) (sfunc = f, stype = int)", "CREATE AGGREGATE"},
      {"create cast (int as text) with inout", "CREATE CAST"},
      {"create database d", "CREATE DATABASE"},
      {"create event trigger e on ddl_command_end execute function f()", "CREATE EVENT TRIGGER"},
      {"create operator class c for type t using gist as storage int", "CREATE OPERATOR CLASS"},
      {"create procedure p() language sql as ''", "CREATE PROCEDURE"},
      {"create publication p for table t", "CREATE PUBLICATION"},
      {"create role r", "CREATE ROLE"},
      {"create server s foreign data wrapper f", "CREATE SERVER"},
      {"create type t as range (subtype = int)", "CREATE TYPE"},
      {"drop foreign data wrapper f", "DROP FOREIGN DATA WRAPPER"},
      {"drop operator family f using gist", "DROP OPERATOR FAMILY"},
      {"drop text search configuration c", "DROP TEXT SEARCH CONFIGURATION"},
      {"grant a to b", "GRANT ROLE"},
      {"revoke select on t from b", "REVOKE"},
      {"security label on table t is 'x'", "SECURITY LABEL"},
      {"start transaction", "START TRANSACTION"}};
  for (const auto& [sql, tag] : tags) {
    INFO(sql);
    CHECK(read_one(sql).kind == tag);
  }
}
