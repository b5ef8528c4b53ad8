#include "framework/lint/rebuilds.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/relations.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/foreign_keys.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint {

namespace {
/// What gives the name of a dropped table to one of this revision.
const Transition* heir_of(const Transition& dropped, const model::QualifiedName& name) {
  for (const auto& one : later(dropped)) {
    const auto* o = one.as<model::RenameTable>();
    if (o == nullptr || !same(one, {o->from.schema, o->to}, name)) continue;
    const auto* heir = one.before().table(o->from);
    if (heir != nullptr && is_new(one, *heir)) return &one;
  }
  return nullptr;
}

/// What "PRAGMA name = value" and "PRAGMA name(value)" set; nullopt where it only asks.
std::optional<bool> value_set(const dialect::SqlReading& reading, std::string_view pragma) {
  const auto tokens = catalog::tokens_of(reading.statement.sql);
  const auto name = std::find_if(tokens.begin(), tokens.end(),
                                 [&](const auto& token) { return base::iequals(token.text, pragma); });
  if (reading.kind != "PRAGMA" || tokens.end() - name < 3) return std::nullopt;
  constexpr std::array off{"off", "0", "false", "no"};
  return std::none_of(off.begin(), off.end(),
                      [&](const char* word) { return base::iequals((name + 2)->text, word); });
}
} // namespace

std::vector<Rebuild> rebuilds(const Passage& passage) {
  std::vector<Rebuild> all;
  for (const auto& t : passage.transitions) {
    const auto* o = t.as<model::DropTable>();
    const auto* table = o == nullptr ? nullptr : live_table(t, o->name);
    const auto* renamed = table == nullptr ? nullptr : heir_of(t, table->name);
    if (renamed != nullptr) all.push_back({table, &t, renamed});
  }
  return all;
}

std::vector<std::string> readers_of(const model::QualifiedName& table, const catalog::Catalog& catalog) {
  std::vector<std::string> readers;
  const auto add_triggers = [&](const std::vector<catalog::Trigger>& triggers) {
    for (const auto& [definition, comment, origin, verbatim] : triggers)
      if (!origin.maybe && catalog::reads({definition.text().text, {}}, table, catalog))
        readers.push_back("trigger " + definition.name.text + " of " + to_string(definition.table));
  };
  catalog.for_each_view([&](const catalog::View& view) {
    if (!view.certain()) return;
    if (catalog::reads(view.query(), table, catalog)) readers.push_back("view " + to_string(view.name()));
    add_triggers(view.triggers);
  });
  catalog.for_each_table([&](const catalog::Table& one) {
    if (!one.origin.maybe) add_triggers(one.triggers);
  });
  return readers;
}

bool is_reshaping(const Transition& t) {
  if (t.transaction == 0 || t.passage->revision.header.transaction == model::TransactionMode::none)
    return false;
  const auto& all = t.passage->transitions;
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    return one.transaction == t.transaction &&
           t.passage->scene.dialect.reshapes(one.change.step->operation, one.before());
  });
}

std::optional<bool> pragma_before(const Transition& t, std::string_view pragma, bool bare) {
  std::optional<bool> on;
  for (const auto& one : earlier(t))
    if (one.raw() != nullptr && (!bare || one.transaction == 0))
      if (const auto set = value_set(*one.raw(), pragma)) on = set;
  return on;
}

bool are_foreign_keys_enforced(const Transition& t) {
  if (is_reshaping(t)) return false;
  return pragma_before(t, "foreign_keys", true).value_or(are_foreign_keys_on(t.passage->scene));
}

} // namespace aludel::lint
