#include "framework/catalog/following.hpp"
#include "framework/catalog/renames.hpp"
#include "framework/catalog/table_parts.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
void rename_in(Identifiers& columns, const Identifier& from, const Identifier& to, const Naming& naming) {
  for (auto& column : columns)
    if (same_name(column, from, naming)) column = to;
}

/// Within the table itself a word that is the column's name stands for the column.
struct RenameIn {
  const Identifier& from;
  const Identifier& to;
  const Naming& naming;
  void text(model::SqlText& sql) const { sql = renamed(std::move(sql), from, to); }
  void text(base::Boxed<model::SqlText>& sql) const {
    if (sql) text(*sql);
  }
  void operator()(model::PrimaryKey& key) const { rename_in(key.columns, from, to, naming); }
  void operator()(model::Unique& unique) const { rename_in(unique.columns, from, to, naming); }
  void operator()(model::Check& check) const { text(check.sql); }
  void operator()(model::ForeignKey& key) const { rename_in(key.columns, from, to, naming); }
  void operator()(model::Exclusion& exclusion) const {
    text(exclusion.where);
    for (auto& element : exclusion.elements) {
      text(element.expr);
      if (same_name(element.column, from, naming)) element.column = to;
    }
  }
  void operator()(std::vector<model::IndexColumn>& columns) const {
    for (auto& column : columns) {
      text(column.expr);
      if (same_name(column.column, from, naming)) column.column = to;
    }
  }
  void operator()(model::Index& index) const {
    text(index.where);
    rename_in(index.include, from, to, naming);
    (*this)(index.columns);
  }
  void operator()(model::CreateTrigger& trigger) const {
    text(trigger.when);
    for (auto& event : trigger.events) rename_in(event.columns, from, to, naming);
  }
  void operator()(model::CreatePolicy& policy) const {
    text(policy.visible);
    text(policy.check);
  }
};

void rename_within(Table& table, const Identifier& from, const Identifier& to, const Naming& naming) {
  const RenameIn rename{from, to, naming};
  keep_names(table);
  for (auto& column : table.columns) {
    if (same_name(column.definition.name, from, naming)) column.definition.name = to;
    if (column.definition.generated) rename.text(column.definition.generated->sql);
  }
  for (auto& constraint : table.constraints) {
    std::visit(rename, constraint.definition);
    if (!constraint.verbatim.empty())
      constraint.verbatim = renamed(model::SqlText{constraint.verbatim, {}}, from, to).every;
  }
  for (auto& index : table.indexes) rename(index.definition);
  for (auto& trigger : table.triggers) rename(trigger.definition);
  for (auto& policy : table.policies) rename(policy.definition);
  if (table.partition_by) rename(table.partition_by->columns);
}

/// What other objects, and bodies of triggers, say of the column.
struct FollowColumn {
  const Catalog& catalog;
  const QualifiedName& table;
  const Identifier& from;
  const Identifier& to;
  Identifiers rows; ///< NEW and OLD where they are rows of the table
  bool changed = false;

  void text(auto& sql) { follow_to(sql, with_column_renamed(sql, table, from, to, catalog, rows), changed); }
  void own(const QualifiedName&) {}
  void relation(const QualifiedName&) {}
  void routine(const QualifiedName&) {}
  void type(const model::Type&) {}
  void spelling(const std::string&) {}
};

bool follow_in(View& view, const FollowColumn& rule) {
  auto edit = rule;
  std::visit([&](auto& definition) { edit.text(definition.sql); }, view.definition);
  return edit.changed;
}

bool follow_in_triggers(std::vector<Trigger>& triggers, const FollowColumn& rule, bool own) {
  auto edit = rule;
  if (own) edit.rows = {"new", "old"};
  for (auto& trigger : triggers) {
    visit_block(trigger.definition.body, edit);
    visit_block(trigger.definition.file.block, edit);
  }
  return edit.changed;
}

void follow_in_keys(Table& child, const QualifiedName& parent, const Identifier& from, const Identifier& to,
                    const Catalog& catalog) {
  for (auto& constraint : child.constraints)
    if (auto* key = std::get_if<model::ForeignKey>(&constraint.definition))
      if (catalog.same(key->references.table, parent))
        rename_in(key->references.columns, from, to, catalog.naming());
}

