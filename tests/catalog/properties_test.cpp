#include "framework/catalog/apply.hpp"
#include "framework/catalog/comparison.hpp"
#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/diff.hpp"
#include "framework/catalog/invert.hpp"
#include "tests/catalog/random_history.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::catalog;

namespace {
std::string listed(const std::vector<model::Operation>& operations) {
  std::string text;
  for (const auto& operation : operations) text += summary(operation) + "\n";
  return text;
}

/// Runs operations that must not clash.
Catalog replayed(Catalog catalog, const std::vector<model::Operation>& operations) {
  for (const auto& operation : operations) {
    INFO(summary(operation));
    const auto clashes = apply(catalog, operation, {}, "any");
    CHECK((clashes.empty() ? "" : clashes.front().message) == "");
  }
  return catalog;
}

template<class Part>
std::string unlike_parts(const std::vector<Part>& a, const std::vector<Part>& b, const Catalog& catalog) {
  std::string count;
  for (const auto& part : a)
    if (std::none_of(b.begin(), b.end(), [&](const Part& other) { return alike(part, other, catalog); }))
      count += '+';
  return count;
}

std::string unlike_parts(const Table& a, const Table& b, const Catalog& catalog) {
  return "columns" + unlike_parts(a.columns, b.columns, catalog) + " constraints" +
         unlike_parts(a.constraints, b.constraints, catalog) + " indexes" +
         unlike_parts(a.indexes, b.indexes, catalog);
}

std::string unlike(const Catalog& a, const Catalog& b) {
  std::string names;
  const auto note = [&](const auto& object, const auto* other) {
    if (other == nullptr || !alike(object, *other, a)) names += to_string(name_of(object)) + " ";
  };
  a.for_each_table([&](const Table& t) {
    const auto* other = b.table(t.name);
    note(t, other);
    if (other != nullptr && !alike(t, *other, a)) names += "(" + unlike_parts(t, *other, a) + ") ";
  });
  a.for_each_view([&](const View& v) { note(v, b.view(v.name())); });
  a.for_each_type([&](const Type& t) { note(t, b.type(t.name())); });
  a.for_each_sequence([&](const Sequence& s) { note(s, b.sequence(s.definition.name)); });
  a.for_each_routine([&](const Routine& r) { note(r, b.routine(r.name(), r.body().arguments)); });
  a.for_each_grant([&](const Grant& g) {
    const auto* other = b.grant(g.on, g.role);
    if (other == nullptr || !alike(g, *other))
      names += "rights on " + to_string(g.on) + " of " + g.role.text + " ";
  });
  return names;
}

Catalog empty() { return Catalog(Naming{"public", false}); }

template<class Check>
void for_each_history(std::uint32_t count, const Check& check) {
  for (std::uint32_t seed = 1; seed <= count; ++seed) {
    INFO("seed " << seed);
    RandomHistory history(seed);
    check(history, seed);
  }
}

void check_difference(const Catalog& from, const Catalog& to) {
  const auto steps = diff(from, to, {true});
  INFO(listed(steps));
  const auto after = replayed(from, steps);
  CHECK(unlike(after, to) + unlike(to, after) == "");
  CHECK(same(after, to));
  CHECK(listed(diff(after, to, {true})) == "");
}
} // namespace

TEST_CASE("the difference of two catalogs leads from one to the other") {
  for_each_history(300, [](RandomHistory& history, std::uint32_t seed) {
    const auto from = history.after(empty(), 60);
    const auto to = history.after(from, 40);
    const auto other = RandomHistory(seed + 1000).after(empty(), 60);
    check_difference(empty(), from);
    check_difference(from, to);
    check_difference(to, from);
    check_difference(from, other);
    check_difference(from, empty());
  });
}

TEST_CASE("whatever the operation its inverse leaves the catalog as it was") {
  for_each_history(100, [](RandomHistory& history, std::uint32_t) {
    auto catalog = empty();
    for (int i = 0; i < 100; ++i) {
      const auto operation = history.next(catalog);
      INFO("step " << i << ": " << summary(operation));
      const auto inverse = invert(operation, catalog);
      const auto after = replayed(catalog, {operation});
      if (const auto* found = std::get_if<Inverse>(&inverse)) {
        INFO(listed(found->operations));
        const auto back = replayed(after, found->operations);
        REQUIRE(unlike(back, catalog) + unlike(catalog, back) == "");
        REQUIRE(same(back, catalog));
      } else {
        CHECK_FALSE(std::get<NoInverse>(inverse).reason.empty());
      }
      catalog = after;
    }
  });
}

TEST_CASE("without drops everything that is asked for is made and nothing goes") {
  for_each_history(100, [](RandomHistory& history, std::uint32_t) {
    const auto from = history.after(empty(), 50);
    const auto to = history.after(from, 40);
    const auto steps = diff(from, to, {false});
    INFO(listed(steps));
    const auto after = replayed(from, steps);
    from.for_each_table([&](const Table& table) { CHECK(after.table(table.name) != nullptr); });
    from.for_each_view([&](const View& view) { CHECK(after.view(view.name()) != nullptr); });
    CHECK(listed(diff(after, to, {false})) == "");
  });
}
