#include "framework/catalog/dependencies.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/relations.hpp"
#include "framework/catalog/signature.hpp"
#include "framework/catalog/table_parts.hpp"

#include <algorithm>

namespace aludel::catalog {

using model::ObjectKind;
using model::ObjectName;

namespace {
/// Collects what an object and its parts need.
class NeedsReader {
public:
  NeedsReader(ObjectName whole, const Catalog& catalog) : whole_(std::move(whole)), catalog_(catalog) {
    if (!whole_.name.schema.empty() && catalog.schema(whole_.name.schema) != nullptr)
      add(whole_, {ObjectKind::schema, whole_.name.schema, {}, {}});
  }

  ObjectName part(ObjectKind kind, const Identifier& name) const {
    if (kind == ObjectKind::index) return {kind, {whole_.name.schema, name}, {}, {}};
    return {kind, whole_.name, name, {}};
  }
  const ObjectName& whole() const { return whole_; }

  void add(const ObjectName& object, ObjectName needed, bool firm = true) {
    needs_.push_back({object, std::move(needed), firm});
  }
  void text(const ObjectName& object, const model::SqlText& sql, bool firm = true) {
    for (auto& named : named_in(sql, catalog_)) {
      if (!model::is_routine(named.kind)) {
        add(object, std::move(named), firm);
        continue;
      }
      const auto overloads = catalog_.routines(named.name);
      for (const auto* routine : overloads) add(object, name_of(*routine), firm && overloads.size() == 1);
    }
  }
  void text(const ObjectName& object, const base::Boxed<model::SqlText>& sql) {
    if (sql) text(object, *sql);
  }
  void value(const ObjectName& object, const std::optional<model::Value>& given) {
    if (!given) return;
    if (const auto* sql = std::get_if<model::SqlText>(&*given)) text(object, *sql);
  }
  void type(const ObjectName& object, const model::Type& type) {
    if (const auto* known = catalog_.type(type.enumeration)) add(object, name_of(*known));
    for (const auto& [dialect, spelling] : type.native) this->spelling(object, spelling);
  }
  /// A type as the database spells it: a type of one's own, or that of a table's rows.
  void spelling(const ObjectName& object, const std::string& type) {
    const auto words = words_of(type);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool qualified = i > 0 && words[i].begin == words[i - 1].end + 1 && type[words[i - 1].end] == '.';
      const QualifiedName name{qualified ? words[i - 1].text : "", words[i].text};
      if (const auto* known = catalog_.type(name)) add(object, name_of(*known));
      if (const auto* rows = catalog_.table(name)) add(object, name_of(*rows));
      if (const auto* rows = catalog_.view(name)) add(object, name_of(*rows));
    }
  }
  void table(const ObjectName& object, const QualifiedName& name) {
    if (const auto* known = catalog_.table(name)) add(object, name_of(*known));
  }
  void function(const ObjectName& object, const QualifiedName& name, const model::Arguments& arguments) {
    if (const auto* known = catalog_.routine(name, arguments)) add(object, name_of(*known));
  }
  void triggers(const std::vector<Trigger>& all) {
    for (const auto& trigger : all) {
      const auto object = part(ObjectKind::trigger, trigger.definition.name);
      if (!trigger.definition.function.empty()) function(object, trigger.definition.function, {});
      text(object, trigger.definition.when);
    }
  }
  void indexes(const std::vector<Index>& all) {
    for (const auto& index : all) {
      const auto object = part(ObjectKind::index, index.definition.name);
      text(object, index.definition.where);
      for (const auto& column : index.definition.columns) text(object, column.expr);
    }
  }

  /// Without what an object needs of itself.
  Needs take() {
    const auto itself = key_of(whole_, catalog_);
    std::erase_if(needs_, [&](const Need& need) { return key_of(need.needed, catalog_) == itself; });
    return std::move(needs_);
  }

private:
  ObjectName whole_;
  const Catalog& catalog_;
  Needs needs_;
};

struct NeedsOfConstraint {
  NeedsReader& reader;
  const ObjectName& object;
  void operator()(const model::PrimaryKey&) const {}
  void operator()(const model::Unique&) const {}
  void operator()(const model::Check& check) const { reader.text(object, check.sql); }
  void operator()(const model::ForeignKey& key) const { reader.table(object, key.references.table); }
  void operator()(const model::Exclusion& exclusion) const {
    reader.text(object, exclusion.where);
    for (const auto& element : exclusion.elements) reader.text(object, element.expr);
  }
};

struct NeedsOfType {
  NeedsReader& reader;
  void operator()(const model::CreateEnum&) const {}
  void operator()(const model::CreateDomain& domain) const {
    reader.type(reader.whole(), domain.type);
    reader.value(reader.whole(), domain.default_value);
    for (const auto& check : domain.checks) reader.text(reader.whole(), check.sql);
  }
  void operator()(const model::CreateComposite& composite) const {
    for (const auto& attribute : composite.attributes)
      reader.type(reader.part(ObjectKind::column, attribute.name), attribute.type);
  }
};

void add_column_needs(NeedsReader& reader, const Column& column) {
  const auto object = reader.part(ObjectKind::column, column.definition.name);
  reader.type(object, column.definition.type);
  reader.value(object, column.definition.default_value);
  if (column.definition.generated) reader.text(object, column.definition.generated->sql);
}

template<class Object>
void add_dependents(std::vector<ObjectName>& found_objects, const Object& object, const std::string& needed,
                    const Catalog& catalog) {
  for (const auto& need : needs_of(object, catalog))
    if (need.firm && key_of(need.needed, catalog) == needed &&
        std::find(found_objects.begin(), found_objects.end(), need.object) == found_objects.end())
      found_objects.push_back(need.object);
}
} // namespace

