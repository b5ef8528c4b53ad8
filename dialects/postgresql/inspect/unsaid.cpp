#include "dialects/postgresql/inspect/unsaid.hpp"

#include "dialects/ansi/spelling.hpp"
#include "dialects/postgresql/names.hpp"

#include <algorithm>

namespace aludel::postgresql {

namespace {
using model::QualifiedName;

std::string comment_on(const std::string& object, const std::string& text) {
  return text.empty() ? std::string() : ";\nCOMMENT ON " + object + " IS " + ansi::literal(text);
}

catalog::Verbatim statement_of(const QualifiedName& table, const catalog::Constraint& constraint) {
  const auto name = quoted(constraint.name);
  return {"constraint",
          {table.schema, constraint.name.text + " on " + table.name.text},
          "ALTER TABLE " + quoted(table) + " ADD CONSTRAINT " + name + " " + constraint.verbatim +
              comment_on("CONSTRAINT " + name + " ON " + quoted(table), constraint.comment),
          {}};
}

catalog::Verbatim statement_of(const QualifiedName& owner, const catalog::Index& index) {
  const QualifiedName name{owner.schema, index.definition.name};
  return {"index", name, index.verbatim + comment_on("INDEX " + quoted(name), index.comment), {}};
}

template<class Part>
void move_parts(std::vector<Part>& parts, const QualifiedName& owner, catalog::Catalog& catalog) {
  const auto is_said = [](const Part& part) { return part.verbatim.empty(); };
  const auto rest = std::stable_partition(parts.begin(), parts.end(), is_said);
  for (auto part = rest; part != parts.end(); ++part) catalog.put(statement_of(owner, *part));
  parts.erase(rest, parts.end());
}
} // namespace

void move_unsaid(catalog::Table& table, catalog::Catalog& catalog) {
  move_parts(table.constraints, table.name, catalog);
  move_parts(table.indexes, table.name, catalog);
}

void move_unsaid(catalog::View& view, catalog::Catalog& catalog) {
  move_parts(view.indexes, view.name(), catalog);
}

} // namespace aludel::postgresql
