#include "dialects/sqlite/render_visitor.hpp"

namespace aludel::sqlite {

void Render::operator()(const model::Comment&) { note("SQLite keeps no comments"); }

void Render::operator()(const model::Rename& o) {
  using model::ObjectKind;
  switch (o.on.kind) {
  case ObjectKind::view: return rename_view(o);
  case ObjectKind::trigger: return rename_trigger(o);
  case ObjectKind::materialized_view: return lacks("materialized views", to_string(o.on));
  case ObjectKind::sequence: return lacks("sequences", to_string(o.on));
  case ObjectKind::type: return lacks("types of one's own", to_string(o.on));
  case ObjectKind::function: return lacks("functions of one's own", to_string(o.on));
  case ObjectKind::procedure: return lacks("procedures", to_string(o.on));
  case ObjectKind::policy: return lacks("policies", to_string(o.on));
  case ObjectKind::extension: return lacks("extensions", to_string(o.on));
  case ObjectKind::schema:
    return refuse("schema " + to_string(o.on) + " is an attached database on SQLite",
                  "change its name under attach: in the project file, and give the step `only: postgresql`");
  case ObjectKind::table:
  case ObjectKind::column:
  case ObjectKind::constraint:
  case ObjectKind::index: break;
  }
  refuse("rename: is not for " + to_string(o.on),
         "write rename_table, rename_column, rename_constraint or rename_index");
}

} // namespace aludel::sqlite
