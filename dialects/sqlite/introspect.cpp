#include "dialects/sqlite/introspect.hpp"

#include "dialects/sqlite/ddl_reader.hpp"
#include "dialects/sqlite/ddl_trigger.hpp"
#include "dialects/sqlite/ddl_view.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/native.hpp"
#include "dialects/sqlite/tokens.hpp"
#include "dialects/sqlite/types.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <sqlite3.h>

namespace aludel::sqlite {

namespace {
using model::QualifiedName;

std::string schema_text(const QualifiedName& name) { return schema_of(name).text; }
std::string master(const QualifiedName& name) { return quoted(schema_of(name)) + ".sqlite_schema"; }

std::uint64_t number(const std::optional<std::string>& text) {
  std::uint64_t value = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

[[noreturn]] void misread(const QualifiedName& table, const std::string& what) {
  throw base::Error(base::Exit::failed, "unreadable-schema",
                    "the definition of table " + to_string(table) + " is not understood: " + what,
                    "change the table by a sql: step");
}

/// One line a column: name, NOT NULL, place in the primary key, kind (generated …).
using Shape = std::vector<dialect::TextRow>;

int place_in_key(const catalog::Table& table, const model::Identifier& column) {
  const auto* key = table.primary_key();
  if (key == nullptr) return 0;
  const auto& columns = std::get<model::PrimaryKey>(key->definition).columns;
  const auto at =
      std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return same(c, column); });
  return at == columns.end() ? 0 : static_cast<int>(at - columns.begin()) + 1;
}

Shape shape_of(const catalog::Table& table) {
  Shape shape;
  const auto& options = table.options;
  for (const auto& entry : table.columns) {
    const auto& column = entry.definition;
    const auto place = place_in_key(table, column.name);
    const bool implied =
        (options.without_rowid || options.strict) && place > 0 && rowid_alias(table) != &entry;
    const int kind = !column.generated ? 0 : column.generated->stored ? 3 : 2;
    shape.push_back({column.name.text, !column.nullable || implied ? "1" : "0", std::to_string(place),
                     std::to_string(kind)});
  }
  return shape;
}

/// The reader's answer against SQLite's own: columns, unique constraints and foreign keys.
void compare(::sqlite3* database, const catalog::Table& table) {
  const std::vector<dialect::Bound> named{table.name.name.text, schema_text(table.name)};
  if (shape_of(table) !=
      query(database, "SELECT name, \"notnull\", pk, hidden FROM pragma_table_xinfo(:a, :b)", named))
    misread(table.name, "its columns");
  const auto count = [&](auto kind) {
    return static_cast<std::uint64_t>(
        std::count_if(table.constraints.begin(), table.constraints.end(), [](const catalog::Constraint& c) {
          return std::holds_alternative<decltype(kind)>(c.definition);
        }));
  };
  const auto keys =
      number(single(database, "SELECT count(DISTINCT id) FROM pragma_foreign_key_list(:a, :b)", named));
  if (keys != count(model::ForeignKey{})) misread(table.name, "its foreign keys");
  const auto uniques =
      number(single(database, "SELECT count(*) FROM pragma_index_list(:a, :b) WHERE origin = 'u'", named));
  // SQLite keeps one index for two constraints on the same columns, and none beside the primary key's.
  if (uniques > count(model::Unique{})) misread(table.name, "its unique constraints");
}

catalog::Trigger trigger_of(const Kept& kept, const QualifiedName& relation) {
  auto text = read_create_trigger(kept.sql);
  catalog::Trigger trigger;
  if (text.commented) {
    trigger.definition.name = kept.name;
    trigger.verbatim = in_schema(kept, relation.schema);
  } else {
    trigger.definition = std::move(text.definition);
  }
  trigger.definition.table = relation;
  return trigger;
}

/// What sqlite_schema says of a table or view and of what stands on it, the relation itself first. Indexes of
/// constraints have no text.
std::vector<Kept> kept_of(::sqlite3* database, const QualifiedName& relation) {
  std::vector<Kept> all;
  for (const auto& row : query(database,
                               "SELECT type, name, sql FROM " + master(relation) +
                                   " WHERE tbl_name = :a COLLATE NOCASE AND sql IS NOT NULL"
                                   " ORDER BY type IN ('table', 'view') DESC, rowid",
                               {relation.name.text}))
    all.push_back({*row[0], *row[1], *row[2]});
  return all;
}

bool counts_pages() { return sqlite3_compileoption_used("ENABLE_DBSTAT_VTAB") != 0; }
} // namespace

bool table_exists(::sqlite3* database, const QualifiedName& table) {
  return single(database, "SELECT 1 FROM pragma_database_list WHERE name = :a COLLATE NOCASE",
                {schema_text(table)}) &&
         single(database,
                "SELECT 1 FROM " + master(table) +
                    " WHERE type IN ('table', 'view') AND name = :a COLLATE NOCASE",
                {table.name.text});
}

bool column_exists(::sqlite3* database, const QualifiedName& table, const model::Identifier& column) {
  return table_exists(database, table) &&
         single(database, "SELECT 1 FROM pragma_table_xinfo(:a, :b) WHERE name = :c COLLATE NOCASE",
                {table.name.text, schema_text(table), column.text});
}

model::Identifiers column_names(::sqlite3* database, const QualifiedName& relation) {
  model::Identifiers names;
  for (const auto& row : query(database, "SELECT name FROM pragma_table_info(:a, :b)",
                               {relation.name.text, schema_text(relation)}))
    names.push_back(*row[0]);
  return names;
}

