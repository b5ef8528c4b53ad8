#include "framework/base/text.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
using Names = std::vector<std::pair<std::string_view, model::Identifier>>;

// What PostgreSQL cannot read as the name of a table or column: SELECT word FROM pg_get_keywords() WHERE
// catcode IN ('R', 'T'). Each between blanks.
constexpr std::string_view by_standard =
    " "
    "all analyse analyze and any array as asc asymmetric authorization binary both case cast check "
    "collate collation column concurrently constraint create cross current_catalog current_date "
    "current_role current_schema current_time current_timestamp current_user default deferrable desc "
    "distinct do else end except false fetch for foreign freeze from full grant group having ilike in "
    "initially inner intersect into is isnull join lateral leading left like limit localtime "
    "localtimestamp natural not notnull null offset on only or order outer overlaps placing primary "
    "references returning right select session_user similar some symmetric table tablesample then to "
    "trailing true union unique user using variadic verbose when where window with ";

// The same of SQLite (lang_keywords.html), where most key words fall back to names.
constexpr std::string_view by_lenient =
    " "
    "add all alter and as autoincrement between case check collate commit constraint create default "
    "deferrable delete distinct drop else escape except exists foreign from group having in index insert "
    "intersect into is isnull join limit not nothing notnull null on or order primary references "
    "returning select set table then to transaction union unique update using values when where ";

bool is_reserved(const std::string& word, bool leniently) {
  return (leniently ? by_lenient : by_standard).find(" " + word + " ") != std::string_view::npos;
}

struct Named {
  Names operator()(const model::CreateTable& o) const {
    Names names{{"table", o.name.name}};
    for (const auto& column : o.columns) names.emplace_back("column", column.name);
    return names;
  }
  Names operator()(const model::AddColumn& o) const { return {{"column", o.column.name}}; }
  Names operator()(const model::RenameTable& o) const { return {{"table", o.to}}; }
  Names operator()(const model::RenameColumn& o) const { return {{"column", o.to}}; }
  Names operator()(const model::CreateView& o) const { return {{"view", o.name.name}}; }
  Names operator()(const auto&) const { return {}; }
};
} // namespace

Remarks reserved_word_identifier(const Transition& t) {
  Remarks remarks;
  if (is_skipped(t)) return remarks;
  for (const auto& [kind, name] : std::visit(Named{}, t.change.operation))
    if (is_reserved(base::lower(name.text), t.before().naming().ignores_case))
      remarks.push_back({std::string(kind) + " " + name.text +
                             " is named by a reserved word: every statement that names it must quote it",
                         "choose a name that needs no quotes"});
  return remarks;
}

} // namespace aludel::lint::rules
