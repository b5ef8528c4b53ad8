#include "dialects/postgresql/understand/object_kinds.hpp"
#include "dialects/postgresql/understand/walk.hpp"

#include <pg_query/pg_query.pb-c.h>

namespace aludel::postgresql::reading {

using model::ObjectKind;

void Walk::change(const RangeVar& relation, model::QualifiedName name, ObjectKind otherwise) {
  relation_ = std::move(name);
  said_.push_back(&relation);
  say(kind_of(relation_, otherwise), relation_, reading_.happens, relation.location);
}

void Walk::change(const RangeVar* relation, ObjectKind otherwise) {
  if (relation != nullptr) change(*relation, this->relation(*relation), otherwise);
}

void Walk::make(const RangeVar* relation, ObjectKind kind) {
  if (relation != nullptr) change(*relation, made(*relation), kind);
}

/// A table whose columns the expressions of the statement name.
void Walk::change_with_columns(const RangeVar* table) {
  change(table);
  if (table != nullptr) scopes_.add_table(table->relname, relation_);
}
void Walk::make_with_columns(const RangeVar* table) {
  make(table);
  scopes_.add_table(table->relname, relation_);
}

void Walk::change(ObjectKind kind, Nodes name) { say(kind, found(last_two(name)), reading_.happens); }

void Walk::make(ObjectKind kind, Nodes name) {
  say(kind, catalog::made_by_path(last_two(name), uses_.now()), reading_.happens);
}

void Walk::change_part(ObjectKind kind, const std::string& part) {
  if (!part.empty()) uses_.add({kind, relation_, model::Identifier(part), {}}, reading_.happens, {});
}

void Walk::add_new_and_old() {
  scopes_.add_table("new", relation_);
  scopes_.add_table("old", relation_);
}

/// What a list of names, a type, a routine or a single name stands for.
void Walk::change(int object_type, const Node* named) {
  const auto kind = object_kind(object_type);
  if (named == nullptr) return;
  switch (named->node_case) {
  case PG_QUERY__NODE__NODE_RANGE_VAR: return change(named->range_var, kind.value_or(ObjectKind::table));
  case PG_QUERY__NODE__NODE_STRING:
    if (kind) say(*kind, model::Identifier(string_of(named)), reading_.happens);
    return;
  case PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS:
    return change(kind.value_or(ObjectKind::function),
                  nodes(named->object_with_args->n_objname, named->object_with_args->objname));
  case PG_QUERY__NODE__NODE_TYPE_NAME:
    return change(ObjectKind::type, nodes(named->type_name->n_names, named->type_name->names));
  case PG_QUERY__NODE__NODE_LIST: break;
  default: return;
  }
  auto names = nodes(named->list->n_items, named->list->items);
  const bool is_part = kind ? model::is_part(*kind) : object_type == PG_QUERY__OBJECT_TYPE__OBJECT_RULE;
  if (!is_part || names.size() < 2) {
    const auto written = last_two(names);
    const auto name = kind && model::is_relation(*kind) ? relation(written) : found(written);
    if (kind) say(kind_of(name, *kind), name, reading_.happens);
    return;
  }
  relation_ = relation(last_two(names.first(names.size() - 1)));
  say(kind_of(relation_, ObjectKind::table), relation_, reading_.happens);
  if (kind) change_part(*kind, string_of(names.back()));
}

/// What the statement makes or changes, but for what the parts of it tell themselves.
void Walk::changes(const Node& tree) {
  switch (tree.node_case) {
  case PG_QUERY__NODE__NODE_CREATE_STMT: return make_with_columns(tree.create_stmt->relation);
  case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT:
    return make_with_columns(tree.create_foreign_table_stmt->base_stmt->relation);
  case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: {
    const auto kind = object_kind(tree.alter_table_stmt->objtype).value_or(ObjectKind::table);
    if (kind != ObjectKind::table) return change(tree.alter_table_stmt->relation, kind);
    return change_with_columns(tree.alter_table_stmt->relation);
  }
  case PG_QUERY__NODE__NODE_INDEX_STMT:
    change_with_columns(tree.index_stmt->relation);
    if (*tree.index_stmt->idxname != '\0')
      say(ObjectKind::index, {relation_.schema, model::Identifier(tree.index_stmt->idxname)},
          reading_.happens);
    return;
  case PG_QUERY__NODE__NODE_VIEW_STMT: return make(tree.view_stmt->view, ObjectKind::view);
  case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
    return make(tree.create_table_as_stmt->into->rel,
                object_kind(tree.create_table_as_stmt->objtype).value_or(ObjectKind::table));
  case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT:
    return change(tree.refresh_mat_view_stmt->relation, ObjectKind::materialized_view);
  case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT:
    return make(tree.create_seq_stmt->sequence, ObjectKind::sequence);
  case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT:
    return change(tree.alter_seq_stmt->sequence, ObjectKind::sequence);
  case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
    return make(tree.composite_type_stmt->typevar, ObjectKind::type);
  case PG_QUERY__NODE__NODE_RULE_STMT: change(tree.rule_stmt->relation); return add_new_and_old();
  case PG_QUERY__NODE__NODE_ALTER_POLICY_STMT:
    change_with_columns(tree.alter_policy_stmt->table);
    return change_part(ObjectKind::policy, tree.alter_policy_stmt->policy_name);
  case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT:
    change_with_columns(tree.create_policy_stmt->table);
    return change_part(ObjectKind::policy, tree.create_policy_stmt->policy_name);
  case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT: {
    const auto& s = *tree.create_trig_stmt;
    change(s.relation);
    change_part(ObjectKind::trigger, s.trigname);
    add_new_and_old();
    for (const auto* column : nodes(s.n_columns, s.columns)) say_column(relation_, string_of(column), false);
    return say(ObjectKind::function, found(last_two(nodes(s.n_funcname, s.funcname))), false);
  }
  default: return change_others(tree);
  }
}

void Walk::change_others(const Node& tree) {
  const auto change_all = [&](int type, Nodes objects) {
    for (const auto* object : objects) change(type, object);
  };
  switch (tree.node_case) {
  case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
    return change_all(PG_QUERY__OBJECT_TYPE__OBJECT_TABLE,
                      nodes(tree.truncate_stmt->n_relations, tree.truncate_stmt->relations));
  case PG_QUERY__NODE__NODE_DROP_STMT:
    return change_all(tree.drop_stmt->remove_type, nodes(tree.drop_stmt->n_objects, tree.drop_stmt->objects));
  case PG_QUERY__NODE__NODE_GRANT_STMT:
    return change_all(tree.grant_stmt->objtype, nodes(tree.grant_stmt->n_objects, tree.grant_stmt->objects));
  case PG_QUERY__NODE__NODE_COMMENT_STMT:
    return change(tree.comment_stmt->objtype, tree.comment_stmt->object);
  case PG_QUERY__NODE__NODE_SEC_LABEL_STMT:
    return change(tree.sec_label_stmt->objtype, tree.sec_label_stmt->object);
  case PG_QUERY__NODE__NODE_RENAME_STMT: {
    const auto& s = *tree.rename_stmt;
    const auto kind = object_kind(s.rename_type);
    if (s.relation == nullptr && s.object == nullptr && kind)
      say(*kind, model::Identifier(s.subname), reading_.happens);
    const bool is_part = kind && model::is_part(*kind);
    change(s.relation, kind && !is_part ? *kind : object_kind(s.relation_type).value_or(ObjectKind::table));
    if (is_part) change_part(*kind, s.subname);
    return change(s.rename_type, s.object);
  }
  case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT: {
    const auto& s = *tree.alter_object_schema_stmt;
    change(s.relation, object_kind(s.object_type).value_or(ObjectKind::table));
    return change(s.object_type, s.object);
  }
  case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT: {
    const auto& s = *tree.alter_owner_stmt;
    change(s.relation, object_kind(s.object_type).value_or(ObjectKind::table));
    return change(s.object_type, s.object);
  }
  case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT: {
    const auto& s = *tree.create_function_stmt;
    return make(s.is_procedure ? ObjectKind::procedure : ObjectKind::function,
                nodes(s.n_funcname, s.funcname));
  }
  case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT: {
    const auto& s = *tree.alter_function_stmt;
    return change(object_kind(s.objtype).value_or(ObjectKind::function),
                  nodes(s.func->n_objname, s.func->objname));
  }
  default: return change_types(tree);
  }
}

/// What it holds is made in it, unless that says otherwise.
void Walk::make_schema(const CreateSchemaStmt& s) {
  const model::Identifier schema(s.schemaname);
  say(ObjectKind::schema, schema, reading_.happens);
  const auto add = [&](ObjectKind kind, const RangeVar& relation) {
    const auto name = reading::name_of(relation);
    say(kind, name.schema.empty() ? model::QualifiedName(schema, name.name) : name, reading_.happens,
        relation.location);
    said_.push_back(&relation);
  };
  for (const auto* element : nodes(s.n_schema_elts, s.schema_elts)) {
    if (element->node_case == PG_QUERY__NODE__NODE_CREATE_STMT)
      add(ObjectKind::table, *element->create_stmt->relation);
    if (element->node_case == PG_QUERY__NODE__NODE_VIEW_STMT)
      add(ObjectKind::view, *element->view_stmt->view);
    if (element->node_case == PG_QUERY__NODE__NODE_CREATE_SEQ_STMT)
      add(ObjectKind::sequence, *element->create_seq_stmt->sequence);
  }
}

void Walk::change_types(const Node& tree) {
  switch (tree.node_case) {
  case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
    return make(ObjectKind::type,
                nodes(tree.create_enum_stmt->n_type_name, tree.create_enum_stmt->type_name));
  case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT:
    return change(ObjectKind::type,
                  nodes(tree.alter_enum_stmt->n_type_name, tree.alter_enum_stmt->type_name));
  case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT:
    return make(ObjectKind::type,
                nodes(tree.create_domain_stmt->n_domainname, tree.create_domain_stmt->domainname));
  case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT:
    return change(ObjectKind::type,
                  nodes(tree.alter_domain_stmt->n_type_name, tree.alter_domain_stmt->type_name));
  case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT:
    return make(ObjectKind::type,
                nodes(tree.create_range_stmt->n_type_name, tree.create_range_stmt->type_name));
  case PG_QUERY__NODE__NODE_ALTER_TYPE_STMT:
    return change(ObjectKind::type,
                  nodes(tree.alter_type_stmt->n_type_name, tree.alter_type_stmt->type_name));
  case PG_QUERY__NODE__NODE_DEFINE_STMT:
    if (const auto kind = object_kind(tree.define_stmt->kind))
      make(*kind, nodes(tree.define_stmt->n_defnames, tree.define_stmt->defnames));
    return;
  case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT: return make_schema(*tree.create_schema_stmt);
  case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT:
    return say(ObjectKind::extension, model::Identifier(tree.create_extension_stmt->extname),
               reading_.happens);
  case PG_QUERY__NODE__NODE_ALTER_EXTENSION_STMT:
    return say(ObjectKind::extension, model::Identifier(tree.alter_extension_stmt->extname),
               reading_.happens);
  case PG_QUERY__NODE__NODE_COPY_STMT:
    if (tree.copy_stmt->is_from) change(tree.copy_stmt->relation);
    return;
  default: return;
  }
}

/// The table that a query makes.
void Walk::into(const PgQuery__IntoClause& clause) {
  make(clause.rel);
  visit_parts(clause.base, {clause.rel});
}

/// What an aggregate or an operator is made of looks like types.
void Walk::definition(const PgQuery__DefineStmt& s) { visit_parts(s.base, {s.definition}); }

void Walk::constraint(const Constraint& c) {
  const auto say_columns = [&](const model::QualifiedName& table, Nodes columns) {
    for (const auto& column : identifiers_of(columns)) say_column(table, column.text, false);
  };
  say_columns(relation_, nodes(c.n_keys, c.keys));
  say_columns(relation_, nodes(c.n_fk_attrs, c.fk_attrs));
  if (c.pktable != nullptr) {
    const auto table = relation(*c.pktable);
    say(kind_of(table, ObjectKind::table), table, false, c.pktable->location);
    say_columns(table, nodes(c.n_pk_attrs, c.pk_attrs));
  }
  visit_parts(c.base, {c.keys, c.fk_attrs, c.pk_attrs, c.pktable});
}

void Walk::command(const AlterTableCmd& command) {
  switch (command.subtype) {
  case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
    change_part(ObjectKind::column, command.def->column_def->colname);
    break;
  case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
    change_part(ObjectKind::constraint, command.def->constraint->conname);
    break;
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
    change_part(ObjectKind::constraint, command.name);
    break;
  case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig: change_part(ObjectKind::trigger, command.name); break;
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DropExpression:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStorage:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_SetCompression:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_SetIdentity:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity: change_part(ObjectKind::column, command.name); break;
  case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition: {
    const auto part = relation(*command.def->partition_cmd->name);
    say(kind_of(part, ObjectKind::table), part, reading_.happens, command.def->partition_cmd->name->location);
    break;
  }
  default: break;
  }
  visit_parts(command.base);
}

void Walk::index_key(const IndexElem& element) {
  if (*element.name != '\0' && !relation_.empty()) say_column(relation_, element.name, false);
  visit_parts(element.base);
}

} // namespace aludel::postgresql::reading
