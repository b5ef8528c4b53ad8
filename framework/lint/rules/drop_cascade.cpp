#include "framework/base/text.hpp"
#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
using model::ObjectKind;
using model::ObjectName;

/// What a drop with CASCADE names. Nothing can depend on a trigger.
struct Cascading {
  std::optional<ObjectName> operator()(const model::DropTable& o) const {
    return whole(o, ObjectKind::table);
  }
  std::optional<ObjectName> operator()(const model::DropView& o) const { return whole(o, ObjectKind::view); }
  std::optional<ObjectName> operator()(const model::DropMaterializedView& o) const {
    return whole(o, ObjectKind::materialized_view);
  }
  std::optional<ObjectName> operator()(const model::DropType& o) const { return whole(o, ObjectKind::type); }
  std::optional<ObjectName> operator()(const model::DropSequence& o) const {
    return whole(o, ObjectKind::sequence);
  }
  std::optional<ObjectName> operator()(const model::DropIndex& o) const {
    return whole(o, ObjectKind::index);
  }
  std::optional<ObjectName> operator()(const model::DropSchema& o) const {
    return global(o, ObjectKind::schema);
  }
  std::optional<ObjectName> operator()(const model::DropExtension& o) const {
    return global(o, ObjectKind::extension);
  }
  std::optional<ObjectName> operator()(const model::DropFunction& o) const {
    return routine(o, ObjectKind::function);
  }
  std::optional<ObjectName> operator()(const model::DropProcedure& o) const {
    return routine(o, ObjectKind::procedure);
  }
  std::optional<ObjectName> operator()(const model::DropColumn& o) const {
    return o.cascade ? std::optional(ObjectName{ObjectKind::column, o.table, o.column, {}}) : std::nullopt;
  }
  std::optional<ObjectName> operator()(const model::DropConstraint& o) const {
    return o.cascade ? std::optional(ObjectName{ObjectKind::constraint, o.table, o.name, {}}) : std::nullopt;
  }
  std::optional<ObjectName> operator()(const auto&) const { return std::nullopt; }

private:
  static std::optional<ObjectName> whole(const auto& o, ObjectKind kind) {
    return o.cascade ? std::optional(ObjectName{kind, o.name, {}, {}}) : std::nullopt;
  }
  static std::optional<ObjectName> global(const auto& o, ObjectKind kind) {
    return o.cascade ? std::optional(ObjectName{kind, {o.name}, {}, {}}) : std::nullopt;
  }
  static std::optional<ObjectName> routine(const auto& o, ObjectKind kind) {
    return o.cascade ? std::optional(ObjectName{kind, o.name, {}, o.arguments}) : std::nullopt;
  }
};

const catalog::Origin* part_origin(const catalog::Table& table, const ObjectName& object,
                                   const catalog::Naming& naming) {
  if (object.kind == ObjectKind::column) {
    const auto* column = table.column(object.part, naming);
    return column == nullptr ? nullptr : &column->origin;
  }
  const auto* constraint = table.constraint(object.part, naming);
  return constraint == nullptr ? nullptr : &constraint->origin;
}

/// Null when the catalog does not know it.
const catalog::Origin* origin_of(const ObjectName& object, const catalog::Catalog& catalog) {
  const auto of = [](const auto* known) { return known == nullptr ? nullptr : &known->origin; };
  switch (object.kind) {
  case ObjectKind::view:
  case ObjectKind::materialized_view: return of(catalog.view(object.name));
  case ObjectKind::type: return of(catalog.type(object.name));
  case ObjectKind::sequence: return of(catalog.sequence(object.name));
  case ObjectKind::schema: return of(catalog.schema(object.name.name));
  case ObjectKind::extension: return of(catalog.extension(object.name.name));
  case ObjectKind::index: return of(catalog::find_index(catalog, object.name));
  case ObjectKind::function:
  case ObjectKind::procedure: return of(catalog.routine(object.name, object.arguments));
  default: break;
  }
  const auto* table = catalog.table(object.name);
  if (table == nullptr || object.part.empty()) return of(table);
  return part_origin(*table, object, catalog.naming());
}

std::vector<ObjectName> inside_schema(const model::Identifier& schema, const catalog::Catalog& catalog) {
  std::vector<ObjectName> objects;
  const auto add = [&](const ObjectName& object) {
    if (catalog.same(model::QualifiedName(object.name.schema, "x"), model::QualifiedName(schema, "x")))
      objects.push_back(object);
  };
  catalog.for_each_table([&](const auto& one) { add(name_of(one)); });
  catalog.for_each_view([&](const auto& one) { add(name_of(one)); });
  catalog.for_each_routine([&](const auto& one) { add(name_of(one)); });
  catalog.for_each_type([&](const auto& one) { add(name_of(one)); });
  catalog.for_each_sequence([&](const auto& one) { add(name_of(one)); });
  return objects;
}

std::vector<ObjectName> falling(const ObjectName& object, const catalog::Catalog& catalog) {
  if (object.kind == ObjectKind::schema) return inside_schema(object.name.name, catalog);
  if (object.kind == ObjectKind::constraint) return keys_that_need(catalog, object.name, object.part);
  return falling_with(object, catalog);
}

Remarks about_cascade(const Transition& t, const ObjectName& object) {
  const auto* origin = origin_of(object, t.before());
  if (origin != nullptr && is_new(t, *origin)) return {};
  if (origin == nullptr && t.is_complete() && object.kind != ObjectKind::extension) return {};
  const auto all = falling(object, t.before());
  if (!all.empty()) {
    Remark remark{"CASCADE drops more than " + called(object) + ": also " + listed(all),
                  "drop these by name first, then " + called(object) + " without CASCADE"};
    remark.data_loss = true;
    return {remark};
  }
  const bool known = origin != nullptr && t.is_complete() && object.kind != ObjectKind::extension;
  Remark remark{known ? "CASCADE drops what needs " + called(object) + "; nothing does now"
                      : "CASCADE drops whatever needs " + called(object),
                "leave CASCADE out: the statement then fails where something would be lost"};
  if (known) remark.severity = base::Severity::warning;
  return {remark};
}

/// CASCADE, but not that of ON DELETE CASCADE.
bool says_cascade(const std::string& sql) {
  const auto words = catalog::words_of(sql);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (catalog::is_keyword(words[i], "cascade") &&
        (i == 0 ||
         (!catalog::is_keyword(words[i - 1], "delete") && !catalog::is_keyword(words[i - 1], "update"))))
      return true;
  return false;
}

bool is_dropping(const dialect::SqlReading& raw) {
  return raw.kind.rfind("DROP ", 0) == 0 && raw.kind != "DROP TRIGGER" && says_cascade(raw.statement.sql);
}
} // namespace

Remarks drop_cascade(const Transition& t) {
  if (const auto object = std::visit(Cascading{}, t.change.operation)) return about_cascade(t, *object);
  const auto* raw = t.raw();
  if (raw == nullptr || !(raw->kind == "DROP OWNED" || is_dropping(*raw))) return {};
  Remarks remarks;
  for (const auto& mention : raw->mentions)
    if (mention.writes)
      for (auto& remark : about_cascade(t, mention.object)) remarks.push_back(std::move(remark));
  if (remarks.empty() && (raw->kind == "DROP OWNED" || !t.is_complete()))
    remarks.push_back({base::lower(raw->kind) + " drops what nobody named", "drop objects by name"});
  return remarks;
}

} // namespace aludel::lint::rules
