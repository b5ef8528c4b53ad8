#include "dialects/sqlite/inspect.hpp"

#include "dialects/sqlite/introspect.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/native.hpp"
#include "dialects/sqlite/portable.hpp"
#include "framework/base/text.hpp"

#include <map>
#include <sqlite3.h>

namespace aludel::sqlite {

namespace {
/// A transaction of its own, unless one is open.
class Reading {
public:
  explicit Reading(::sqlite3* database) : database_(database), own_(sqlite3_get_autocommit(database) != 0) {
    if (own_) execute(database_, "BEGIN");
  }
  ~Reading() {
    if (own_) sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

private:
  ::sqlite3* database_;
  bool own_;
};

/// By the names of tables and views, in lower case: an index may spell that of its table otherwise.
using KeptByRelation = std::map<std::string, std::vector<Kept>>;

/// Relations before what stands on them.
KeptByRelation kept_in(::sqlite3* database, const model::Identifier& schema) {
  KeptByRelation all;
  for (const auto& row :
       query(database,
             "SELECT s.type, s.name, s.sql, s.tbl_name FROM " + quoted(schema) +
                 ".sqlite_schema s WHERE s.sql IS NOT NULL AND s.tbl_name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                 " AND s.tbl_name COLLATE NOCASE NOT IN (SELECT name FROM pragma_table_list"
                 " WHERE schema = :a AND type = 'shadow') ORDER BY s.type IN ('table', 'view') DESC, s.rowid",
             {schema.text}))
    all[base::lower(*row[3])].push_back({*row[0], *row[1], *row[2]});
  return all;
}

void put_verbatim(catalog::Catalog& catalog, const std::vector<Kept>& kept, const model::Identifier& schema) {
  for (const auto& each : kept)
    catalog.put(catalog::Verbatim{
        is_virtual(each) ? "virtual table" : each.type, {schema, each.name}, in_schema(each, schema), {}});
}

void put_relation(catalog::Catalog& catalog, ::sqlite3* database, const std::vector<Kept>& kept,
                  const model::Identifier& schema) {
  const auto& relation = kept.front();
  if (is_virtual(relation)) return put_verbatim(catalog, kept, schema);
  const model::QualifiedName name{schema, relation.name};
  try {
    if (relation.type != "table") return catalog.put(view_of(name, kept));
    auto table = table_of(database, name, kept);
    if (has_verbatim(table)) return put_verbatim(catalog, kept, schema);
    make_portable(table);
    catalog.put(std::move(table));
  } catch (const base::Error& error) {
    if (error.diagnostics().front().code != "unreadable-schema") throw;
    put_verbatim(catalog, kept, schema);
  }
}
} // namespace

catalog::Catalog inspect(::sqlite3* database) {
  const Reading reading(database);
  catalog::Catalog found(naming());
  for (const auto& row :
       query(database, "SELECT name FROM pragma_database_list WHERE name <> 'temp' ORDER BY seq")) {
    const model::Identifier schema = *row[0];
    const bool is_main = same(schema, naming().default_schema);
    if (!is_main) found.put(catalog::Schema{schema, {}, {}});
    for (const auto& [relation, kept] : kept_in(database, schema))
      put_relation(found, database, kept, is_main ? model::Identifier() : schema);
  }
  return found;
}

} // namespace aludel::sqlite
