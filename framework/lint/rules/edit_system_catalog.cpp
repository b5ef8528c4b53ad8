#include "framework/base/text.hpp"
#include "framework/catalog/relations.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// Where the schema itself is kept. Other tables of an engine, such as that of its sequences, may be written.
bool holds_schema(const model::QualifiedName& name) {
  const auto text = base::lower(name.name.text);
  return name.schema.text == "pg_catalog" || (name.schema.empty() && text.rfind("pg_", 0) == 0) ||
         text.ends_with("_schema") || text.ends_with("_master");
}

bool is_system_table(const Transition& t, const model::QualifiedName& name) {
  return is_of_engine(t, name) && holds_schema(name) && t.before().table(name) == nullptr;
}

bool is_row_change(const dialect::SqlReading& raw) {
  constexpr std::array kinds{"INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "TRUNCATE TABLE"};
  return std::find(kinds.begin(), kinds.end(), raw.kind) != kinds.end();
}

/// PRAGMA writable_schema with a value other than off.
bool opens_schema(const dialect::SqlReading& raw) {
  if (raw.kind != "PRAGMA") return false;
  const auto text = base::lower(raw.statement.sql);
  const auto at = text.find("writable_schema");
  if (at == std::string::npos) return false;
  const auto value = base::trim(std::string_view(text).substr(at + 15));
  return !value.empty() && value.find("off") == std::string_view::npos &&
         value.find('0') == std::string_view::npos && value.find("false") == std::string_view::npos &&
         value.find("reset") == std::string_view::npos;
}

Remark about_catalog(const std::string& name) {
  return {"writes " + name + " by hand: a mistake there cannot be repaired by the database",
          "use the statement that is meant for it (ALTER TYPE, ALTER TABLE …)"};
}

/// Where the statement begins with its target, as all but WITH … do, its words tell it too.
std::optional<model::QualifiedName> system_table_written(const Transition& t,
                                                         const dialect::SqlReading& raw) {
  for (const auto& mention : raw.mentions)
    if (mention.writes && mention.object.kind == model::ObjectKind::table &&
        is_system_table(t, mention.object.name))
      return mention.object.name;
  const auto words = catalog::words_of(raw.statement.sql);
  const auto relations = catalog::relations_in(raw.statement.sql);
  if (relations.empty() || catalog::is_keyword(words.front(), "with")) return std::nullopt;
  const model::QualifiedName name{relations.front().schema.text, relations.front().word.text};
  return is_system_table(t, name) ? std::optional(name) : std::nullopt;
}

std::optional<model::QualifiedName> written_by(const Transition& t) {
  const auto table = [](const auto* o) { return o == nullptr ? std::nullopt : std::optional(o->table); };
  if (auto name = table(t.as<model::Insert>())) return name;
  if (auto name = table(t.as<model::Upsert>())) return name;
  if (auto name = table(t.as<model::Update>())) return name;
  return table(t.as<model::Delete>());
}
} // namespace

Remarks edit_system_catalog(const Transition& t) {
  if (const auto name = written_by(t)) {
    if (is_system_table(t, *name)) return {about_catalog(to_string(*name))};
    return {};
  }
  const auto* raw = t.raw();
  if (raw == nullptr) return {};
  if (opens_schema(*raw)) return {about_catalog("the schema table")};
  if (!is_row_change(*raw)) return {};
  if (const auto name = system_table_written(t, *raw)) return {about_catalog(to_string(*name))};
  return {};
}

} // namespace aludel::lint::rules
