#include "dialects/postgresql/inspect/views.hpp"

#include "dialects/postgresql/inspect/indexes.hpp"
#include "dialects/postgresql/inspect/triggers.hpp"
#include "dialects/postgresql/inspect/users.hpp"
#include "dialects/postgresql/split.hpp"
#include "dialects/postgresql/state.hpp"

namespace aludel::postgresql {

namespace {
using dialect::TextRow;

std::string views_query() {
  return R"(
SELECT c.oid, n.nspname, c.relname, c.relkind, pg_catalog.pg_get_viewdef(c.oid),
       pg_catalog.array_to_string(c.reloptions, chr(31)), c.relispopulated, nullif(m.amname, 'heap'), s.spcname,
       r.description
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_class'::regclass
  AND r.objoid = c.oid AND r.objsubid = 0
WHERE c.relkind IN ('v', 'm') AND )" +
         is_users("pg_class", "c.oid") + " ORDER BY c.oid";
}

model::SqlText view_query(const Cell& spelled) {
  return sql(std::string(without_semicolon(base::trim(text(spelled)))));
}

catalog::View::Definition view_definition(const TextRow& row, const model::QualifiedName& name) {
  if (is(row[3], "v")) {
    model::CreateView view;
    view.name = name;
    view.sql = view_query(row[4]);
    view.with = parameters(row[5]);
    return view;
  }
  model::CreateMaterializedView view;
  view.name = name;
  view.sql = view_query(row[4]);
  view.with = parameters(row[5]);
  view.with_data = is(row[6], "t");
  view.method = text(row[7]);
  view.tablespace = text(row[8]);
  return view;
}
constexpr const char* remarks_query = R"(
SELECT a.attrelid, a.attname, d.description
FROM pg_catalog.pg_description d
JOIN pg_catalog.pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid
WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid > 0 AND a.attrelid = ANY(:a::oid[]))";

void read_remarks(Connection& connection, const Relations& relations,
                  std::map<ObjectId, catalog::View>& views) {
  for (const auto& row : connection.query(remarks_query, {ids_of(relations)}))
    views[number(row[0])].column_comments.emplace(text(row[1]), text(row[2]));
}
} // namespace

std::vector<catalog::View> read_views(Connection& connection) {
  std::map<ObjectId, catalog::View> found;
  Relations relations;
  for (const auto& row : connection.query(views_query())) {
    const auto id = number(row[0]);
    const auto name = name_in(text(row[1]), text(row[2]));
    relations.emplace(id, name);
    auto& view = found[id];
    view.definition = view_definition(row, name);
    view.comment = text(row[9]);
  }
  read_remarks(connection, relations, found);
  auto indexes = read_indexes(connection, relations);
  auto triggers = read_triggers(connection, relations);
  std::vector<catalog::View> views;
  for (auto& [id, view] : found) {
    view.indexes = std::move(indexes[id]);
    view.triggers = std::move(triggers[id]);
    views.push_back(std::move(view));
  }
  return views;
}

} // namespace aludel::postgresql
