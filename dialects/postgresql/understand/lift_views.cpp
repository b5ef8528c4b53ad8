#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

namespace aludel::postgresql::reading {

namespace {
bool is_permanent(const RangeVar& relation) { return std::string_view(relation.relpersistence) == "p"; }
} // namespace

void Lift::operator()(const ViewStmt& s) {
  allow(says_only(s, &ViewStmt::view, &ViewStmt::aliases, &ViewStmt::query, &ViewStmt::replace,
                  &ViewStmt::options, &ViewStmt::with_check_option));
  model::CreateView o;
  o.name = new_name(*s.view);
  o.columns = identifiers_of(nodes(s.n_aliases, s.aliases));
  o.replace = s.replace != 0;
  o.with = parameters(nodes(s.n_options, s.options));
  const auto named = source_.at(s.view->location);
  // CREATE RECURSIVE VIEW is another query than the one that is written.
  allow(is_permanent(*s.view) && source_.find({0, named}, "recursive") == named);
  auto query = after({named, source_.whole().end}, "as");
  if (s.with_check_option != PG_QUERY__VIEW_CHECK_OPTION__NO_CHECK_OPTION) {
    const bool local = s.with_check_option == PG_QUERY__VIEW_CHECK_OPTION__LOCAL_CHECK_OPTION;
    allow(o.with.emplace("check_option", local ? "local" : "cascaded").second);
    query.end -= source_.ends(query, {"with", "check", "option"}) ? 3 : 4; // … WITH LOCAL CHECK OPTION
  }
  o.sql = sql(query);
  add(std::move(o));
}

/// CREATE MATERIALIZED VIEW; a table made from a query has columns that only the server knows.
void Lift::operator()(const CreateTableAsStmt& s) {
  allow(s.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW);
  const auto& into = *s.into;
  allow(says_only(into, &PgQuery__IntoClause::rel, &PgQuery__IntoClause::col_names,
                  &PgQuery__IntoClause::access_method, &PgQuery__IntoClause::options,
                  &PgQuery__IntoClause::table_space_name, &PgQuery__IntoClause::skip_data));
  model::CreateMaterializedView o;
  o.name = new_name(*into.rel);
  allow(is_permanent(*into.rel));
  o.columns = identifiers_of(nodes(into.n_col_names, into.col_names));
  o.with_data = into.skip_data == 0;
  o.if_not_exists = s.if_not_exists != 0;
  o.method = into.access_method;
  o.with = parameters(nodes(into.n_options, into.options));
  o.tablespace = into.table_space_name;
  auto query = after({source_.at(into.rel->location), source_.whole().end}, "as");
  if (source_.ends(query, {"with", "no", "data"})) query.end -= 3;
  if (source_.ends(query, {"with", "data"})) query.end -= 2;
  o.sql = sql(query);
  add(std::move(o));
}

void Lift::operator()(const RefreshMatViewStmt& s) {
  add(model::RefreshMaterializedView{name(*s.relation), s.concurrent != 0, s.skip_data == 0});
}

} // namespace aludel::postgresql::reading
