#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <set>

namespace aludel::lint::rules {

namespace {
/// The tables that have foreign keys to these, and those that have to them.
std::vector<std::string> pointing_closure(const std::vector<const catalog::Table*>& named,
                                          const catalog::Catalog& catalog) {
  std::set<model::QualifiedName> seen;
  for (const auto* table : named) seen.insert(catalog.resolved(table->name));
  std::vector<std::string> also;
  auto next = named;
  while (!next.empty()) {
    std::vector<const catalog::Table*> further;
    for (const auto* table : next)
      for (const auto* child : catalog.pointing_at(table->name))
        if (seen.insert(catalog.resolved(child->name)).second) {
          also.push_back(to_string(child->name));
          further.push_back(child);
        }
    next = std::move(further);
  }
  return also;
}
} // namespace

Remarks truncate_cascade(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr || raw->kind != "TRUNCATE TABLE") return {};
  if (!catalog::is_keyword(catalog::words_of(raw->statement.sql).back(), "cascade")) return {};
  const auto tables = live_tables_written(t);
  if (tables.empty()) return {};
  std::vector<std::string> named;
  for (const auto* table : tables) named.push_back(to_string(table->name));
  const auto also = pointing_closure(tables, t.before());
  Remark remark{"removes all rows of " + listed(named) +
                    (also.empty() ? " and of whatever points at it" : ", and also of " + listed(also)),
                "name every table that is to be emptied, without CASCADE"};
  remark.data_loss = true;
  return {remark};
}

} // namespace aludel::lint::rules
