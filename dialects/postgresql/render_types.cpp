#include "dialects/ansi/table_parts.hpp"
#include "dialects/postgresql/render.hpp"
#include "dialects/postgresql/types.hpp"

namespace aludel::postgresql {

void Render::operator()(const model::CreateEnum& o) {
  std::string values;
  for (const auto& value : o.values) values += (values.empty() ? "" : ", ") + ansi::literal(value);
  add("CREATE TYPE " + name(o.name) + " AS ENUM (" + values + ")");
}

void Render::operator()(const model::AddEnumValue& o) {
  add("ALTER TYPE " + name(o.name) + " ADD VALUE " + if_not_exists(o.if_not_exists) + ansi::literal(o.value) +
      (o.before.empty() ? "" : " BEFORE " + ansi::literal(o.before)) +
      (o.after.empty() ? "" : " AFTER " + ansi::literal(o.after)));
  out_.notes.push_back("PostgreSQL lets no statement use the new value before this transaction has ended");
}

void Render::operator()(const model::RenameEnumValue& o) {
  add("ALTER TYPE " + name(o.name) + " RENAME VALUE " + ansi::literal(o.from) + " TO " + ansi::literal(o.to));
}

void Render::operator()(const model::CreateDomain& o) {
  auto sql = "CREATE DOMAIN " + name(o.name) + " AS " + type_name(o.type, problems()) +
             ansi::collate(o.collation, spelling_);
  if (o.default_value) sql += " DEFAULT " + default_of(*o.default_value, o.name.name);
  if (!o.nullable) sql += " NOT NULL";
  for (const auto& check : o.checks)
    sql +=
        "\n  " + ansi::constraint_prefix(check.name, spelling_) + ansi::clause(check, spelling_, problems());
  add(std::move(sql));
}

void Render::operator()(const model::CreateComposite& o) {
  std::string attributes;
  for (const auto& attribute : o.attributes)
    attributes += (attributes.empty() ? "" : ", ") + name(attribute.name) + " " +
                  type_name(attribute.type, problems()) + ansi::collate(attribute.collation, spelling_);
  add("CREATE TYPE " + name(o.name) + " AS (" + attributes + ")");
}

// Domains too: the server asks for DROP DOMAIN nowhere.
void Render::operator()(const model::DropType& o) { add_drop("TYPE", name(o.name), o); }

} // namespace aludel::postgresql
