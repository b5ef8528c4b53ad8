#include "framework/lint/facts.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/dependencies.hpp"

#include <algorithm>
#include <set>

namespace aludel::lint {

namespace {
constexpr std::size_t most_listed = 8;

struct TableOf {
  const model::QualifiedName* operator()(const model::RenameTable& o) const { return &o.from; }
  const model::QualifiedName* operator()(const model::DropTable& o) const { return &o.name; }
  const model::QualifiedName* operator()(const model::Reindex& o) const {
    return o.table.empty() ? nullptr : &o.table;
  }
  const model::QualifiedName* operator()(const auto& o) const {
    if constexpr (requires { o.table.schema; })
      return &o.table;
    else
      return nullptr;
  }
};

bool is_made_by(const Passage& passage, const catalog::Origin& origin) {
  return origin.born == passage.revision.header.id;
}

bool reads(const Transition& t, const model::QualifiedName& table) {
  const auto* reading = t.reading();
  return reading != nullptr &&
         std::any_of(reading->mentions.begin(), reading->mentions.end(), [&](const auto& mention) {
           return mention.object.kind == model::ObjectKind::table && !mention.writes &&
                  same(t, mention.object.name, table);
         });
}

bool writes_another(const Transition& t, const model::QualifiedName& table) {
  const auto* reading = t.reading();
  return reading != nullptr &&
         std::any_of(reading->mentions.begin(), reading->mentions.end(), [&](const auto& mention) {
           return mention.object.kind == model::ObjectKind::table && mention.writes &&
                  !same(t, mention.object.name, table);
         });
}
} // namespace

bool is_new(const Transition& t, const catalog::Origin& origin) { return is_made_by(*t.passage, origin); }
bool is_new(const Transition& t, const catalog::Table& table) { return is_new(*t.passage, table); }
bool is_new(const Passage& passage, const catalog::Table& table) {
  return table.options.temporary || is_made_by(passage, table.origin);
}

const catalog::Table* live_table(const Transition& t, const model::QualifiedName& name) {
  const auto* table = t.before().table(name);
  return table == nullptr || is_new(t, *table) || may_be_temporary(t, name) ? nullptr : table;
}

const catalog::Column* live_column(const Transition& t, const model::QualifiedName& table,
                                   const model::Identifier& column) {
  const auto* known = live_table(t, table);
  const auto* found = known == nullptr ? nullptr : known->column(column, t.before().naming());
  return found == nullptr || is_new(t, found->origin) ? nullptr : found;
}

const catalog::Table* kept_table(const Transition& t) {
  const auto* o = t.as<model::CreateTable>();
  return o == nullptr || t.before().table(o->name) != nullptr ? nullptr : t.passage->after.table(o->name);
}

const model::QualifiedName* table_copied(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr || (raw->kind != "CREATE TABLE AS" && raw->kind != "CREATE TABLE")) return nullptr;
  const auto& all = raw->mentions;
  const auto made = std::find_if(all.begin(), all.end(), [](const dialect::Mention& mention) {
    return mention.writes && mention.object.kind == model::ObjectKind::table;
  });
  return made == all.end() ? nullptr : &made->object.name;
}

bool is_deployed(const Transition& t, const catalog::Table& table) {
  const auto& deployed = t.passage->scene.deployed;
  return !is_new(t, table) && (!deployed || deployed->count(table.origin.born) > 0);
}

bool may_be_temporary(const Transition& t, const model::QualifiedName& relation) {
  return relation.schema.empty() &&
         t.passage->scene.chronicle.may_have_made({model::Identifier("pg_temp"), relation.name}, t.moment);
}

bool is_absent(const Transition& t, const model::QualifiedName& relation) {
  const auto name = t.before().resolved(relation);
  return t.is_complete() && !may_be_temporary(t, relation) && !t.before().relation(name) &&
         t.before().verbatim(name) == nullptr && !t.passage->scene.chronicle.may_have_made(name, t.moment);
}

bool is_of_engine(const Transition& t, const model::QualifiedName& relation) {
  const auto schema = base::lower(relation.schema.text);
  const auto name = base::lower(relation.name.text);
  const auto own = std::string(t.passage->scene.dialect.name()) + "_";
  return schema == "pg_catalog" || schema == "information_schema" || name.rfind("pg_", 0) == 0 ||
         name.rfind(own, 0) == 0;
}

const model::QualifiedName* table_of(const model::Operation& operation) {
  return std::visit(TableOf{}, operation);
}

const model::QualifiedName* table_made_or_changed(const model::Operation& operation) {
  const auto* made = std::get_if<model::CreateTable>(&operation);
  return made == nullptr ? table_of(operation) : &made->name;
}

std::vector<model::QualifiedName> tables_touched(const Transition& t) {
  std::vector<model::QualifiedName> tables;
  const auto touch = [&](const model::QualifiedName& name) {
    const auto* known = t.before().table(name);
    if (known != nullptr && is_new(t, *known)) return;
    const auto& called = known == nullptr ? name : known->name;
    if (std::find(tables.begin(), tables.end(), called) == tables.end()) tables.push_back(called);
  };
  if (const auto* name = table_of(t.change.operation)) touch(*name);
  if (const auto* raw = t.raw())
    for (const auto& mention : raw->mentions)
      if (mention.writes && mention.object.kind == model::ObjectKind::table) touch(mention.object.name);
  return tables;
}

