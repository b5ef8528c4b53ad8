#include "dialects/postgresql/render.hpp"

namespace aludel::postgresql {

void Render::operator()(const model::CreateSchema& o) {
  add("CREATE SCHEMA " + if_not_exists(o.if_not_exists) + name(o.name));
}

void Render::operator()(const model::DropSchema& o) { add_drop("SCHEMA", name(o.name), o); }

void Render::operator()(const model::CreateExtension& o) {
  add("CREATE EXTENSION " + if_not_exists(o.if_not_exists) + name(o.name) +
      (o.schema.empty() ? "" : " SCHEMA " + name(o.schema)) +
      (o.version.empty() ? "" : " VERSION " + ansi::literal(o.version)));
}

void Render::operator()(const model::DropExtension& o) { add_drop("EXTENSION", name(o.name), o); }

} // namespace aludel::postgresql
