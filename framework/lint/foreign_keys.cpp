#include "framework/lint/foreign_keys.hpp"

#include "framework/lint/locks.hpp"

namespace aludel::lint {

namespace {
struct KeysOf {
  std::vector<MadeForeignKey>& out;

  void at_columns(const model::QualifiedName& table, const std::vector<model::Column>& columns) const {
    for (const auto& column : columns)
      if (column.references) out.push_back({table, {column.name}, *column.references});
  }
  void operator()(const model::CreateTable& o) const {
    at_columns(o.name, o.columns);
    for (const auto& key : o.foreign_keys) out.push_back({o.name, key.columns, key.references});
  }
  void operator()(const model::AddColumn& o) const { at_columns(o.table, {o.column}); }
  void operator()(const model::AddForeignKey& o) const { out.push_back({o.table, o.columns, o.references}); }
  void operator()(const auto&) const {}
};
} // namespace

std::vector<MadeForeignKey> made_foreign_keys(const Transition& t) {
  std::vector<MadeForeignKey> out;
  if (!is_skipped(t)) std::visit(KeysOf{out}, t.change.operation);
  return out;
}

std::vector<JoinedForeignKey> joined_foreign_keys(const Transition& t) {
  std::vector<JoinedForeignKey> joined;
  for (auto& key : made_foreign_keys(t)) {
    const auto* child = t.after().table(key.table);
    const auto* parent = t.after().table(key.references.table);
    if (child != nullptr && parent != nullptr && child->certain() && parent->certain())
      joined.push_back({std::move(key), *child, *parent});
  }
  return joined;
}

/// SQLite looks when rows come, not before; its names have no case.
const Transition& fitting(const Transition& t) {
  return t.before().naming().ignores_case ? t.passage->transitions.back() : t;
}

model::Identifiers target_columns(const model::References& references, const catalog::Table& parent) {
  if (!references.columns.empty()) return references.columns;
  const auto* key = parent.primary_key();
  return key == nullptr ? model::Identifiers{} : std::get<model::PrimaryKey>(key->definition).columns;
}

bool are_foreign_keys_on(const Scene& scene) {
  const auto set = scene.settings.foreign_keys.find(std::string(scene.dialect.name()));
  return set == scene.settings.foreign_keys.end() || set->second;
}

} // namespace aludel::lint