model::Identifiers trigger_names(::sqlite3* database, const QualifiedName& relation) {
  model::Identifiers names;
  for (const auto& row : query(database,
                               "SELECT name FROM " + master(relation) +
                                   " WHERE type = 'trigger' AND tbl_name = :a COLLATE NOCASE ORDER BY rowid",
                               {relation.name.text}))
    names.push_back(*row[0]);
  return names;
}

std::vector<QualifiedName> user_tables(::sqlite3* database) {
  std::vector<QualifiedName> tables;
  for (const auto& row :
       query(database, "SELECT schema, name FROM pragma_table_list WHERE type IN ('table', "
                       "'virtual') AND schema <> 'temp' AND name NOT LIKE 'sqlite\\_%' ESCAPE "
                       "'\\' ORDER BY schema, name"))
    tables.push_back({row[0] == "main" ? model::Identifier() : model::Identifier(*row[0]), *row[1]});
  return tables;
}

namespace {
std::uint64_t bytes_of_schema(::sqlite3* database, const QualifiedName& table) {
  const auto pragma = "PRAGMA " + quoted(schema_of(table)) + ".";
  return number(single(database, pragma + "page_count")) * number(single(database, pragma + "page_size"));
}
} // namespace

std::optional<std::uint64_t> table_size(::sqlite3* database, const QualifiedName& table) {
  if (!table_exists(database, table)) return std::nullopt;
  if (counts_pages())
    return number(single(database,
                         "SELECT sum(pgsize) FROM dbstat WHERE schema = :a AND name IN (SELECT name FROM " +
                             master(table) + " WHERE tbl_name = :b COLLATE NOCASE)",
                         {schema_text(table), table.name.text}));
  return bytes_of_schema(database, table);
}

namespace {
constexpr std::uint64_t most_rows_counted = 100'000;
constexpr std::uint64_t most_bytes_walked = 256ULL << 20U;
} // namespace

std::optional<dialect::Volume> volume(::sqlite3* database, const QualifiedName& table) {
  if (!single(database,
              "SELECT 1 FROM pragma_table_list WHERE schema = :a COLLATE NOCASE AND name = :b COLLATE NOCASE"
              " AND type IN ('table', 'virtual')",
              {schema_text(table), table.name.text}))
    return std::nullopt;
  dialect::Volume volume;
  const auto counted = number(single(database, "SELECT count(*) FROM (SELECT 1 FROM " + quoted(table) +
                                                   " LIMIT " + std::to_string(most_rows_counted + 1) + ")"));
  const bool all = counted <= most_rows_counted;
  volume.counted = all ? dialect::Volume::Count::exact : dialect::Volume::Count::more_than;
  volume.rows = std::min<std::uint64_t>(counted, most_rows_counted);
  volume.bytes = bytes_of_schema(database, table);
  volume.bytes_at_most = !counts_pages() || volume.bytes > most_bytes_walked;
  if (!volume.bytes_at_most) volume.bytes = table_size(database, table).value_or(volume.bytes);
  return volume;
}

std::string in_schema(const Kept& kept, const model::Identifier& schema) {
  if (schema.empty() || same(schema, naming().default_schema)) return kept.sql;
  for (const auto& tokens = tokens_of(kept.sql); const auto& token : tokens)
    if (token.is(kept.type))
      return kept.sql.substr(0, token.end) + " " + quoted(schema) + "." +
             std::string(base::trim(kept.sql.substr(token.end)));
  return kept.sql;
}

bool is_virtual(const Kept& kept) {
  const auto tokens = tokens_of(kept.sql);
  return kept.type == "table" && (tokens.size() < 2 || tokens[1].is("virtual"));
}

catalog::Table table_of(::sqlite3* database, const QualifiedName& name, const std::vector<Kept>& kept) {
  if (is_virtual(kept.front())) misread(name, "it is no ordinary table");
  auto table = read_create_table(kept.front().sql, name.schema);
  table.name = {name.schema, kept.front().name};
  compare(database, table);
  for (const auto& each : kept) {
    if (each.type == "index") table.indexes.push_back({read_create_index(each.sql, table), {}});
    if (each.type == "trigger") table.triggers.push_back(trigger_of(each, table.name));
  }
  return table;
}

catalog::View view_of(const QualifiedName& name, const std::vector<Kept>& kept) {
  catalog::View view;
  auto definition = read_create_view(kept.front().sql).definition;
  definition.name = {name.schema, kept.front().name};
  view.definition = std::move(definition);
  for (const auto& each : kept)
    if (each.type == "trigger") view.triggers.push_back(trigger_of(each, view.name()));
  return view;
}

std::optional<catalog::Table> read_table(::sqlite3* database, const QualifiedName& name) {
  if (!table_exists(database, name)) return std::nullopt;
  const auto kept = kept_of(database, name);
  if (kept.empty() || kept.front().type != "table") return std::nullopt;
  return table_of(database, name, kept);
}

std::optional<catalog::View> read_view(::sqlite3* database, const QualifiedName& name) {
  if (!table_exists(database, name)) return std::nullopt;
  const auto kept = kept_of(database, name);
  if (kept.empty() || kept.front().type != "view") return std::nullopt;
  return view_of(name, kept);
}

bool has_verbatim(const catalog::Table& table) {
  return std::any_of(table.constraints.begin(), table.constraints.end(),
                     [](const catalog::Constraint& c) { return !c.verbatim.empty(); });
}

} // namespace aludel::sqlite
