#include "dialects/postgresql/render.hpp"
#include "dialects/postgresql/split.hpp"

namespace aludel::postgresql {

/// The text of one query without a closing semicolon, on lines of its own.
std::string Render::query(const model::SqlText& sql, const std::string& what) {
  const auto text = ansi::text(sql, what, spelling_, problems());
  const auto alone = without_semicolon(text);
  if (holds_semicolon(alone))
    refuse(what + " holds several statements", "write one query; other statements are steps of their own");
  return "\n" + std::string(alone);
}

void Render::operator()(const model::CreateView& o) {
  add("CREATE " + or_replace(o.replace) + "VIEW " + name(o.name) + column_list(o.columns) + storage(o.with) +
      " AS" + query(o.sql, "view " + to_string(o.name)));
}

void Render::operator()(const model::DropView& o) { add_drop("VIEW", name(o.name), o); }

void Render::operator()(const model::CreateMaterializedView& o) {
  add("CREATE MATERIALIZED VIEW " + if_not_exists(o.if_not_exists) + name(o.name) + column_list(o.columns) +
      (o.method.empty() ? "" : " USING " + name(model::Identifier(o.method))) + storage(o.with) +
      tablespace(o.tablespace) + " AS" + query(o.sql, "materialized view " + to_string(o.name)) +
      (o.with_data ? "" : "\nWITH NO DATA"));
}

void Render::operator()(const model::RefreshMaterializedView& o) {
  if (o.concurrently && !o.with_data)
    refuse("materialized view " + to_string(o.name) + " cannot be emptied concurrently",
           "leave `concurrently` out: there is nothing to wait for");
  add("REFRESH MATERIALIZED VIEW " + concurrently(o.concurrently) + name(o.name) +
      (o.with_data ? "" : " WITH NO DATA"));
}

void Render::operator()(const model::DropMaterializedView& o) {
  add_drop("MATERIALIZED VIEW", name(o.name), o);
}

} // namespace aludel::postgresql
