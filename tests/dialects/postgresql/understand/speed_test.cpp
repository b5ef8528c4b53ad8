#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>
#include <ctime>

using namespace aludel;

// 1,000 statements take some 40 ms of a processor that has nothing else to do; the limit is for a busy one.
TEST_CASE("a thousand statements are read in a fifth of a second") {
  std::string sql;
  for (int i = 0; i < 250; ++i) {
    const auto t = "t" + std::to_string(i);
    sql += "create table " + t +
           " (id bigint primary key, a text not null default 'x', b int references u (id));\n";
    sql += "alter table " + t + " add column c numeric(10,2) check (c > 0), alter a drop default;\n";
    sql += "create index " + t + "_a on " + t + " (lower(a), b desc) where a is not null;\n";
    sql += "insert into " + t + " (id, a) values (1, 'it''s'), (2, now()::text);\n";
  }
  const auto before = std::clock();
  const auto readings = read(sql);
  const auto milliseconds = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  CHECK(readings.size() == 1000);
  CHECK(milliseconds < 200);
}
