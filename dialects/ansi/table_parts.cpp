#include "dialects/ansi/table_parts.hpp"

namespace aludel::ansi {

namespace {
std::string_view words(model::ReferentialAction action) {
  switch (action) {
  case model::ReferentialAction::no_action: return "NO ACTION";
  case model::ReferentialAction::restrict: return "RESTRICT";
  case model::ReferentialAction::cascade: return "CASCADE";
  case model::ReferentialAction::set_null: return "SET NULL";
  case model::ReferentialAction::set_default: return "SET DEFAULT";
  }
  return {};
}

std::string on(std::string_view event, model::ReferentialAction action) {
  if (action == model::ReferentialAction::no_action) return {};
  return " ON " + std::string(event) + " " + std::string(words(action));
}
} // namespace

std::string constraint_prefix(const model::Identifier& given, const Spelling& spelling) {
  return given.empty() ? "" : "CONSTRAINT " + spelling.name(given) + " ";
}

std::string constraint_prefix(const catalog::Constraint& constraint, const Spelling& spelling) {
  return constraint_prefix(constraint.named ? constraint.name : model::Identifier(), spelling);
}

std::string clause(const model::PrimaryKey& key, const Spelling& spelling) {
  return "PRIMARY KEY (" + list(key.columns, spelling) + ")";
}

std::string clause(const model::Unique& unique, const Spelling& spelling) {
  return std::string("UNIQUE ") + (unique.nulls_not_distinct ? "NULLS NOT DISTINCT (" : "(") +
         list(unique.columns, spelling) + ")";
}

std::string clause(const model::Check& check, const Spelling& spelling, base::Diagnostics& problems) {
  return "CHECK " + parenthesized(text(check.sql, "the check", spelling, problems));
}

std::string clause(const model::ForeignKey& key, const Spelling& spelling) {
  return "FOREIGN KEY (" + list(key.columns, spelling) + ") " + references(key.references, spelling);
}

std::string references(const model::References& references, const Spelling& spelling) {
  auto out = "REFERENCES " + qualified(references.table, spelling);
  if (!references.columns.empty()) out += " (" + list(references.columns, spelling) + ")";
  if (references.match == model::Match::full) out += " MATCH FULL";
  return out + on("DELETE", references.on_delete) + on("UPDATE", references.on_update);
}

std::string deferrable(model::Deferrable deferrable) {
  switch (deferrable) {
  case model::Deferrable::no: return {};
  case model::Deferrable::initially_immediate: return " DEFERRABLE";
  case model::Deferrable::initially_deferred: return " DEFERRABLE INITIALLY DEFERRED";
  }
  return {};
}

std::string body(const std::vector<std::string>& lines) {
  std::string out = "(";
  for (const auto& line : lines) out += (out.size() == 1 ? "\n  " : ",\n  ") + line;
  return out + "\n)";
}

std::string index_key(const model::IndexColumn& key, const Spelling& spelling, base::Diagnostics& problems) {
  auto out = key.expr ? parenthesized(text(*key.expr, "the index expression", spelling, problems))
                      : spelling.name(key.column);
  out += collate(key.collation, spelling);
  if (!key.opclass.empty()) out += " " + key.opclass;
  if (key.order == model::SortOrder::descending) out += " DESC";
  if (key.nulls) out += *key.nulls == model::NullsOrder::first ? " NULLS FIRST" : " NULLS LAST";
  return out;
}

std::string index_keys(const model::Index& index, const Spelling& spelling, base::Diagnostics& problems) {
  std::string out;
  for (const auto& key : index.columns) out += (out.empty() ? "" : ", ") + index_key(key, spelling, problems);
  return "(" + out + ")";
}

std::string where(const base::Boxed<model::SqlText>& condition, const Spelling& spelling,
                  base::Diagnostics& problems) {
  return condition ? " WHERE " + text(*condition, "the condition", spelling, problems) : "";
}

} // namespace aludel::ansi