std::vector<const catalog::Table*> tables_changed(const Passage& passage) {
  std::set<model::QualifiedName> names;
  for (const auto& t : passage.transitions) {
    if (const auto* name = table_made_or_changed(t.change.operation)) names.insert(*name);
    if (const auto* renamed = t.as<model::RenameTable>()) names.insert({renamed->from.schema, renamed->to});
  }
  std::vector<const catalog::Table*> tables;
  for (const auto& name : names) {
    const auto* table = passage.after.table(name);
    if (table != nullptr && std::find(tables.begin(), tables.end(), table) == tables.end())
      tables.push_back(table);
  }
  return tables;
}

std::optional<base::Place> place_where(const Passage& passage,
                                       const std::function<bool(const catalog::Catalog&)>& holds,
                                       bool renaming) {
  for (const auto& t : passage.transitions)
    if ((renaming || t.as<model::RenameTable>() == nullptr) && !holds(t.before()) && holds(t.after()))
      return t.extent.place;
  return std::nullopt;
}

std::vector<const catalog::Table*> live_tables_written(const Transition& t) {
  std::vector<const catalog::Table*> tables;
  if (const auto* raw = t.raw())
    for (const auto& mention : raw->mentions)
      if (mention.writes && mention.object.kind == model::ObjectKind::table)
        if (const auto* table = live_table(t, mention.object.name)) tables.push_back(table);
  return tables;
}

bool is_small(const Transition& t, const model::QualifiedName& table) {
  const auto& small = t.passage->scene.settings.small_tables;
  return std::any_of(small.begin(), small.end(),
                     [&](const std::string& name) { return same(t, model::parse_qualified(name), table); });
}

bool has_default(const Transition& t, const model::Column& column) {
  if (!column.default_value || std::holds_alternative<model::Null>(*column.default_value)) return false;
  const auto* expression = std::get_if<model::SqlText>(&*column.default_value);
  const auto* text = expression == nullptr ? nullptr : expression->in(t.passage->scene.dialect.name());
  return text == nullptr || !base::iequals(base::trim(*text), "null");
}

bool is_copied_before(const Transition& t, const model::QualifiedName& table) {
  const auto all = earlier(t);
  return std::any_of(all.begin(), all.end(),
                     [&](const Transition& one) { return reads(one, table) && writes_another(one, table); });
}

bool makes_temporary_table(const dialect::SqlReading& reading) {
  const catalog::Tokens tokens(reading.statement.sql);
  const std::size_t at = tokens.is(1, "global") || tokens.is(1, "local") ? 2 : 1;
  return tokens.is(at, "temp") || tokens.is(at, "temporary");
}
bool makes_unlogged_table(const dialect::SqlReading& reading) {
  return catalog::Tokens(reading.statement.sql).is(1, "unlogged");
}

bool is_made_beside(const Transition& t, const catalog::Origin& origin) {
  return !origin.born.empty() && !is_new(t, origin) &&
         t.passage->scene.are_beside(t.passage->revision.header.id, origin.born);
}

bool same(const Transition& t, const model::QualifiedName& a, const model::QualifiedName& b) {
  return t.before().same(a, b);
}
bool same(const Transition& t, const model::Identifier& a, const model::Identifier& b) {
  return t.before().same(a, b);
}

std::vector<model::ObjectName> falling_with(const model::ObjectName& object,
                                            const catalog::Catalog& catalog) {
  std::vector<model::ObjectName> falling;
  std::set<std::string> seen{catalog::key_of(object, catalog)};
  std::vector<model::ObjectName> next = object.kind == model::ObjectKind::column
                                            ? catalog::dependents_of_column(object.name, object.part, catalog)
                                            : catalog::dependents(object, catalog);
  while (!next.empty()) {
    std::vector<model::ObjectName> further;
    for (auto& one : next) {
      if (!seen.insert(catalog::key_of(one, catalog)).second) continue;
      if (!is_part(one.kind))
        for (auto& more : catalog::dependents(one, catalog)) further.push_back(std::move(more));
      falling.push_back(std::move(one));
    }
    next = std::move(further);
  }
  return falling;
}

bool target_is_at_least(const Transition& t, const base::Version& version) {
  return t.passage->scene.target >= version;
}

std::string written(const Transition& t, const model::Type& type) {
  const auto native = type.native.find(std::string(t.passage->scene.dialect.name()));
  return type.kind != model::TypeKind::native || native == type.native.end() ? to_string(type)
                                                                             : native->second;
}

std::string engine_of(const Transition& t) { return std::string(t.passage->scene.dialect.title()); }

bool names_public_behind(const std::string& sql, std::string_view keyword) {
  bool behind = false;
  for (const auto& word : catalog::words_of(sql)) {
    if (behind && catalog::is_keyword(word, "public")) return true;
    behind = behind || catalog::is_keyword(word, keyword);
  }
  return false;
}

std::string since(const catalog::Origin& origin) {
  return origin.born.empty() ? "" : "created in " + origin.born;
}

std::string called(const model::ObjectName& object) {
  for (const auto& word : words_of(object.kind))
    if (word.value == object.kind)
      return base::replace_all(std::string(word.text), "_", " ") + " " + to_string(object);
  return to_string(object);
}

std::string listed(const std::vector<std::string>& names) {
  const auto shown = std::min(names.size(), most_listed);
  std::string text;
  for (std::size_t i = 0; i < shown; ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return shown == names.size() ? text : text + " and " + std::to_string(names.size() - shown) + " more";
}

std::string listed(const std::vector<model::ObjectName>& objects) {
  std::vector<std::string> names;
  for (const auto& object : objects) names.push_back(called(object));
  return listed(names);
}

} // namespace aludel::lint
