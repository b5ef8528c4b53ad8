#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/clashes.hpp"
#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"
#include "framework/lint/switches.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint::rules {

namespace {
constexpr auto mend_name = "create it in a revision before this one, or mend the name";

/// Objects that stand on their own; tables and parts of them are looked at elsewhere.
bool stands_alone(model::ObjectKind kind) {
  using enum model::ObjectKind;
  return kind == view || kind == materialized_view || kind == sequence || kind == index || kind == type ||
         kind == function || kind == procedure || kind == schema || kind == extension;
}

/// The server named it: the sequence of a serial or identity column, or an index that was made without a
/// name, which no operation says.
bool may_be_named_by_server(const Transition& t, const model::ObjectName& object) {
  const auto& name = object.name.name.text;
  if (object.kind == model::ObjectKind::sequence) return name.ends_with("_seq");
  const auto bare = name.substr(0, name.find_last_not_of("0123456789") + 1);
  bool any = false;
  if (object.kind == model::ObjectKind::index && bare.ends_with("_idx")) {
    t.before().for_each_table([&](const catalog::Table& table) { any = any || !table.certain(); });
    t.before().for_each_view([&](const catalog::View& view) { any = any || !view.certain(); });
  }
  return any;
}

bool is_missing(const Transition& t, const model::ObjectName& object) {
  if (!stands_alone(object.kind) || !t.is_complete() || origin_of(object, t.before()) != nullptr)
    return false;
  if (is_relation(object.kind)) // an index may be that of a constraint
    return is_absent(t, object.name) && !t.before().has_constraint(t.before().resolved(object.name)) &&
           !may_be_named_by_server(t, object);
  const auto known = t.passage->scene.chronicle.may_have_made(t.before().resolved(object.name), t.moment);
  if (object.kind == model::ObjectKind::schema)
    return !known && !same(t, object.name.name, t.before().naming().default_schema);
  if (object.kind == model::ObjectKind::extension) return object.name.name.text != "plpgsql";
  const bool is_overloaded = is_routine(object.kind) && !t.before().routines(object.name).empty();
  return !known && !is_overloaded && t.before().verbatim(object.name) == nullptr;
}

/// What an operation changes.
struct Changed {
  using Object = std::optional<model::ObjectName>;
  Object operator()(const model::RenameIndex& o) const { return whole(model::ObjectKind::index, o.from); }
  Object operator()(const model::AlterSequence& o) const {
    return whole(model::ObjectKind::sequence, o.name);
  }
  Object operator()(const model::AddEnumValue& o) const { return whole(model::ObjectKind::type, o.name); }
  Object operator()(const model::RenameEnumValue& o) const { return whole(model::ObjectKind::type, o.name); }
  Object operator()(const model::Rename& o) const { return o.on; }
  Object operator()(const model::Comment& o) const { return o.on; }
  Object operator()(const auto&) const { return std::nullopt; }

private:
  static Object whole(model::ObjectKind kind, const model::QualifiedName& name) {
    return model::ObjectName{kind, name, {}, {}};
  }
};

/// Of an ALTER that no operation says, its first object.
std::optional<model::ObjectName> changed_by(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr) return std::visit(Changed{}, t.change.operation);
  constexpr std::array kinds{"ALTER INDEX",  "ALTER SEQUENCE", "ALTER VIEW",     "ALTER MATERIALIZED VIEW",
                             "ALTER TYPE",   "ALTER DOMAIN",   "ALTER FUNCTION", "ALTER PROCEDURE",
                             "ALTER ROUTINE"};
  const catalog::Tokens tokens(raw->statement.sql);
  const bool is_guarded = tokens.is(2, "if") || tokens.is(3, "if"); // ALTER MATERIALIZED VIEW IF EXISTS
  if (std::find(kinds.begin(), kinds.end(), raw->kind) == kinds.end() || is_guarded) return std::nullopt;
  const auto& all = raw->mentions;
  const auto first =
      std::find_if(all.begin(), all.end(), [](const dialect::Mention& one) { return one.writes; });
  return first == all.end() ? std::nullopt : std::optional(first->object);
}