bool looks_at(const Table& table, const QualifiedName& parent, const Catalog& catalog) {
  return !table.triggers.empty() ||
         std::any_of(table.constraints.begin(), table.constraints.end(), [&](const Constraint& constraint) {
           const auto* key = std::get_if<model::ForeignKey>(&constraint.definition);
           return key != nullptr && catalog.same(key->references.table, parent);
         });
}

/// A sequence that the column owns, and rights on the column, follow it.
void follow_elsewhere(Catalog& catalog, const QualifiedName& table, const Identifier& from,
                      const Identifier& to) {
  std::vector<Sequence> owned;
  catalog.for_each_sequence([&](const Sequence& sequence) {
    const auto& owner = sequence.definition.options.owned_by;
    if (owner && catalog.same(owner->table, table) && catalog.same(owner->column, from))
      owned.push_back(sequence);
  });
  for (auto& sequence : owned) {
    sequence.definition.options.owned_by->column = to;
    catalog.put(std::move(sequence));
  }
  for (const auto* known : catalog.grants_on(model::GrantKind::table, table)) {
    if (known->on.columns.size() != 1 || !catalog.same(known->on.columns.front(), from)) continue;
    Grant grant = *known;
    catalog.remove_grant(grant.on, grant.role);
    grant.on.columns = {to};
    catalog.put(std::move(grant));
  }
}
} // namespace

void spell_stars(Catalog& catalog, const Table& table) {
  if (!catalog.naming().queries_keep_names) return;
  std::vector<View> changed;
  catalog.for_each_view([&](const View& view) {
    const auto& former = view.query();
    bool unsure = false;
    auto spelled = with_stars_spelled(former, table, catalog, unsure);
    if (spelled == former && !unsure) return;
    changed.push_back(view);
    changed.back().changed_by_sql = view.changed_by_sql || unsure;
    std::visit([&](auto& definition) { definition.sql = std::move(spelled); }, changed.back().definition);
  });
  for (auto& view : changed) catalog.put(std::move(view));
}

void rename_column(Catalog& catalog, const QualifiedName& name, const Identifier& from, const Identifier& to,
                   const Author& author) {
  spell_stars(catalog, *catalog.table(name));
  const Catalog before = catalog;
  const FollowColumn rule{before, name, from, to, {}};
  Table renamed_table = *before.table(name);
  rename_within(renamed_table, from, to, catalog.naming());
  renamed_table.origin.changed = author.revision;
  renamed_table.origin.changed_maybe = renamed_table.origin.changed_maybe || author.maybe;
  catalog.put(std::move(renamed_table));
  before.for_each_table([&](const Table& each) {
    if (!looks_at(each, name, before)) return;
    Table table = *catalog.table(each.name);
    follow_in_keys(table, name, from, to, before);
    follow_in_triggers(table.triggers, rule, before.same(each.name, name));
    catalog.put(std::move(table));
  });
  before.for_each_view([&](View view) {
    const bool query = follow_in(view, rule);
    if (follow_in_triggers(view.triggers, rule, false) || query) catalog.put(std::move(view));
  });
  follow_elsewhere(catalog, name, from, to);
  doubt_own_spellings(catalog);
}

namespace {
template<class Relation>
void doubt(Catalog& catalog, const Relation& relation) {
  const auto& triggers = relation.triggers;
  if (relation.changed_by_sql || std::all_of(triggers.begin(), triggers.end(),
                                             [](const Trigger& trigger) { return trigger.verbatim.empty(); }))
    return;
  Relation changed = relation;
  changed.changed_by_sql = true;
  catalog.put(std::move(changed));
}
} // namespace

void doubt_own_spellings(Catalog& catalog) {
  const Catalog before = catalog;
  before.for_each_table([&](const Table& table) { doubt(catalog, table); });
  before.for_each_view([&](const View& view) { doubt(catalog, view); });
}

} // namespace aludel::catalog
