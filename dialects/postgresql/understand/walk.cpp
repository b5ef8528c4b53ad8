#include "dialects/postgresql/understand/walk.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>
#include <iterator>

namespace aludel::postgresql::reading {

namespace {
template<class T>
const T& part_of(const Message& message, unsigned offset) {
  return *reinterpret_cast<const T*>(reinterpret_cast<const char*>(&message) + offset);
}

template<class Structure>
void go(Walk& walk, void (Walk::*member)(const Structure&), const Message& message) {
  (walk.*member)(reinterpret_cast<const Structure&>(message));
}
} // namespace

template<auto member>
void Walk::handle(Walk& walk, const Message& message) {
  go(walk, member, message);
}

const Walk::Handler Walk::handlers[] = {
    {&pg_query__range_var__descriptor, handle<&Walk::rows>},
    {&pg_query__range_subselect__descriptor, handle<&Walk::rows_of_query>},
    {&pg_query__range_function__descriptor, handle<&Walk::rows_of_function>},
    {&pg_query__locking_clause__descriptor, handle<&Walk::locked_rows>},
    {&pg_query__column_ref__descriptor, handle<&Walk::column>},
    {&pg_query__func_call__descriptor, handle<&Walk::call>},
    {&pg_query__type_name__descriptor, handle<&Walk::type>},
    {&pg_query__select_stmt__descriptor, handle<&Walk::select>},
    {&pg_query__insert_stmt__descriptor, handle<&Walk::insert>},
    {&pg_query__update_stmt__descriptor, handle<&Walk::update>},
    {&pg_query__delete_stmt__descriptor, handle<&Walk::remove>},
    {&pg_query__merge_stmt__descriptor, handle<&Walk::merge>},
    {&pg_query__into_clause__descriptor, handle<&Walk::into>},
    {&pg_query__define_stmt__descriptor, handle<&Walk::definition>},
    {&pg_query__constraint__descriptor, handle<&Walk::constraint>},
    {&pg_query__alter_table_cmd__descriptor, handle<&Walk::command>},
    {&pg_query__index_elem__descriptor, handle<&Walk::index_key>}};

const Walk::Handler* Walk::handler_of(const Message& message) {
  const auto found = std::find_if(std::begin(handlers), std::end(handlers), [&](const Handler& handler) {
    return handler.descriptor == message.descriptor;
  });
  return found == std::end(handlers) ? nullptr : &*found;
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
  if (descriptor == &pg_query__node__descriptor) return visit(reinterpret_cast<const Node*>(&message));
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
  const auto* view = uses_.now().view(name);
  return view != nullptr && view->is_materialized() ? model::ObjectKind::materialized_view
                                                    : model::ObjectKind::view;
}

model::QualifiedName Walk::relation(const model::QualifiedName& written) const {
  return reading_.is_routine ? written : catalog::relation_by_path(written, uses_.now());
}

/// Of no relation: what is not there may be the engine's own.
model::QualifiedName Walk::found(const model::QualifiedName& written) const {
  return reading_.is_routine ? written : catalog::other_by_path(written, uses_.now());
}

model::QualifiedName Walk::made(const RangeVar& written) const {
  const bool is_temporary = std::string_view(written.relpersistence) == "t";
  const auto name = reading::name_of(written);
  if (reading_.is_routine) return name;
  return is_temporary ? catalog::made_temporary(name, uses_.now()) : catalog::made_by_path(name, uses_.now());
}

model::QualifiedName Walk::last_two(Nodes strings) {
  const auto names = identifiers_of(strings);
  if (names.empty()) return {};
  return {names.size() > 1 ? names[names.size() - 2] : model::Identifier(), names.back()};
}

} // namespace aludel::postgresql::reading
