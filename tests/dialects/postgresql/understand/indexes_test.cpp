#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("indexes") {
  CHECK(lifted("create index i on t (a, b desc, c nulls first, d asc nulls last)") ==
        "CREATE INDEX i ON t (a, b DESC, c NULLS FIRST, d NULLS LAST)");
  CHECK(lifted("create unique index concurrently if not exists \"I x\" on s.t using btree (a)") ==
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"I x\" ON s.t USING btree (a)");
  CHECK(lifted("create index i on t (lower(a), (a || b), s.f(a, 'x)') desc)") ==
        "CREATE INDEX i ON t ((lower(a)), (a || b), (s.f(a, 'x)')) DESC)");
  CHECK(lifted("create index i on t (coalesce(a, b) collate \"C\" text_pattern_ops, (b) )") ==
        "CREATE INDEX i ON t ((coalesce(a, b)) COLLATE \"C\" text_pattern_ops, (b))");
  CHECK(lifted("create index i on t (a collate other.\"C\")") ==
        "CREATE INDEX i ON t (a COLLATE \"other\".\"C\")");
  CHECK(lifted("create index i on t using gin (a gin_trgm_ops, b jsonb_path_ops) with (fastupdate = off)") ==
        "CREATE INDEX i ON t USING gin (a gin_trgm_ops, b jsonb_path_ops) WITH (fastupdate = off)");
  CHECK(lifted("create index i on t using hnsw (v s.vector_l2_ops) with (m = 16, ef_construction = 64)") ==
        "CREATE INDEX i ON t USING hnsw (v s.vector_l2_ops) WITH (ef_construction = 64, m = 16)");
  CHECK(lifted("create index i on t using gist (a gist_trgm_ops(siglen=32))") ==
        "CREATE INDEX i ON t USING gist (a gist_trgm_ops(siglen=32))");
  CHECK(lifted("create unique index i on t (a) include (b) nulls not distinct where b > 0") ==
        "CREATE UNIQUE INDEX i ON t (a) INCLUDE (b) NULLS NOT DISTINCT WHERE b > 0");
  CHECK(lifted("create index i on t (a) include (b, \"C\") where (a > 0 and b is not null)") ==
        "CREATE INDEX i ON t (a) INCLUDE (b, \"C\") WHERE a > 0 and b is not null");
  CHECK(lifted("create index i on t ((data->>'k'), ((a).b))") ==
        "CREATE INDEX i ON t ((data->>'k'), ((a).b))");
}

TEST_CASE("indexes go, are renamed and made anew") {
  CHECK(lifted("drop index concurrently if exists s.i") == "DROP INDEX CONCURRENTLY IF EXISTS s.i");
  CHECK(lifted("drop index i, j cascade") == "DROP INDEX i CASCADE;\nDROP INDEX j CASCADE");
  CHECK(lifted("alter index s.i rename to j") == "ALTER INDEX s.i RENAME TO j");
  CHECK(lifted("reindex table concurrently t") == "REINDEX TABLE CONCURRENTLY t");
  CHECK(lifted("reindex (concurrently) index s.i") == "REINDEX INDEX CONCURRENTLY s.i");
}

TEST_CASE("indexes with a clause that the vocabulary has no word for stay as they are") {
  const auto parted = catalog_after("create table t (a int) partition by list (a)");
  for (const auto* sql :
       {"create index on t (a)", "create index i on only t (a)", "create index i on t (a) tablespace x",
        "reindex (verbose) table t", "reindex schema s", "reindex (concurrently false) table t",
        "alter index if exists i rename to j", "alter index i set (fillfactor = 5)"}) {
    INFO(sql);
    CHECK(lifted(sql, parted) == "raw");
  }
}
