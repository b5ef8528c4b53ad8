#include "dialects/postgresql/render.hpp"

namespace aludel::postgresql {

std::string Render::object(const model::ObjectName& object) const {
  const auto kind = keyword(object.kind) + " ";
  if (object.kind == model::ObjectKind::column) return kind + name(object.name) + "." + name(object.part);
  if (model::is_part(object.kind)) return kind + name(object.part) + " ON " + name(object.name);
  return kind + routine(object.name, object.arguments);
}

void Render::operator()(const model::Comment& o) {
  add("COMMENT ON " + object(o.on) + " IS " + (o.text && !o.text->empty() ? ansi::literal(*o.text) : "NULL"));
}

void Render::operator()(const model::Rename& o) {
  switch (o.on.kind) {
  case model::ObjectKind::column: return (*this)(model::RenameColumn{o.on.name, o.on.part, o.to});
  case model::ObjectKind::constraint: return (*this)(model::RenameConstraint{o.on.name, o.on.part, o.to});
  case model::ObjectKind::extension:
    return refuse("PostgreSQL renames no extensions", "drop the extension and create the other one");
  case model::ObjectKind::table:
  case model::ObjectKind::index:
  case model::ObjectKind::schema:
  case model::ObjectKind::view:
  case model::ObjectKind::materialized_view:
  case model::ObjectKind::sequence:
  case model::ObjectKind::type:
  case model::ObjectKind::function:
  case model::ObjectKind::procedure:
  case model::ObjectKind::trigger:
  case model::ObjectKind::policy: return add("ALTER " + object(o.on) + " RENAME TO " + name(o.to));
  }
}

} // namespace aludel::postgresql