/// An extension may have brought routines and types, and the server has some.
bool may_be_brought(const Transition& t, const model::ObjectName& object) {
  if (!is_routine(object.kind) && object.kind != model::ObjectKind::type) return false;
  bool any = is_of_engine(t, object.name);
  t.before().for_each_extension([&](const catalog::Extension&) { any = true; });
  return any;
}

/// The name that an operation gives to something that stands in a schema.
struct NameMade {
  const model::QualifiedName* operator()(const model::CreateTable& o) const { return &o.name; }
  const model::QualifiedName* operator()(const model::CreateView& o) const { return &o.name; }
  const model::QualifiedName* operator()(const model::CreateMaterializedView& o) const { return &o.name; }
  const model::QualifiedName* operator()(const model::CreateSequence& o) const { return &o.name; }
  const model::QualifiedName* operator()(const model::CreateEnum& o) const { return &o.name; }
  const model::QualifiedName* operator()(const model::CreateDomain& o) const { return &o.name; }
  const model::QualifiedName* operator()(const model::CreateComposite& o) const { return &o.name; }
  const model::QualifiedName* operator()(const model::CreateFunction& o) const { return &o.name; }
  const model::QualifiedName* operator()(const model::CreateProcedure& o) const { return &o.name; }
  const model::QualifiedName* operator()(const auto&) const { return nullptr; }
};

/// A table of the schema is known: it was told of there, or the schema came from elsewhere.
bool holds_tables(const Transition& t, const model::Identifier& schema) {
  bool any = false;
  t.before().for_each_table(
      [&](const catalog::Table& table) { any = any || same(t, table.name.schema, schema); });
  return any;
}

/// The schema in which something is made; null: it is there, or nobody knows.
const model::Identifier* schema_missing(const Transition& t) {
  const auto* name = std::visit(NameMade{}, t.change.operation);
  if (name == nullptr || name->schema.empty() || t.change.maybe || is_of_engine(t, *name) ||
      base::iequals(name->schema.text, "pg_temp") || base::iequals(name->schema.text, "temp"))
    return nullptr;
  const bool missing = is_missing(t, {model::ObjectKind::schema, {name->schema}, {}, {}});
  return missing && !holds_tables(t, name->schema) ? &name->schema : nullptr;
}

/// ENABLE and DISABLE TRIGGER of what the table has not.
Remarks about_triggers(const Transition& t) {
  Remarks remarks;
  for (const auto& one : switches_in(t)) {
    const auto* table = t.before().table(one.table);
    if (!one.is_one() || t.change.maybe || !t.is_complete() || table == nullptr || !table->certain() ||
        table->trigger(one.trigger, t.before().naming()) != nullptr)
      continue;
    remarks.push_back({"table " + to_string(table->name) + " has no trigger " + one.trigger.text, mend_name});
  }
  return remarks;
}

Remarks about_objects(const Transition& t) {
  auto remarks = clashes(
      t, [](std::string_view code) { return code.rfind("unknown-", 0) == 0 && code != "unknown-column"; },
      mend_name);
  for (auto& remark : about_triggers(t)) remarks.push_back(std::move(remark));
  if (!remarks.empty()) return remarks;
  const auto drop = drop_of(t.change.operation);
  if (drop && !drop->if_exists && !t.change.maybe && is_missing(t, drop->object))
    remarks.push_back(
        {"there is no " + called(drop->object) + " at this point", "mend the name, or add IF EXISTS"});
  const auto changed = changed_by(t);
  if (changed && !t.change.maybe && is_missing(t, *changed) && !may_be_brought(t, *changed))
    remarks.push_back({"there is no " + called(*changed) + " at this point", mend_name});
  if (const auto* schema = schema_missing(t))
    remarks.push_back({"there is no schema " + schema->text + " at this point", mend_name});
  return remarks;
}
} // namespace

Remarks unknown_object(const Transition& t) { return unless_missed_beside(t, about_objects(t)); }

} // namespace aludel::lint::rules
