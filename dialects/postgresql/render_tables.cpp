#include "dialects/ansi/table_parts.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/needs.hpp"
#include "dialects/postgresql/render.hpp"

namespace aludel::postgresql {

dialect::Rendering render(const model::Operation& operation, const catalog::Catalog& before) {
  dialect::Rendering out;
  for (const auto& need : needs(operation))
    out.notes.push_back(need.what + " needs PostgreSQL " + need.server);
  std::visit(Render{before, out}, operation);
  if (base::has_errors(out.problems)) out.statements.clear();
  return out;
}

Render::Render(const catalog::Catalog& before, dialect::Rendering& out)
    : before_(before), out_(out), spelling_(spelling()) {}

void Render::add(std::string sql) { out_.statements.push_back(dialect::statement(std::move(sql))); }

void Render::add_comment(const std::string& on, const std::string& text) {
  if (!text.empty()) add("COMMENT ON " + on + " IS " + ansi::literal(text));
}

std::string Render::storage(const model::Parameters& parameters) const {
  std::string out;
  for (const auto& [key, value] : parameters) {
    const bool bare =
        value.find_first_not_of("0123456789") == std::string::npos || ansi::is_plain_word(value);
    out += (out.empty() ? " WITH (" : ", ") + key + " = " +
           (bare && !value.empty() ? value : ansi::literal(value));
  }
  return out.empty() ? out : out + ")";
}

std::string Render::tablespace(const std::string& where) const {
  return where.empty() ? "" : " TABLESPACE " + name(model::Identifier(where));
}

std::string Render::column_list(const model::Identifiers& columns) const {
  return columns.empty() ? "" : " (" + ansi::list(columns, spelling_) + ")";
}

std::vector<std::string> Render::table_lines(const model::CreateTable& o) {
  std::vector<std::string> lines;
  for (const auto& column : o.columns) lines.push_back(column_line(column));
  const auto constraint = [&](const model::Identifier& given, const std::string& clause) {
    lines.push_back(ansi::constraint_prefix(given, spelling_) + clause);
  };
  if (o.primary_key) constraint(o.primary_key->name, ansi::clause(*o.primary_key, spelling_));
  for (const auto& unique : o.uniques)
    constraint(unique.name, ansi::clause(unique, spelling_) + ansi::deferrable(unique.deferrable));
  for (const auto& check : o.checks) constraint(check.name, ansi::clause(check, spelling_, problems()));
  for (const auto& key : o.foreign_keys)
    constraint(key.name, ansi::clause(key, spelling_) + ansi::deferrable(key.references.deferrable));
  for (const auto& exclusion : o.exclusions) constraint(exclusion.name, clause(exclusion));
  return lines;
}

void Render::operator()(const model::CreateTable& o) {
  const std::string kind = o.temporary ? "TEMPORARY TABLE " : o.unlogged ? "UNLOGGED TABLE " : "TABLE ";
  add("CREATE " + kind + if_not_exists(o.if_not_exists) + name(o.name) + " " + shape(o) + storage(o.with) +
      tablespace(o.tablespace));
  for (const auto& index : o.indexes) add_index({o.name, index, false, o.if_not_exists});
  add_comment("TABLE " + name(o.name), o.comment);
  for (const auto& column : o.columns)
    add_comment("COLUMN " + name(o.name) + "." + name(column.name), column.comment);
  if (o.strict)
    out_.notes.push_back("PostgreSQL enforces column types in every table: `strict` says nothing new");
  if (o.without_rowid) out_.notes.push_back("PostgreSQL has no row ids: `without_rowid` is left out");
}

void Render::operator()(const model::DropTable& o) { add_drop("TABLE", name(o.name), o); }

void Render::operator()(const model::RenameTable& o) { add(alter(o.from) + "RENAME TO " + name(o.to)); }

} // namespace aludel::postgresql
