#include "framework/lint/needs.hpp"

#include "framework/lint/absences.hpp"
#include "framework/lint/assignments.hpp"
#include "framework/lint/clashes.hpp"
#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/insertions.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
using model::ObjectKind;
using model::ObjectName;
using model::QualifiedName;

struct NamedColumnsOf {
  NamedColumns operator()(const model::CreateIndex& o) const {
    NamedColumns named{&o.table, o.index.include};
    for (const auto& key : o.index.columns) named.columns.push_back(key.column);
    return named;
  }
  NamedColumns operator()(const model::AddPrimaryKey& o) const { return {&o.table, o.columns}; }
  NamedColumns operator()(const model::AddUnique& o) const { return {&o.table, o.columns}; }
  NamedColumns operator()(const model::AddForeignKey& o) const { return {&o.table, o.columns}; }
  NamedColumns operator()(const model::CreateTable& o) const {
    NamedColumns named{&o.name, {}};
    const auto add = [&](const auto& key) {
      named.columns.insert(named.columns.end(), key.columns.begin(), key.columns.end());
    };
    if (o.primary_key) add(*o.primary_key);
    std::for_each(o.uniques.begin(), o.uniques.end(), add);
    std::for_each(o.foreign_keys.begin(), o.foreign_keys.end(), add);
    return named;
  }
  NamedColumns operator()(const auto&) const { return {}; }
};

/// What an operation names besides relations, keys and what it drops.
struct NeedsOf {
  std::vector<Need>& out;
  std::string_view dialect;

  void whole(ObjectKind kind, const QualifiedName& name) const {
    if (!name.empty()) out.push_back({{kind, name, {}, {}}});
  }
  void part(ObjectKind kind, const QualifiedName& table, const model::Identifier& name) const {
    out.push_back({{kind, table, name, {}}});
  }
  void type(const model::Type& given) const {
    const auto native = given.native.find(std::string(dialect));
    whole(ObjectKind::type,
          native == given.native.end() ? given.enumeration : model::parse_qualified(native->second));
  }
  void schema(const QualifiedName& name) const {
    if (!name.schema.empty()) whole(ObjectKind::schema, {name.schema});
  }
  void operator()(const model::CreateTable& o) const {
    schema(o.name);
    for (const auto& column : o.columns) type(column.type);
  }
  void operator()(const model::AddColumn& o) const { type(o.column.type); }
  void operator()(const model::AlterColumn& o) const {
    part(ObjectKind::column, o.table, o.column);
    if (o.type) type(*o.type);
  }
  void operator()(const model::RenameColumn& o) const { part(ObjectKind::column, o.table, o.from); }
  void operator()(const model::RenameConstraint& o) const { part(ObjectKind::constraint, o.table, o.from); }
  void operator()(const model::ValidateConstraint& o) const { part(ObjectKind::constraint, o.table, o.name); }
  void operator()(const model::RenameIndex& o) const { whole(ObjectKind::index, o.from); }
  void operator()(const model::Reindex& o) const { whole(ObjectKind::index, o.index); }
  void operator()(const model::Rename& o) const { out.push_back({o.on}); }
  void operator()(const model::Comment& o) const { out.push_back({o.on}); }
  void operator()(const model::CreateTrigger& o) const {
    if (!o.function.empty()) out.push_back({{ObjectKind::function, o.function, {}, model::Arguments()}});
  }
  void operator()(const model::AddEnumValue& o) const { whole(ObjectKind::type, o.name); }
  void operator()(const model::RenameEnumValue& o) const { whole(ObjectKind::type, o.name); }
  void operator()(const model::AlterSequence& o) const { whole(ObjectKind::sequence, o.name); }
  void operator()(const auto& o) const {
    if constexpr (requires { o.name.schema; }) schema(o.name);
  }
};

void add_columns(const QualifiedName& table, const model::Identifiers& columns, std::vector<Need>& out) {
  for (const auto& column : columns)
    if (!table.empty() && !column.empty()) out.push_back({{ObjectKind::column, table, column, {}}});
}

/// SQLite says which column it misses of a statement that it does not take.
void add_refused(const Transition& t, std::vector<Need>& out) {
  constexpr std::string_view words = "no such column: ";
  const auto refusal = refusal_of(t);
  if (refusal.rfind(words, 0) != 0) return;
  for (const auto& mention : t.raw()->mentions)
    if (mention.object.kind == ObjectKind::table)
      add_columns(mention.object.name, {model::Identifier(refusal.substr(words.size()))}, out);
}
} // namespace

NamedColumns named_columns(const model::Operation& operation) {
  return std::visit(NamedColumnsOf{}, operation);
}

std::vector<Need> needs(const Transition& t) {
  std::vector<Need> out;
  const auto add_tables = [&](std::vector<NeededName> names) {
    for (auto& one : names) out.push_back({{ObjectKind::table, std::move(one.name), {}, {}}, one.place});
  };
  add_tables(needed_relations(t));
  add_tables(referenced_tables(t));
  if (const auto named = named_columns(t.change.operation);
      named.table != nullptr && t.as<model::CreateTable>() == nullptr)
    add_columns(*named.table, named.columns, out);
  for (const auto& insertion : insertions(t)) add_columns(insertion.table, insertion.columns, out);
  for (const auto& assignment : assignments(t)) add_columns(assignment.table, assignment.columns, out);
  add_refused(t, out);
  if (const auto drop = drop_of(t.change.operation); drop && !drop->if_exists) out.push_back({drop->object});
  std::visit(NeedsOf{out, t.passage->scene.dialect.name()}, t.change.operation);
  return out;
}

const catalog::Origin* origin_of_needed(const ObjectName& object, const catalog::Catalog& catalog) {
  if (object.kind == ObjectKind::table)
    if (const auto* view = catalog.view(object.name)) return &view->origin;
  return origin_of(object, catalog);
}

} // namespace aludel::lint
