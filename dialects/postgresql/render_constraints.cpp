#include "dialects/ansi/table_parts.hpp"
#include "dialects/postgresql/render.hpp"

namespace aludel::postgresql {

namespace {
std::string_view not_valid(bool set) { return set ? " NOT VALID" : ""; }
} // namespace

std::string Render::clause(const model::Exclusion& exclusion) {
  std::string elements;
  for (const auto& element : exclusion.elements) {
    const auto key =
        element.expr ? ansi::parenthesized(ansi::text(*element.expr, "the exclusion", spelling_, problems()))
                     : name(element.column);
    elements += (elements.empty() ? "" : ", ") + key +
                (element.opclass.empty() ? "" : " " + element.opclass) + " WITH " + element.with;
  }
  auto out = "EXCLUDE USING " + exclusion.method + " (" + elements + ")";
  if (exclusion.where)
    out +=
        " WHERE " + ansi::parenthesized(ansi::text(*exclusion.where, "the exclusion", spelling_, problems()));
  return out;
}

void Render::add_key(const model::QualifiedName& table, const model::Identifier& given, std::string_view kind,
                     const model::Identifiers& columns, const model::Identifier& using_index,
                     model::Deferrable deferrable) {
  add(alter(table) + "ADD " + ansi::constraint_prefix(given, spelling_) + std::string(kind) +
      (using_index.empty() ? " (" + ansi::list(columns, spelling_) + ")"
                           : " USING INDEX " + name(using_index)) +
      ansi::deferrable(deferrable));
}

void Render::operator()(const model::AddPrimaryKey& o) {
  add_key(o.table, o.name, "PRIMARY KEY", o.columns, o.using_index, o.deferrable);
}

void Render::operator()(const model::AddUnique& o) {
  add_key(o.table, o.name, o.nulls_not_distinct ? "UNIQUE NULLS NOT DISTINCT" : "UNIQUE", o.columns,
          o.using_index, o.deferrable);
}

void Render::operator()(const model::AddForeignKey& o) {
  const auto deferrable = o.deferrable == model::Deferrable::no ? o.references.deferrable : o.deferrable;
  add(alter(o.table) + "ADD " + ansi::constraint_prefix(o.name, spelling_) +
      ansi::clause(model::ForeignKey{{}, o.columns, o.references}, spelling_) + ansi::deferrable(deferrable) +
      std::string(not_valid(o.not_valid)));
}

void Render::operator()(const model::AddCheck& o) {
  add(alter(o.table) + "ADD " + ansi::constraint_prefix(o.name, spelling_) +
      ansi::clause(model::Check{{}, o.sql}, spelling_, problems()) + std::string(not_valid(o.not_valid)));
}

void Render::operator()(const model::AddExclusion& o) {
  add(alter(o.table) + "ADD " + ansi::constraint_prefix(o.exclusion.name, spelling_) + clause(o.exclusion));
}

void Render::operator()(const model::DropConstraint& o) {
  add(alter(o.table) + "DROP CONSTRAINT " + if_exists(o.if_exists) + name(o.name) + cascade(o.cascade));
}

void Render::operator()(const model::ValidateConstraint& o) {
  add(alter(o.table) + "VALIDATE CONSTRAINT " + name(o.name));
}

void Render::operator()(const model::RenameConstraint& o) {
  add(alter(o.table) + "RENAME CONSTRAINT " + name(o.from) + " TO " + name(o.to));
}

} // namespace aludel::postgresql
