#include "dialects/postgresql/understand/walk.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>
#include <array>

namespace aludel::postgresql::reading {

namespace {
template<class T>
const T& part_of(const Message& message, unsigned offset) {
  return *reinterpret_cast<const T*>(reinterpret_cast<const char*>(&message) + offset);
}

template<class Structure>
const Structure& as(const Message& message) {
  return reinterpret_cast<const Structure&>(message);
}
} // namespace

const Walk::Handler* Walk::handler_of(const Message& message) {
  static constexpr std::array handlers{
      Handler{&pg_query__range_var__descriptor,
              [](Walk& walk, const Message& m) { walk.rows(as<RangeVar>(m)); }},
      Handler{&pg_query__column_ref__descriptor,
              [](Walk& walk, const Message& m) { walk.column(as<PgQuery__ColumnRef>(m)); }},
      Handler{&pg_query__func_call__descriptor,
              [](Walk& walk, const Message& m) { walk.call(as<PgQuery__FuncCall>(m)); }},
      Handler{&pg_query__type_name__descriptor,
              [](Walk& walk, const Message& m) { walk.type(as<TypeName>(m)); }},
      Handler{&pg_query__select_stmt__descriptor,
              [](Walk& walk, const Message& m) { walk.select(as<PgQuery__SelectStmt>(m)); }},
      Handler{&pg_query__insert_stmt__descriptor,
              [](Walk& walk, const Message& m) { walk.insert(as<InsertStmt>(m)); }},
      Handler{&pg_query__update_stmt__descriptor,
              [](Walk& walk, const Message& m) { walk.update(as<UpdateStmt>(m)); }},
      Handler{&pg_query__delete_stmt__descriptor,
              [](Walk& walk, const Message& m) { walk.remove(as<DeleteStmt>(m)); }},
      Handler{&pg_query__merge_stmt__descriptor,
              [](Walk& walk, const Message& m) { walk.merge(as<PgQuery__MergeStmt>(m)); }},
      Handler{&pg_query__range_subselect__descriptor,
              [](Walk& walk, const Message& m) {
                walk.visit_parts(m);
                const auto* alias = as<PgQuery__RangeSubselect>(m).alias;
                if (alias != nullptr) walk.scopes_.add_rows(alias->aliasname);
              }},
      Handler{&pg_query__range_function__descriptor,
              [](Walk& walk, const Message& m) {
                walk.visit_parts(m);
                const auto* alias = as<PgQuery__RangeFunction>(m).alias;
                if (alias != nullptr) walk.scopes_.add_rows(alias->aliasname);
              }},
      // FOR UPDATE OF names aliases.
      Handler{&pg_query__locking_clause__descriptor, [](Walk&, const Message&) {}},
      Handler{&pg_query__into_clause__descriptor,
              [](Walk& walk, const Message& m) {
                walk.change(as<PgQuery__IntoClause>(m).rel);
                walk.visit_parts(m, {as<PgQuery__IntoClause>(m).rel});
              }},
      // What an aggregate or operator is made of looks like types.
      Handler{
          &pg_query__define_stmt__descriptor,
          [](Walk& walk, const Message& m) { walk.visit_parts(m, {as<PgQuery__DefineStmt>(m).definition}); }},
      Handler{&pg_query__constraint__descriptor,
              [](Walk& walk, const Message& m) { walk.constraint(as<Constraint>(m)); }},
      Handler{&pg_query__alter_table_cmd__descriptor,
              [](Walk& walk, const Message& m) { walk.command(as<AlterTableCmd>(m)); }},
      Handler{&pg_query__index_elem__descriptor,
              [](Walk& walk, const Message& m) { walk.index_key(as<IndexElem>(m)); }}};
  const auto found = std::find_if(handlers.begin(), handlers.end(), [&](const Handler& handler) {
    return handler.descriptor == message.descriptor;
  });
  return found == handlers.end() ? nullptr : &*found;
}

void Walk::visit(const Message& message) {
  if (const auto* handler = handler_of(message))
    handler->handle(*this, message);
  else
    visit_parts(message);
}

void Walk::visit(const Node* node) {
  if (node == nullptr || node->node_case == PG_QUERY__NODE__NODE__NOT_SET) return;
  // The alternatives share one place.
  visit(*part_of<const Message*>(node->base, pg_query__node__descriptor.fields[0].offset));
}

void Walk::visit(Nodes list) {
  for (const auto* node : list) visit(node);
}

void Walk::visit_parts(const Message& message, std::initializer_list<const void*> done) {
  const auto* descriptor = message.descriptor;
  if (descriptor == &pg_query__node__descriptor) return visit(&as<Node>(message));
  for (unsigned i = 0; i < descriptor->n_fields; ++i) {
    const auto& field = descriptor->fields[i];
    if (field.type != PROTOBUF_C_TYPE_MESSAGE) continue;
    // The few oneofs beside Node hold texts and numbers.
    if ((field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0) continue;
    const auto* part = part_of<const void*>(message, field.offset);
    if (part == nullptr || std::find(done.begin(), done.end(), part) != done.end()) continue;
    if (field.label != PROTOBUF_C_LABEL_REPEATED) {
      visit(*static_cast<const Message*>(part));
      continue;
    }
    const auto* list = static_cast<const Message* const*>(part);
    const auto count = part_of<std::size_t>(message, field.quantifier_offset);
    for (std::size_t each = 0; each < count; ++each) visit(*list[each]);
  }
}

void Walk::statement(const Node& tree) {
  scopes_.open();
  changes(tree);
  visit(&tree);
  scopes_.close();
}

void Walk::say(model::ObjectKind kind, model::QualifiedName name, bool changed, int location) {
  uses_.add({kind, std::move(name), {}, {}}, changed, reading_.origin.place(location));
}

void Walk::say_column(const model::QualifiedName& table, const std::string& name, bool changed,
                      int location) {
  uses_.add({model::ObjectKind::column, table, model::Identifier(name), {}}, changed,
            reading_.origin.place(location));
}

/// What the catalog knows a relation to be.
model::ObjectKind Walk::kind_of(const model::QualifiedName& name, model::ObjectKind otherwise) const {
  const auto known = uses_.now().relation(name);
  if (!known) return otherwise;
  switch (*known) {
  case catalog::Relation::table: return model::ObjectKind::table;
  case catalog::Relation::index: return model::ObjectKind::index;
  case catalog::Relation::sequence: return model::ObjectKind::sequence;
  case catalog::Relation::view: break;
  }
  return uses_.now().view(name)->is_materialized() ? model::ObjectKind::materialized_view
                                                   : model::ObjectKind::view;
}

model::QualifiedName Walk::name_of(const RangeVar& relation) {
  return {model::Identifier(relation.schemaname), model::Identifier(relation.relname)};
}

model::QualifiedName Walk::name_of(Nodes strings) {
  const auto names = identifiers_of(strings);
  if (names.empty()) return {};
  return {names.size() > 1 ? names[names.size() - 2] : model::Identifier(), names.back()};
}

} // namespace aludel::postgresql::reading