ObjectName name_of(const Table& table) { return {ObjectKind::table, table.name, {}, {}}; }
ObjectName name_of(const View& view) {
  return {view.is_materialized() ? ObjectKind::materialized_view : ObjectKind::view, view.name(), {}, {}};
}
ObjectName name_of(const Routine& routine) {
  return {routine.is_procedure() ? ObjectKind::procedure : ObjectKind::function,
          routine.name(),
          {},
          routine.body().arguments};
}
ObjectName name_of(const Type& type) { return {ObjectKind::type, type.name(), {}, {}}; }
ObjectName name_of(const Sequence& sequence) {
  return {ObjectKind::sequence, sequence.definition.name, {}, {}};
}

std::string key_of(const ObjectName& object, const Catalog& catalog) {
  using enum ObjectKind;
  const bool relation = object.kind == table || object.kind == view || object.kind == materialized_view ||
                        object.kind == sequence;
  const auto kind = relation ? table : object.kind == procedure ? function : object.kind;
  const auto name = catalog.resolved(object.name);
  auto key = std::to_string(static_cast<int>(kind)) + '\n' + name.schema.text + '\n' + name.name.text + '\n' +
             object.part.text;
  if (!model::is_routine(object.kind)) return key;
  const auto* known = object.arguments ? nullptr : catalog.routine(object.name, std::nullopt);
  if (object.arguments || known != nullptr)
    key +=
        "(" + signature_of(object.arguments ? *object.arguments : known->body().arguments, catalog.naming());
  return key;
}

Needs needs_of(const Table& table, const Catalog& catalog) {
  NeedsReader reader(name_of(table), catalog);
  for (const auto& column : table.columns) add_column_needs(reader, column);
  for (const auto& constraint : table.constraints) {
    const auto object = reader.part(ObjectKind::constraint, constraint.name);
    std::visit(NeedsOfConstraint{reader, object}, constraint.definition);
  }
  reader.indexes(table.indexes);
  reader.triggers(table.triggers);
  for (const auto& policy : table.policies) {
    const auto object = reader.part(ObjectKind::policy, policy.definition.name);
    reader.text(object, policy.definition.visible);
    reader.text(object, policy.definition.check);
  }
  if (table.partition_of) reader.table(reader.whole(), table.partition_of->table);
  return reader.take();
}

Needs needs_of(const View& view, const Catalog& catalog) {
  NeedsReader reader(name_of(view), catalog);
  std::visit([&](const auto& definition) { reader.text(reader.whole(), definition.sql); }, view.definition);
  reader.indexes(view.indexes);
  reader.triggers(view.triggers);
  return reader.take();
}

Needs needs_of(const Routine& routine, const Catalog& catalog) {
  NeedsReader reader(name_of(routine), catalog);
  const auto& body = routine.body();
  for (const auto& argument : body.arguments) {
    reader.spelling(reader.whole(), argument.type);
    reader.text(reader.whole(), model::SqlText{argument.default_sql, {}});
  }
  if (const auto* function = std::get_if<model::CreateFunction>(&routine.definition))
    reader.spelling(reader.whole(), function->returns);
  // A body in SQL is read when it is made; one that is kept as text may outlive what it names.
  if (body.standard_body || base::iequals(body.language, "sql"))
    reader.text(reader.whole(), model::SqlText{body.text().text, {}}, body.standard_body);
  return reader.take();
}

Needs needs_of(const Type& type, const Catalog& catalog) {
  NeedsReader reader(name_of(type), catalog);
  std::visit(NeedsOfType{reader}, type.definition);
  return reader.take();
}

Needs needs_of(const Sequence& sequence, const Catalog& catalog) {
  NeedsReader reader(name_of(sequence), catalog);
  if (const auto& owner = sequence.definition.options.owned_by) reader.table(reader.whole(), owner->table);
  return reader.take();
}

