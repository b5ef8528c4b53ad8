#include "dialects/ansi/table_parts.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
const ansi::Spelling spelling{"here", [](const model::Identifier& name) { return name.text; }};
}

TEST_CASE("a foreign key says only what is not the default") {
  model::References references;
  references.table = "p";
  CHECK(ansi::references(references, spelling) == "REFERENCES p");
  references.columns = {"a", "b"};
  references.match = model::Match::full;
  references.on_delete = model::ReferentialAction::set_default;
  references.on_update = model::ReferentialAction::set_null;
  CHECK(ansi::clause(model::ForeignKey{{}, {"x", "y"}, references}, spelling) ==
        "FOREIGN KEY (x, y) REFERENCES p (a, b) MATCH FULL ON DELETE SET DEFAULT ON UPDATE SET NULL");
  CHECK(ansi::deferrable(model::Deferrable::no).empty());
  CHECK(ansi::deferrable(model::Deferrable::initially_immediate) == " DEFERRABLE");
  CHECK(ansi::deferrable(model::Deferrable::initially_deferred) == " DEFERRABLE INITIALLY DEFERRED");
}

TEST_CASE("a constraint is named only when its author named it") {
  catalog::Constraint constraint;
  constraint.name = "t_pkey";
  CHECK(ansi::constraint_prefix(constraint, spelling).empty());
  constraint.named = true;
  CHECK(ansi::constraint_prefix(constraint, spelling) == "CONSTRAINT t_pkey ");
  CHECK(ansi::constraint_prefix(model::Identifier(), spelling).empty());
}

TEST_CASE("layout of a table") { CHECK(ansi::body({"a int", "b int"}) == "(\n  a int,\n  b int\n)"); }

TEST_CASE("index keys") {
  base::Diagnostics problems;
  model::Index index;
  index.columns = {{"a", {}, model::SortOrder::descending, model::NullsOrder::first, "ops", "nocase"},
                   {{}, model::SqlText{"lower(b)", {}}, {}, model::NullsOrder::last, {}, {}}};
  CHECK(ansi::index_keys(index, spelling, problems) ==
        "(a COLLATE nocase ops DESC NULLS FIRST, (lower(b)) NULLS LAST)");
  CHECK(ansi::where(model::SqlText{"a > 0", {}}, spelling, problems) == " WHERE a > 0");
  CHECK(ansi::where({}, spelling, problems).empty());
  CHECK(problems.empty());
}
