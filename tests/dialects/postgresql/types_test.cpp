#include "dialects/postgresql/types.hpp"
#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
std::string name_of(const std::string& portable) {
  base::Diagnostics problems;
  return postgresql::type_name(type_of(portable), problems);
}
bool is_free(const std::string& from, const std::string& to) {
  return postgresql::is_free_change(type_of(from), type_of(to));
}

/// Whether the server keeps the file of the table, that is, does not write the rows anew.
bool keeps_rows(Database& db, const std::string& from, const std::string& to) {
  db.sql("DROP TABLE IF EXISTS t; CREATE TABLE t (a " + from + ")");
  const auto before = db.value("SELECT relfilenode FROM pg_class WHERE relname = 't'");
  db.sql("ALTER TABLE t ALTER COLUMN a TYPE " + to + " USING a::" + to);
  return db.value("SELECT relfilenode FROM pg_class WHERE relname = 't'") == before;
}
} // namespace

TEST_CASE("portable types have PostgreSQL's names") {
  CHECK(name_of("double") == "double precision");
  CHECK(name_of("bytes") == "bytea");
  CHECK(name_of("varchar(20)[]") == "varchar(20)[]");
  CHECK(name_of("numeric(10,2)") == "numeric(10, 2)");
  CHECK(name_of("vector(1536)") == "vector(1536)");
  CHECK(name_of("enum:Mood") == "\"Mood\"");
  CHECK(name_of("enum:s.mood[][]") == "s.mood[][]");
}

TEST_CASE("the server knows every portable type but vector") {
  Database db;
  for (const auto& type : model::type_names()) {
    if (type == "vector") continue;
    INFO(type);
    CHECK_NOTHROW(db.value("SELECT NULL::" + name_of(type)));
    CHECK_NOTHROW(db.value("SELECT NULL::" + name_of(type + "[]")));
  }
}

TEST_CASE("a native type needs a text for PostgreSQL") {
  model::Type type;
  type.kind = model::TypeKind::native;
  type.native["sqlite"] = "BLOB";
  base::Diagnostics problems;
  postgresql::type_name(type, problems);
  CHECK(problems.size() == 1);
  type.native["postgresql"] = "tsvector";
  problems.clear();
  CHECK(postgresql::type_name(type, problems) == "tsvector");
  CHECK(problems.empty());
}

TEST_CASE("free changes of type are those that the server makes without a rewrite") {
  Database db;
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"varchar(10)", "varchar(20)"},
                                                        {"varchar(10)", "varchar"},
                                                        {"varchar(10)", "text"},
                                                        {"text", "varchar"},
                                                        {"varchar", "text"},
                                                        {"text", "varchar(10)"},
                                                        {"varchar(20)", "varchar(10)"},
                                                        {"numeric(5,2)", "numeric(7,2)"},
                                                        {"numeric(5,2)", "numeric"},
                                                        {"numeric(5)", "numeric(7)"},
                                                        {"numeric(5,2)", "numeric(5,3)"},
                                                        {"numeric(7,2)", "numeric(5,2)"},
                                                        {"numeric", "numeric(5,2)"},
                                                        {"integer", "bigint"},
                                                        {"integer", "text"},
                                                        {"char(5)", "char(10)"},
                                                        {"char(5)", "text"},
                                                        {"json", "jsonb"},
                                                        {"real", "double"},
                                                        {"integer", "integer"},
                                                        {"text[]", "varchar[]"},
                                                        {"varchar(5)[]", "varchar(9)[]"}}) {
    INFO(from << " -> " << to);
    CHECK(is_free(from, to) == keeps_rows(db, name_of(from), name_of(to)));
  }
}
