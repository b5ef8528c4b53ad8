#include "dialects/postgresql/understand/lift.hpp"
#include "dialects/postgresql/understand/object_kinds.hpp"

#include <pg_query/pg_query.pb-c.h>

namespace aludel::postgresql::reading {

namespace {
using model::ObjectKind;

/// Those that are one thing in the vocabulary and another in the grammar: a foreign table is no table of
/// ours.
std::optional<ObjectKind> kind_of(int type) {
  const bool other = type == PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE ||
                     type == PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE ||
                     type == PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE;
  return other ? std::nullopt : object_kind(type);
}

/// ALTER TABLE renames every relation (the manual, ALTER TABLE): what the catalog knows it to be.
ObjectKind known_kind(const catalog::Catalog& now, const model::QualifiedName& name) {
  switch (now.relation(name).value_or(catalog::Relation::table)) {
  case catalog::Relation::table: return ObjectKind::table;
  case catalog::Relation::index: return ObjectKind::index;
  case catalog::Relation::sequence: return ObjectKind::sequence;
  case catalog::Relation::view: break;
  }
  const auto* view = now.view(name);
  return view != nullptr && view->is_materialized() ? ObjectKind::materialized_view : ObjectKind::view;
}
} // namespace

/// What a list of names, a type, a routine or a single name stands for.
model::ObjectName Lift::object(int type, const Node& named) {
  const auto kind = kind_of(type);
  if (!kind) {
    beyond();
    return {};
  }
  switch (named.node_case) {
  case PG_QUERY__NODE__NODE_STRING: return {*kind, model::Identifier(string_of(&named)), {}, {}};
  case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS: return routine(*kind, *named.object_with_args);
  case PG_QUERY__NODE__NODE_TYPE_NAME: {
    const auto& type_name = *named.type_name;
    allow(says_only(type_name, &TypeName::names, &TypeName::typemod));
    return {*kind, name(nodes(type_name.n_names, type_name.names)), {}, {}};
  }
  case PG_QUERY__NODE__NODE_LIST: break;
  default: beyond(); return {};
  }
  const auto names = nodes(named.list->n_items, named.list->items);
  if (!model::is_part(*kind) || names.empty())
    return {*kind, is_relation(*kind) ? relation(names) : name(names), {}, {}};
  return {*kind, relation(names.first(names.size() - 1)), model::Identifier(string_of(names.back())), {}};
}

model::ObjectName Lift::routine(model::ObjectKind kind, const ObjectWithArgs& named) {
  model::ObjectName out{kind, name(nodes(named.n_objname, named.objname)), {}, {}};
  if (named.args_unspecified) return out;
  allow(named.n_objfuncargs == named.n_objargs || named.n_objfuncargs > 0);
  out.arguments.emplace();
  for (const auto* parameter : nodes(named.n_objfuncargs, named.objfuncargs))
    out.arguments->push_back(argument(*parameter->function_parameter));
  return out;
}

void Lift::operator()(const RenameStmt& s) {
  allow(says_only(s, &RenameStmt::rename_type, &RenameStmt::relation_type, &RenameStmt::relation,
                  &RenameStmt::object, &RenameStmt::subname, &RenameStmt::newname));
  const model::Identifier from(s.subname);
  const model::Identifier to(s.newname);
  if (s.object != nullptr) return add(model::Rename{object(s.rename_type, *s.object), to});
  auto kind = kind_of(s.rename_type);
  if (!kind) return beyond();
  if (s.relation == nullptr) return add(model::Rename{{*kind, from, {}, {}}, to});
  const auto named = name(*s.relation);
  if (kind == ObjectKind::table || kind == ObjectKind::column || kind == ObjectKind::constraint) {
    const auto known = known_kind(now_, named);
    allow(kind == ObjectKind::table || known == ObjectKind::table);
    if (kind == ObjectKind::table) kind = known;
  }
  switch (*kind) {
  case ObjectKind::table: return add(model::RenameTable{named, to});
  case ObjectKind::index: return add(model::RenameIndex{named, to});
  case ObjectKind::constraint: return add(model::RenameConstraint{named, from, to});
  case ObjectKind::column:
    allow(s.relation_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE);
    return add(model::RenameColumn{named, from, to});
  default: return add(model::Rename{{*kind, named, from, {}}, to});
  }
}

void Lift::operator()(const CommentStmt& s) {
  allow(says_only(s, &CommentStmt::objtype, &CommentStmt::object, &CommentStmt::comment));
  if (s.object == nullptr) return beyond();
  const std::string text = s.comment;
  add(model::Comment{object(s.objtype, *s.object), text.empty() ? std::nullopt : std::optional(text)});
}

void Lift::operator()(const CreateSchemaStmt& s) {
  allow(says_only(s, &CreateSchemaStmt::schemaname, &CreateSchemaStmt::if_not_exists));
  add(model::CreateSchema{model::Identifier(s.schemaname), s.if_not_exists != 0});
}

void Lift::operator()(const CreateExtensionStmt& s) {
  allow(says_only(s, &CreateExtensionStmt::extname, &CreateExtensionStmt::if_not_exists,
                  &CreateExtensionStmt::options));
  model::CreateExtension o{model::Identifier(s.extname), s.if_not_exists != 0, {}, {}};
  for (const auto* node : nodes(s.n_options, s.options)) {
    const std::string_view option = node->def_elem->defname;
    if (option == "schema")
      o.schema = model::Identifier(string_of(node->def_elem->arg));
    else if (option == "new_version")
      o.version = string_of(node->def_elem->arg);
    else
      beyond();
    allow(!string_of(node->def_elem->arg).empty());
  }
  add(std::move(o));
}

} // namespace aludel::postgresql::reading
