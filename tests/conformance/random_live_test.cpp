#include "dialects/registry.hpp"
#include "framework/base/error.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/catalog/diff.hpp"
#include "framework/catalog/invert.hpp"
#include "framework/model/canonical.hpp"
#include "tests/catalog/random_history.hpp"
#include "tests/conformance/live_database.hpp"
#include "tests/support/databases.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

using namespace aludel;
using conformance::LiveDatabase;
using test_support::PostgresDatabase;
using test_support::SqliteDatabase;

/// What properties_test.cpp proves on paper, on live databases: histories drawn at random. A seed that has
/// failed is run alone with -c "seed 17"; the environment variable ALUDEL_SEEDS says how many there are.
namespace {
std::uint32_t seeds(std::uint32_t ordinarily) {
  const char* said = std::getenv("ALUDEL_SEEDS");
  return said == nullptr ? ordinarily : static_cast<std::uint32_t>(std::stoul(said));
}

dialect::DialectPtr dialect_named(std::string_view name) {
  const auto all = all_dialects();
  return *std::find_if(all.begin(), all.end(), [&](const auto& each) { return each->name() == name; });
}

std::string text_of(const model::Operation& operation) { return model::canonical(operation).dump(); }

std::string text_of(const std::vector<model::Operation>& operations) {
  std::string text;
  for (const auto& operation : operations) text += text_of(operation) + "\n";
  return text;
}

/// Why it could not run; empty when it could, or the dialect refuses it.
std::string failure(LiveDatabase& live, const model::Operation& operation) {
  try {
    live.run(operation);
    return "";
  } catch (const base::Error& error) {
    return error.what();
  }
}

std::string failure(LiveDatabase& live, const std::vector<model::Operation>& operations) {
  for (const auto& operation : operations)
    if (const auto why = failure(live, operation); !why.empty()) return text_of(operation) + ": " + why;
  return "";
}

/// A schema of SQLite is a file that was attached, which is not made but expected.
bool is_taken(const LiveDatabase& live, const model::Operation& operation) {
  const auto rendering = conformance::rendered(live.dialect(), operation, live.on_paper());
  const auto* trigger = std::get_if<model::CreateTrigger>(&operation);
  if (trigger != nullptr && trigger->replace && live.is_postgresql_before(14)) return false;
  return !base::has_errors(rendering.problems) &&
         std::all_of(rendering.statements.begin(), rendering.statements.end(),
                     [](const auto& statement) { return statement.expectation.empty(); });
}

/// What the dialect takes of a random history, as it grows on a live database.
template<class Visit>
void walk(LiveDatabase& live, catalog::RandomHistory& history, int operations, Visit&& visit) {
  for (int drawn = 0, ran = 0; ran < operations && drawn < 20 * operations; ++drawn) {
    const auto operation = history.next(live.on_paper());
    if (!is_taken(live, operation)) continue;
    INFO("step " << ++ran << ": " << text_of(operation));
    visit(operation);
  }
}

void grow(LiveDatabase& live, catalog::RandomHistory& history, int operations) {
  walk(live, history, operations,
       [&](const model::Operation& operation) { REQUIRE(failure(live, operation) == ""); });
}

template<class Database>
void leaves_what_it_says(const std::string& dialect, std::uint32_t count) {
  for (std::uint32_t seed = 1; seed <= seeds(count); ++seed) DYNAMIC_SECTION("seed " << seed) {
      const Database database;
      LiveDatabase live(dialect_named(dialect), database.url());
      catalog::RandomHistory history(seed);
      int ran = 0;
      walk(live, history, 80, [&](const model::Operation& operation) {
        REQUIRE(failure(live, operation) == "");
        if (++ran % 20 == 0) REQUIRE(live.unforeseen() == "");
      });
    }
}

void leads(LiveDatabase& live, const catalog::Catalog& to) {
  live.put_on_paper();
  const auto steps = catalog::diff(live.on_paper(), to, {true});
  INFO(text_of(steps));
  REQUIRE(failure(live, steps) == "");
  CHECK(live.difference({to, "there", true}, live.inspected()) == "");
}

template<class Database>
void leads_there_and_back(const std::string& dialect, std::uint32_t count) {
  for (std::uint32_t seed = 1; seed <= seeds(count); ++seed) DYNAMIC_SECTION("seed " << seed) {
      const Database first, second;
      LiveDatabase live(dialect_named(dialect), first.url()), other(dialect_named(dialect), second.url());
      catalog::RandomHistory history(seed), another(seed + 1000);
      grow(live, history, 40);
      grow(other, another, 40);
      const auto here = live.inspected();
      leads(live, other.inspected());
      leads(live, here);
    }
}

template<class Database>
void comes_back(const std::string& dialect, std::uint32_t count) {
  for (std::uint32_t seed = 1; seed <= seeds(count); ++seed) DYNAMIC_SECTION("seed " << seed) {
      const Database database;
      LiveDatabase live(dialect_named(dialect), database.url());
      catalog::RandomHistory history(seed);
      walk(live, history, 60, [&](const model::Operation& operation) {
        const auto inverse = catalog::invert(operation, live.on_paper());
        const auto before = live.inspected();
        REQUIRE(failure(live, operation) == "");
        const auto* found = std::get_if<catalog::Inverse>(&inverse);
        if (found == nullptr) return;
        INFO(text_of(found->operations));
        REQUIRE(failure(live, found->operations) == "");
        REQUIRE(live.difference({before, "before", true}, live.inspected()) == "");
        REQUIRE(failure(live, operation) == "");
      });
    }
}

/// What a text does is what is said here, or nothing is said: the operations that it is read as.
std::optional<std::vector<model::Operation>> read(const dialect::Dialect& dialect, const std::string& sql,
                                                  catalog::Catalog now) {
  std::vector<model::Operation> operations;
  for (const auto& reading : dialect.read({sql, {}}, now)) {
    if (reading.grasp != dialect::SqlReading::Grasp::operations) return std::nullopt;
    operations.insert(operations.end(), reading.operations.begin(), reading.operations.end());
  }
  return operations;
}

std::string rendered_in_turn(const dialect::Dialect& dialect, const std::vector<model::Operation>& operations,
                             catalog::Catalog now) {
  std::string text;
  for (const auto& operation : operations) {
    const auto rendering = conformance::rendered(dialect, operation, now);
    if (base::has_errors(rendering.problems)) return "not rendered: " + rendering.problems.front().message;
    text += (text.empty() ? "" : ";\n") + conformance::text_of(rendering);
    catalog::apply(now, operation, {}, dialect.name());
  }
  return text;
}

void is_read_as_it_was_rendered(const std::string& name, std::uint32_t count) {
  const auto dialect = dialect_named(name);
  std::size_t compared = 0;
  for (std::uint32_t seed = 1; seed <= seeds(count); ++seed) {
    catalog::RandomHistory history(seed);
    catalog::Catalog now(dialect->naming());
    for (int drawn = 0; drawn < 300; ++drawn) {
      const auto operation = history.next(now);
      const auto rendering = conformance::rendered(*dialect, operation, now);
      if (base::has_errors(rendering.problems)) continue;
      const auto sql = conformance::text_of(rendering);
      INFO("seed " << seed << ": " << text_of(operation) << "\n" << sql);
      if (const auto found = read(*dialect, sql, now)) {
        INFO(text_of(*found));
        CHECK(rendered_in_turn(*dialect, *found, now) == sql);
        ++compared;
      }
      catalog::apply(now, operation, {}, name);
    }
  }
  CHECK(compared > 50);
}
} // namespace

TEST_CASE("a random history leaves on SQLite what it says") {
  leaves_what_it_says<SqliteDatabase>("sqlite", 3);
}
TEST_CASE("a random history leaves on PostgreSQL what it says") {
  leaves_what_it_says<PostgresDatabase>("postgresql", 3);
}

TEST_CASE("the difference of two SQLite databases leads from one to the other and back") {
  leads_there_and_back<SqliteDatabase>("sqlite", 3);
}
TEST_CASE("the difference of two PostgreSQL databases leads from one to the other and back") {
  leads_there_and_back<PostgresDatabase>("postgresql", 3);
}

TEST_CASE("the inverse of whatever ran leaves an SQLite database as it was") {
  comes_back<SqliteDatabase>("sqlite", 2);
}
TEST_CASE("the inverse of whatever ran leaves a PostgreSQL database as it was") {
  comes_back<PostgresDatabase>("postgresql", 1);
}

TEST_CASE("what is rendered for SQLite is read as the same or not at all") {
  is_read_as_it_was_rendered("sqlite", 10);
}
TEST_CASE("what is rendered for PostgreSQL is read as the same or not at all") {
  is_read_as_it_was_rendered("postgresql", 10);
}
