#include "dialects/postgresql/render.hpp"

namespace aludel::postgresql {

namespace {
std::string if_exists(bool set) { return set ? "IF EXISTS " : ""; }
std::string if_not_exists(bool set) { return set ? "IF NOT EXISTS " : ""; }
std::string cascade(bool set) { return set ? " CASCADE" : ""; }
} // namespace

void Render::operator()(const model::CreateSchema& o) {
  add("CREATE SCHEMA " + if_not_exists(o.if_not_exists) + name(o.name));
}

void Render::operator()(const model::DropSchema& o) {
  add("DROP SCHEMA " + if_exists(o.if_exists) + name(o.name) + cascade(o.cascade));
}

void Render::operator()(const model::CreateExtension& o) {
  add("CREATE EXTENSION " + if_not_exists(o.if_not_exists) + name(o.name) +
      (o.schema.empty() ? "" : " SCHEMA " + name(o.schema)) +
      (o.version.empty() ? "" : " VERSION " + ansi::literal(o.version)));
}

void Render::operator()(const model::DropExtension& o) {
  add("DROP EXTENSION " + if_exists(o.if_exists) + name(o.name) + cascade(o.cascade));
}

void Render::operator()(const model::Comment& o) {
  std::string on;
  if (!o.on.schema.empty())
    on = "SCHEMA " + name(o.on.schema);
  else if (!o.on.index.empty())
    on = "INDEX " + name(o.on.index);
  else if (!o.on.constraint.empty())
    on = "CONSTRAINT " + name(o.on.constraint) + " ON " + name(o.on.table);
  else if (!o.on.column.empty())
    on = "COLUMN " + name(o.on.table) + "." + name(o.on.column);
  else
    on = "TABLE " + name(o.on.table);
  add("COMMENT ON " + on + " IS " + (o.text && !o.text->empty() ? ansi::literal(*o.text) : "NULL"));
}

} // namespace aludel::postgresql
