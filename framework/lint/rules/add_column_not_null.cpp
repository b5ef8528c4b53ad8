#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/clashes.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rebuilds.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint::rules {

namespace {
bool is_time(const catalog::Word& word) {
  return catalog::is_keyword(word, "current_timestamp") || catalog::is_keyword(word, "current_date") ||
         catalog::is_keyword(word, "current_time");
}

/// A sign between two values: not that of a number, such as -7 and 1e-5.
bool computes(const std::string& sql, const catalog::Word& sign) {
  constexpr std::array binary{"|", "*", "/", "%", "&", "<", ">", "="};
  if (sign.quoted || std::find(binary.begin(), binary.end(), sign.text) != binary.end()) return !sign.quoted;
  const auto before = base::trim(std::string_view(sql).substr(0, sign.begin));
  return (sign.text == "+" || sign.text == "-") && !before.empty() &&
         (base::is_digit(before.back()) || before.back() == ')' || before.back() == '\'');
}

/// The time, a call, or several values: not one value for all rows, as SQLite sees it.
bool is_computed(const Transition& t, const model::Column& column) {
  const auto* sql = column.default_value ? std::get_if<model::SqlText>(&*column.default_value) : nullptr;
  const auto* text = sql == nullptr ? nullptr : sql->in(t.passage->scene.dialect.name());
  if (text == nullptr) return false;
  const catalog::Tokens tokens(*text);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (is_time(tokens[i]) || computes(*text, tokens[i]) ||
        (tokens.is_name(i) && tokens.is_sign(i + 1, "(") && !tokens.is(i, "cast")))
      return true;
  return false;
}

/// What the engine itself said when the statement was tried: "Cannot add a UNIQUE column".
Remarks refused_at_once(const Transition& t, const std::string& help) {
  const auto problem = refusal_of(t);
  if (problem.rfind("Cannot add", 0) != 0) return {};
  return {{"this fails, also while the table is empty: " + problem, help}};
}

/// Why the engine does not add the column to a table with rows; empty: it does, as far as is known.
std::string refusal(const Transition& t, const model::AddColumn& o) {
  const auto& column = o.column;
  const auto with_rows = ": " + engine_of(t) + " refuses it as soon as the table has a row";
  if (live_table(t, o.table) == nullptr) return {};
  if (column.generated) return column.generated->stored ? "is computed and stored" + with_rows : "";
  if (is_computed(t, column)) return "has a default that is no constant" + with_rows;
  if (!column.nullable && !has_default(t, column)) return "must not be null and has no default" + with_rows;
  const bool points = column.references && has_default(t, column) && are_foreign_keys_enforced(t);
  return points ? "points at " + to_string(column.references->table) + " and has a default" + with_rows : "";
}
} // namespace

Remarks add_column_not_null(const Transition& t) {
  const std::string help =
      "write the typed step `add_column`, which makes the table anew; or add a plain column, with a constant "
      "DEFAULT that is not NULL where it must hold something";
  if (t.raw() != nullptr) return refused_at_once(t, help);
  // Typed steps make the table anew where the engine would refuse.
  const auto* o = t.reading() == nullptr ? nullptr : t.as<model::AddColumn>();
  const auto why = o == nullptr ? "" : refusal(t, *o);
  if (why.empty()) return {};
  return {{to_string(o->table) + "." + o->column.name.text + " " + why, help}};
}

} // namespace aludel::lint::rules