std::vector<ObjectName> dependents(const ObjectName& needed, const Catalog& catalog) {
  std::vector<ObjectName> all;
  const auto key = key_of(needed, catalog);
  const auto consider = [&](const auto& object) { add_dependents(all, object, key, catalog); };
  catalog.for_each_table(consider);
  catalog.for_each_view(consider);
  catalog.for_each_routine(consider);
  catalog.for_each_type(consider);
  catalog.for_each_sequence(consider);
  return all;
}

namespace {
/// Whether a foreign key points at a column, or at the primary key that the column is part of.
bool points_at(const Constraint& constraint, const Table& target, const Identifier& column,
               const Catalog& catalog) {
  const auto* key = std::get_if<model::ForeignKey>(&constraint.definition);
  if (key == nullptr || !catalog.same(key->references.table, target.name)) return false;
  const auto& named = key->references.columns;
  const auto same = [&](const Identifier& name) { return catalog.same(name, column); };
  if (!named.empty()) return std::any_of(named.begin(), named.end(), same);
  const auto* primary = target.primary_key();
  return primary != nullptr && uses_column(*primary, column, catalog.naming());
}

bool trigger_names(const Trigger& trigger, const Identifier& column, const Catalog& catalog) {
  const auto& definition = trigger.definition;
  return (definition.when && mentions(*definition.when, column)) ||
         std::any_of(definition.events.begin(), definition.events.end(), [&](const auto& event) {
           return std::any_of(event.columns.begin(), event.columns.end(),
                              [&](const Identifier& name) { return catalog.same(name, column); });
         });
}

void add_own_dependents(std::vector<ObjectName>& all, const Table& table, const Identifier& column,
                        const Catalog& catalog) {
  const auto add = [&](ObjectKind kind, const Identifier& name) {
    all.push_back({kind, table.name, name, {}});
  };
  for (const auto& other : table.columns)
    if (other.definition.generated && mentions(other.definition.generated->sql, column))
      add(ObjectKind::column, other.definition.name);
  for (const auto& trigger : table.triggers)
    if (trigger_names(trigger, column, catalog)) add(ObjectKind::trigger, trigger.definition.name);
  for (const auto& [definition, comment, origin] : table.policies)
    if ((definition.visible && mentions(*definition.visible, column)) ||
        (definition.check && mentions(*definition.check, column)))
      add(ObjectKind::policy, definition.name);
}
} // namespace

std::vector<ObjectName> dependents_of_column(const QualifiedName& name, const Identifier& column,
                                             const Catalog& catalog) {
  std::vector<ObjectName> all;
  const auto* table = catalog.table(name);
  if (table == nullptr) return all;
  add_own_dependents(all, *table, column, catalog);
  for (const auto* child : catalog.pointing_at(name))
    for (const auto& constraint : child->constraints)
      if (child != table && points_at(constraint, *table, column, catalog))
        all.push_back({ObjectKind::constraint, child->name, constraint.name, {}});
  catalog.for_each_view([&](const View& view) {
    std::visit(
        [&](const auto& definition) {
          if (reads_column(definition.sql, name, column, catalog)) all.push_back(name_of(view));
        },
        view.definition);
  });
  return all;
}

namespace {
const Identifiers* key_columns(const Constraint& constraint) {
  if (const auto* primary = std::get_if<model::PrimaryKey>(&constraint.definition)) return &primary->columns;
  const auto* unique = std::get_if<model::Unique>(&constraint.definition);
  return unique == nullptr ? nullptr : &unique->columns;
}

/// Whether two lists name the same columns, in any order.
bool same_columns(const Identifiers& a, const Identifiers& b, const Catalog& catalog) {
  return std::is_permutation(a.begin(), a.end(), b.begin(), b.end(),
                             [&](const Identifier& x, const Identifier& y) { return catalog.same(x, y); });
}
} // namespace

std::vector<ObjectName> keys_that_need(const Catalog& catalog, const QualifiedName& name,
                                       const Identifier& constraint) {
  std::vector<ObjectName> keys;
  const auto* table = catalog.table(name);
  const auto* needed = table == nullptr ? nullptr : table->constraint(constraint, catalog.naming());
  const auto* columns = needed == nullptr ? nullptr : key_columns(*needed);
  if (columns == nullptr) return keys;
  const bool primary = std::holds_alternative<model::PrimaryKey>(needed->definition);
  for (const auto* child : catalog.pointing_at(name))
    for (const auto& each : child->constraints) {
      const auto* key = std::get_if<model::ForeignKey>(&each.definition);
      if (key == nullptr || !catalog.same(key->references.table, name)) continue;
      const auto& pointed = key->references.columns;
      if (pointed.empty() ? primary : same_columns(pointed, *columns, catalog))
        keys.push_back({ObjectKind::constraint, child->name, each.name, {}});
    }
  return keys;
}

} // namespace aludel::catalog
