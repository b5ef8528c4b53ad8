#include "tests/catalog/random_history.hpp"

#include "framework/catalog/apply.hpp"
#include "framework/catalog/dependencies.hpp"
#include "tests/catalog/server_limits.hpp"

#include <algorithm>

namespace aludel::catalog {

using model::ObjectKind;
using model::ObjectName;
using Draw = std::optional<model::Operation>;

namespace {
const std::vector<std::string> tables{"books", "readers", "loans", "shelves", "Odd Name"};
const std::vector<std::string> columns{"title", "author", "weight", "born", "kind"};

model::SqlText sql(const std::string& text) { return {text, {}}; }
std::string quoted(const Identifier& name) { return "\"" + name.text + "\""; }
std::string quoted(const QualifiedName& name) {
  return (name.schema.empty() ? "" : quoted(name.schema) + ".") + quoted(name.name);
}
} // namespace

Catalog RandomHistory::after(Catalog catalog, int operations) {
  for (int i = 0; i < operations; ++i) apply(catalog, next(catalog), {"r", false}, "any");
  return catalog;
}

/// What clashes is not drawn.
model::Operation RandomHistory::next(const Catalog& catalog) {
  for (;;) {
    auto operation = draw(catalog);
    if (!operation) continue;
    Catalog trial = catalog;
    if (apply(trial, *operation, {}, "any").empty() && !shares_a_name(trial)) return *operation;
  }
}

Draw RandomHistory::draw(const Catalog& catalog) {
  switch (below(16)) {
  case 0:
  case 1: return of_table(catalog);
  case 2: return of_column(catalog);
  case 3: return of_constraint(catalog);
  case 4: return of_index(catalog);
  case 5: return of_partition(catalog);
  case 6: return of_view(catalog);
  case 7: return of_routine(catalog);
  case 8: return of_trigger(catalog);
  case 9: return of_policy(catalog);
  case 10: return of_type(catalog);
  case 11: return of_sequence(catalog);
  case 12: return of_schema(catalog);
  case 13: return of_rights(catalog);
  case 14: return of_comment(catalog);
  default: return of_rename(catalog);
  }
}

QualifiedName RandomHistory::name_in(const Catalog& catalog, const std::vector<std::string>& names) {
  const Identifier name(one_of(names));
  return chance(20) && catalog.schema("app") != nullptr ? QualifiedName("app", name) : QualifiedName(name);
}

const Table* RandomHistory::a_table(const Catalog& catalog) {
  std::vector<const Table*> all;
  catalog.for_each_table([&](const Table& table) {
    if (!table.partition_by && !table.partition_of) all.push_back(catalog.table(table.name));
  });
  return all.empty() ? nullptr : all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
}

const Column* RandomHistory::a_column(const Table& table) {
  if (table.columns.size() < 2) return nullptr; // the first one is the key
  return &table.columns[static_cast<std::size_t>(1 + below(static_cast<int>(table.columns.size()) - 1))];
}

bool RandomHistory::stands_free(const ObjectName& object, const Catalog& catalog) const {
  return dependents(object, catalog).empty();
}

model::Type RandomHistory::a_type(const Catalog& catalog) {
  model::Type type;
  type.kind = chance(50) ? model::TypeKind::text : model::TypeKind::bigint;
  const QualifiedName mood("mood");
  if (chance(30) && catalog.type(mood) != nullptr) {
    type.kind = model::TypeKind::enumeration;
    type.enumeration = mood;
  }
  return type;
}

model::Column RandomHistory::column(const Catalog& catalog, const std::string& name) {
  model::Column made;
  made.name = name;
  made.type = a_type(catalog);
  made.nullable = chance(70);
  if (chance(20)) made.comment = one_of({"a", "b"});
  if (made.type.kind == model::TypeKind::text && chance(30))
    made.default_value = model::Value(one_of({"x", "y"}));
  if (made.type.kind == model::TypeKind::bigint && chance(30) && catalog.sequence("numbers") != nullptr)
    made.default_value = model::Value(sql("nextval('numbers')"));
  if (made.type.kind == model::TypeKind::bigint && chance(20) &&
      catalog.routine("twice", std::nullopt) != nullptr)
    made.default_value = model::Value(sql("twice(2)"));
  return made;
}

model::CreateTable RandomHistory::create_table(const Catalog& catalog, const QualifiedName& name) {
  model::CreateTable made;
  made.name = name;
  model::Column key;
  key.name = "id";
  key.type.kind = model::TypeKind::bigint;
  key.primary_key = true;
  made.columns.push_back(key);
  for (const auto& each : columns)
    if (chance(40)) made.columns.push_back(column(catalog, each));
  if (chance(30)) made.checks.push_back({chance(50) ? Identifier("positive") : Identifier(), sql("id > 0")});
  if (chance(30)) made.comment = one_of({"a", "b"});
  return made;
}

Draw RandomHistory::of_table(const Catalog& catalog) {
  if (chance(60)) return create_table(catalog, name_in(catalog, tables));
  const auto* table = a_table(catalog);
  if (table == nullptr) return std::nullopt;
  if (const Identifier other(one_of(tables)); table->name.name != other && chance(50))
    return model::RenameTable{table->name, other};
  return model::DropTable{table->name, false, !stands_free(name_of(*table), catalog)};
}

Draw RandomHistory::of_column(const Catalog& catalog) {
  const auto* table = a_table(catalog);
  if (table == nullptr) return std::nullopt;
  const auto* known = a_column(*table);
  if (known == nullptr || chance(40))
    return model::AddColumn{table->name, column(catalog, one_of(columns)), false};
  const auto& name = known->definition.name;
  const bool free = dependents_of_column(table->name, name, catalog).empty();
  if (chance(30)) return model::DropColumn{table->name, name, false, !free};
  // A view of PostgreSQL goes on calling its column as before, which its text on paper does not say.
  if (const Identifier other(one_of(columns)); name != other && free && chance(30))
    return model::RenameColumn{table->name, name, other};
  model::AlterColumn alter;
  alter.table = table->name;
  alter.column = name;
  if (chance(40) && free && known->definition.default_value == std::nullopt) alter.type = a_type(catalog);
  if (chance(40)) alter.nullable = chance(50);
  if (chance(30)) alter.comment = one_of({"", "a", "b"});
  if (chance(20)) alter.drop_default = true;
  return alter;
}

Draw RandomHistory::of_constraint(const Catalog& catalog) {
  const auto* table = a_table(catalog);
  const auto* known = table == nullptr ? nullptr : a_column(*table);
  if (known == nullptr) return std::nullopt;
  const Identifiers itself{known->definition.name};
  const auto name = chance(50) ? Identifier(one_of({"k1", "k2"})) : Identifier();
  if (chance(20)) return model::AddUnique{table->name, name, itself, {}, {}};
  if (chance(20))
    return model::AddCheck{table->name, name, sql(quoted(itself.front()) + " is not null"), chance(30)};
  if (const auto* target = a_table(catalog);
      target != nullptr && known->definition.type.kind == model::TypeKind::bigint && chance(50))
    return model::AddForeignKey{table->name, name, itself, {target->name, {"id"}, {}, {}, {}, {}},
                                chance(30),  {}};
  const auto& all = table->constraints;
  if (all.size() < 2) return std::nullopt;
  const auto& some = all[static_cast<std::size_t>(1 + below(static_cast<int>(all.size()) - 1))];
  if (!some.validated && chance(50)) return model::ValidateConstraint{table->name, some.name};
  if (const Identifier other(one_of({"k1", "k2", "k3"})); some.name != other && chance(50))
    return model::RenameConstraint{table->name, some.name, other};
  return model::DropConstraint{table->name, some.name, false,
                               !keys_that_need(catalog, table->name, some.name).empty()};
}

Draw RandomHistory::of_index(const Catalog& catalog) {
  const auto* table = a_table(catalog);
  const auto* known = table == nullptr ? nullptr : a_column(*table);
  if (known == nullptr) return std::nullopt;
  if (table->indexes.empty() || chance(60)) {
    model::Index index;
    index.name = one_of({"i1", "i2", "i3", "i4"});
    index.columns.push_back({known->definition.name, {}, {}, {}, {}, {}});
    if (chance(30)) index.where = sql(quoted(known->definition.name) + " is not null");
    return model::CreateIndex{table->name, index, false, false};
  }
  const QualifiedName name{table->name.schema, table->indexes.front().definition.name};
  if (const Identifier other(one_of({"i1", "i2", "i5"})); name.name != other && chance(40))
    return model::RenameIndex{name, other};
  return model::DropIndex{name, {}, false, false, false};
}

Draw RandomHistory::of_partition(const Catalog& catalog) {
  const auto bound = [&] {
    model::PartitionBound made;
    made.in = {model::Number{std::to_string(below(1000))}};
    return made;
  };
  const auto* whole = catalog.table("events");
  if (whole == nullptr) {
    auto made = create_table(catalog, "events");
    made.partition_by = model::PartitionBy{model::PartitionMethod::list, {{"id", {}, {}, {}, {}, {}}}};
    return made;
  }
  const QualifiedName name(one_of({"part1", "part2", "part3"}));
  const auto* part = catalog.table(name);
  if (part == nullptr) {
    model::CreateTable made;
    made.name = name;
    made.partition_of = model::PartitionOf{"events", bound()};
    return made;
  }
  if (chance(30)) return model::DropTable{name, false, !stands_free(name_of(*part), catalog)};
  if (part->partition_of) return model::DetachPartition{"events", name, false};
  if (!fits(*part, *whole, catalog)) return std::nullopt;
  return model::AttachPartition{"events", name, bound()};
}

Draw RandomHistory::of_view(const Catalog& catalog) {
  const auto* table = a_table(catalog);
  const auto name = name_in(catalog, {"old_books", "heavy", "all_titles"});
  const auto* known = catalog.view(name);
  if (known != nullptr && chance(40)) {
    const bool cascade = !stands_free(name_of(*known), catalog);
    if (known->is_materialized()) return model::DropMaterializedView{name, false, cascade};
    return model::DropView{name, false, cascade};
  }
  if (table == nullptr) return std::nullopt;
  const auto* some = a_column(*table);
  auto query = "select id" + (some == nullptr ? "" : ", " + quoted(some->definition.name)) + " from " +
               quoted(table->name);
  if (catalog.view("heavy") != nullptr && name.name.text != "heavy" && chance(30))
    query = "select id from heavy";
  if (known == nullptr && chance(30)) {
    model::CreateMaterializedView made;
    made.name = name;
    made.sql = sql(query);
    return made;
  }
  if (known != nullptr && known->is_materialized()) {
    if (!known->indexes.empty())
      return model::DropIndex{{name.schema, known->indexes.front().definition.name}, {}, false, false, false};
    return model::CreateIndex{
        name,
        {Identifier("of_" + name.name.text), {{"id", {}, {}, {}, {}, {}}}, true, {}, {}, {}, {}},
        false,
        false};
  }
  model::CreateView made;
  made.name = name;
  made.sql = known == nullptr ? sql(query) : of_other_rows(*known);
  made.replace = known != nullptr;
  if (made.replace && !stands_free(name_of(*known), catalog)) return std::nullopt;
  return made;
}

Draw RandomHistory::of_routine(const Catalog& catalog) {
  if (chance(30)) {
    model::CreateProcedure made;
    made.name = "tidy";
    made.routine.language = "sql";
    made.routine.body.text = one_of({"select 1", "select 2"});
    if (catalog.routine("tidy", model::Arguments{}) == nullptr) return made;
    return model::DropProcedure{"tidy", model::Arguments{}, false, false};
  }
  model::CreateFunction made;
  made.name = Identifier(one_of({"twice", "on_change", "half"}));
  const bool for_triggers = made.name.name.text == "on_change";
  made.routine.language = for_triggers ? "plpgsql" : "sql";
  made.returns = for_triggers                    ? "trigger"
                 : made.name.name.text == "half" ? one_of({"bigint", "integer"})
                                                 : "bigint";
  if (!for_triggers) made.routine.arguments = {{"n", chance(50) ? "bigint" : "integer", {}, {}}};
  made.routine.body.text = for_triggers ? one_of({"begin return new; end", "begin return null; end"})
                                        : one_of({"select 1::bigint", "select 2"});
  if (chance(30)) made.volatility = model::Volatility::stable;
  const auto* known = catalog.routine(made.name, made.routine.arguments);
  if (known == nullptr) return made;
  const bool free = stands_free(name_of(*known), catalog);
  if (chance(40)) return model::DropFunction{made.name, made.routine.arguments, false, !free};
  if (std::get<model::CreateFunction>(known->definition).returns != made.returns) return std::nullopt;
  made.replace = true;
  return made;
}

Draw RandomHistory::of_trigger(const Catalog& catalog) {
  const auto* table = a_table(catalog);
  if (table == nullptr || catalog.routine("on_change", model::Arguments{}) == nullptr) return std::nullopt;
  const Identifier name(one_of({"stamp", "watch"}));
  const auto* known = table->trigger(name, catalog.naming());
  if (known != nullptr && chance(60)) return model::DropTrigger{table->name, name, false, false};
  model::CreateTrigger made;
  made.table = table->name;
  made.name = name;
  made.timing = chance(50) ? model::Timing::before : model::Timing::after;
  made.events = {{model::Event::update, {}}};
  if (const auto* some = a_column(*table); some != nullptr && chance(50)) {
    made.events.front().columns = {some->definition.name};
    made.when = sql("new." + quoted(some->definition.name) + " is not null");
  }
  made.function = "on_change";
  made.constraint = known == nullptr && made.timing == model::Timing::after && chance(30);
  made.replace = known != nullptr && !known->definition.constraint;
  return made;
}

Draw RandomHistory::of_policy(const Catalog& catalog) {
  const auto* table = a_table(catalog);
  if (table == nullptr) return std::nullopt;
  if (chance(30)) return model::EnableRowSecurity{table->name, chance(50)};
  if (chance(20)) return model::DisableRowSecurity{table->name, chance(50)};
  const Identifier name(one_of({"own", "public"}));
  if (table->policy(name) != nullptr) return model::DropPolicy{table->name, name, false};
  return model::CreatePolicy{table->name, name, {}, {}, sql(chance(50) ? "id > 0" : "true"), {}, chance(70)};
}

Draw RandomHistory::of_type(const Catalog& catalog) {
  const QualifiedName name(one_of({"mood", "percent", "pair"}));
  const auto* known = catalog.type(name);
  if (known == nullptr) {
    if (name.name.text == "mood") return model::CreateEnum{name, {"good", "bad"}};
    if (name.name.text == "pair") return model::CreateComposite{name, {{"a", {}, {}}, {"b", {}, {}}}};
    model::CreateDomain domain;
    domain.name = name;
    domain.type.kind = model::TypeKind::integer;
    domain.checks = {{"in_range", sql("VALUE between 0 and " + one_of({"99", "100"}))}};
    return domain;
  }
  if (const auto* mood = std::get_if<model::CreateEnum>(&known->definition)) {
    const auto& values = mood->values;
    const auto& some = values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
    const auto other = one_of({"fair", "awful", "great"});
    if (chance(40)) return model::AddEnumValue{name, other, chance(50) ? some : "", {}, false};
    if (chance(40)) return model::RenameEnumValue{name, some, other};
  }
  return model::DropType{name, false, !stands_free(name_of(*known), catalog)};
}

Draw RandomHistory::of_sequence(const Catalog& catalog) {
  const QualifiedName name(one_of({"numbers", "tickets"}));
  const auto* known = catalog.sequence(name);
  model::SequenceOptions options;
  if (chance(40)) options.increment = chance(50) ? 1 : 5;
  if (chance(30)) options.max = 1000 + below(3);
  if (chance(20)) options.cycle = chance(50);
  if (chance(20)) options.type = chance(50) ? model::SequenceType::bigint : model::SequenceType::integer;
  // A sequence stands in the schema of the table that owns it.
  if (const auto* table = a_table(catalog); table != nullptr && table->name.schema.empty() && chance(30))
    options.owned_by = model::ColumnName{table->name, "id"};
  if (known == nullptr) return model::CreateSequence{name, options, false};
  if (chance(20)) return model::DropSequence{name, false, !stands_free(name_of(*known), catalog)};
  if (chance(10)) options.owned_by = model::ColumnName{};
  if (options == model::SequenceOptions{}) return std::nullopt;
  return model::AlterSequence{name, options, {}};
}

Draw RandomHistory::of_schema(const Catalog& catalog) {
  if (chance(50)) {
    if (catalog.schema("app") == nullptr) return model::CreateSchema{"app", false};
    return chance(20) ? Draw(model::DropSchema{"app", false, true}) : std::nullopt;
  }
  if (catalog.extension("citext") == nullptr) return model::CreateExtension{"citext", true, {}, {}};
  return model::DropExtension{"citext", false, false};
}

Draw RandomHistory::of_rights(const Catalog& catalog) {
  model::GrantTarget on;
  std::vector<model::Privilege> privileges{chance(50) ? model::Privilege::select : model::Privilege::update};
  if (const auto* table = a_table(catalog); table != nullptr && chance(60)) {
    on.name = table->name;
    if (chance(20)) privileges = {model::Privilege::all};
    if (chance(20)) on.columns = {"id"};
  } else if (catalog.routine("on_change", model::Arguments{}) != nullptr && chance(50)) {
    on = {model::GrantKind::function, "on_change", {}, model::Arguments{}};
    privileges = {model::Privilege::execute};
  } else if (catalog.type("mood") != nullptr && chance(50)) {
    on = {model::GrantKind::type, "mood", {}, {}};
    privileges = {model::Privilege::usage};
  } else {
    on = {model::GrantKind::tables_in, "public", {}, {}};
  }
  // Roles that every server has.
  const Identifiers roles{one_of({"pg_monitor", "pg_signal_backend", "public"})};
  if (chance(60)) return model::Grant{privileges, on, roles, roles.front().text != "public" && chance(20)};
  return model::Revoke{privileges, on, roles, chance(20), false};
}

std::vector<ObjectName> RandomHistory::objects(const Catalog& catalog) {
  std::vector<ObjectName> all;
  const auto add = [&](const auto& object) { all.push_back(name_of(object)); };
  catalog.for_each_view(add);
  catalog.for_each_routine(add);
  catalog.for_each_type(add);
  catalog.for_each_sequence(add);
  catalog.for_each_schema([&](const Schema& s) { all.push_back({ObjectKind::schema, s.name, {}, {}}); });
  catalog.for_each_table([&](const Table& t) {
    for (const auto& trigger : t.triggers)
      all.push_back({ObjectKind::trigger, t.name, trigger.definition.name, {}});
    for (const auto& policy : t.policies)
      all.push_back({ObjectKind::policy, t.name, policy.definition.name, {}});
  });
  return all;
}

Draw RandomHistory::of_comment(const Catalog& catalog) {
  auto all = objects(catalog);
  catalog.for_each_extension([&](const Extension& e) {
    all.push_back({ObjectKind::extension, e.name, {}, {}});
  });
  catalog.for_each_table([&](const Table& t) {
    all.push_back(name_of(t));
    all.push_back({ObjectKind::column, t.name, t.columns.back().definition.name, {}});
    for (const auto& c : t.constraints) all.push_back({ObjectKind::constraint, t.name, c.name, {}});
    for (const auto& i : t.indexes)
      all.push_back({ObjectKind::index, {t.name.schema, i.definition.name}, {}, {}});
  });
  if (all.empty()) return std::nullopt;
  const auto& on = all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  return model::Comment{on, chance(30) ? std::nullopt : std::optional(one_of({"one", "two"}))};
}

Draw RandomHistory::of_rename(const Catalog& catalog) {
  const auto all = objects(catalog);
  if (all.empty()) return std::nullopt;
  const auto& on = all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  const auto& name = model::is_part(on.kind) ? on.part : on.name.name;
  // Back to what it is called elsewhere too, as often as not.
  const auto to = name.text.size() > 4 && name.text.substr(name.text.size() - 4) == "_too"
                      ? name.text.substr(0, name.text.size() - 4)
                      : name.text + "_too";
  // Which of several routines of one name a text calls, paper cannot tell.
  const bool is_routine = on.kind == ObjectKind::function || on.kind == ObjectKind::procedure;
  if (is_routine && catalog.routines(on.name).size() + catalog.routines({on.name.schema, to}).size() > 1)
    return std::nullopt;
  return model::Rename{on, to};
}

} // namespace aludel::catalog
