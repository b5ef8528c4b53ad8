#include "framework/catalog/apply.hpp"
#include "framework/catalog/comparison.hpp"
#include "framework/catalog/invert.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::catalog;
using model::GrantKind;
using model::GrantTarget;

namespace {
struct Roles {
  Catalog catalog{Naming{"public", false}};

  Roles() {
    for (const std::string name : {"books", "loans"}) {
      model::CreateTable table;
      table.name = Identifier(name);
      table.columns.resize(2);
      table.columns[0].name = "id";
      table.columns[1].name = "title";
      run(table);
    }
    model::CreateFunction function;
    function.name = "f";
    function.routine.arguments = {{"n", "int", {}, {}}};
    run(function);
  }
  void run(const model::Operation& operation) {
    CHECK(apply(catalog, operation, {"r", false}, "any").empty());
  }

  /// The operation leads to `rights` on `on`, and its inverse leads back.
  void check(const model::Operation& operation, const GrantTarget& on,
             const std::set<model::Privilege>& rights) {
    INFO(summary(operation));
    const auto before = catalog;
    const auto inverse = invert(operation, catalog);
    run(operation);
    const auto* grant = catalog.grant(on, "reader");
    CHECK((grant == nullptr ? std::set<model::Privilege>{} : grant->privileges) == rights);
    auto back = catalog;
    for (const auto& one : std::get<Inverse>(inverse).operations) apply(back, one, {}, "any");
    CHECK(same(back, before));
  }
};

const GrantTarget books{GrantKind::table, "books", {}, {}};
const Identifiers reader{"reader"};
} // namespace

TEST_CASE("rights add up, one grant an object and role") {
  using enum model::Privilege;
  Roles roles;
  roles.check(model::Grant{{select}, books, reader, false}, books, {select});
  roles.check(model::Grant{{select, update}, books, reader, false}, books, {select, update});
  roles.check(model::Revoke{{select, insert}, books, reader, false, false}, books, {update});
  roles.check(model::Grant{{all}, books, reader, false}, books, {all});
  roles.check(model::Revoke{{truncate, trigger, references}, books, reader, false, false}, books,
              {select, insert, update, delete_});
  roles.check(model::Revoke{{all}, books, reader, false, false}, books, {});
  CHECK(roles.catalog.grants_on(GrantKind::table, "books").empty());
}

TEST_CASE("the right to give on is taken back alone") {
  using enum model::Privilege;
  Roles roles;
  roles.check(model::Grant{{select}, books, reader, true}, books, {select});
  CHECK(roles.catalog.grant(books, "reader")->grantable.size() == 1);
  roles.check(model::Revoke{{select}, books, reader, true, false}, books, {select});
  CHECK(roles.catalog.grant(books, "reader")->grantable.empty());
}

TEST_CASE("rights in a schema are rights on what it holds") {
  using enum model::Privilege;
  Roles roles;
  const GrantTarget tables{GrantKind::tables_in, "public", {}, {}};
  roles.check(model::Grant{{select}, tables, reader, false}, books, {select});
  CHECK(roles.catalog.grant({GrantKind::table, "loans", {}, {}}, "reader") != nullptr);
  roles.check(model::Grant{{select, insert}, tables, reader, false}, books, {select, insert});
}

TEST_CASE("rights on columns follow them, and go with rights on the table") {
  using enum model::Privilege;
  Roles roles;
  const GrantTarget title{GrantKind::table, "books", {"title"}, {}};
  roles.check(model::Grant{{update}, {GrantKind::table, "books", {"id", "title"}, {}}, reader, false}, title,
              {update});
  roles.run(model::RenameColumn{"books", "id", "key"});
  CHECK(roles.catalog.grant({GrantKind::table, "books", {"key"}, {}}, "reader") != nullptr);
  roles.run(model::DropColumn{"books", "key", false, false});
  CHECK(roles.catalog.grants_on(GrantKind::table, "books").size() == 1);
  roles.check(model::Revoke{{update}, books, reader, false, false}, title, {});
}

TEST_CASE("rights on columns outlast rights in a schema that are given and taken back") {
  using enum model::Privilege;
  Roles roles;
  const GrantTarget title{GrantKind::table, "books", {"title"}, {}};
  roles.run(model::Grant{{select}, title, reader, false});
  roles.check(model::Grant{{select}, {GrantKind::tables_in, "public", {}, {}}, reader, false}, title,
              {select});
}

TEST_CASE("everybody may execute a function until it is said otherwise") {
  using enum model::Privilege;
  Roles roles;
  const GrantTarget function{GrantKind::function, "f", {}, {}};
  const model::Revoke revoke{{execute}, function, {"public"}, false, false};
  const auto inverse = std::get<Inverse>(invert(revoke, roles.catalog));
  REQUIRE(inverse.operations.size() == 1);
  CHECK(std::holds_alternative<model::Grant>(inverse.operations.front()));
  roles.run(revoke);
  REQUIRE(roles.catalog.grant(function, "public") != nullptr);
  CHECK(roles.catalog.grant(function, "public")->privileges.empty());
  CHECK(roles.catalog.grant({GrantKind::function, "f", {}, model::Arguments{{{}, "integer", {}, {}}}},
                            "public") != nullptr);
  roles.run(inverse.operations.front());
  CHECK(roles.catalog.grant(function, "public") == nullptr);
}

TEST_CASE("who had which rights on what raw SQL made is not known") {
  using enum model::Privilege;
  Roles roles;
  const auto reason = [&](const model::Operation& operation) {
    const auto inverse = invert(operation, roles.catalog);
    const auto* none = std::get_if<NoInverse>(&inverse);
    return none == nullptr ? std::string() : none->reason;
  };
  CHECK(reason(model::Revoke{{select}, {GrantKind::table, "unknown", {}, {}}, reader, false, false}) ==
        "who had which rights on unknown is not known");
  CHECK_FALSE(reason(model::Revoke{{select}, books, reader, false, true}).empty());
  CHECK(reason(model::Grant{{select}, {GrantKind::table, "unknown", {}, {}}, reader, false}).empty());
}
