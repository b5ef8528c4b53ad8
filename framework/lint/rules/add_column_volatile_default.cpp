#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// Functions of PostgreSQL and of what comes with it that give another value for each row.
bool is_volatile(const Transition& t, const std::string& name) {
  constexpr std::array known{"random",  "clock_timestamp", "gen_random_uuid",    "uuid_generate_v1",
                             "uuidv4",  "timeofday",       "uuid_generate_v1mc", "uuid_generate_v4",
                             "nextval", "uuidv7",          "random_normal",      "gen_random_bytes"};
  if (std::find(known.begin(), known.end(), name) != known.end()) return true;
  for (const auto* routine : t.before().routines(model::QualifiedName(model::Identifier(name))))
    if (const auto* function = std::get_if<model::CreateFunction>(&routine->definition))
      if (routine->certain() && function->volatility == model::Volatility::volatile_) return true;
  return false;
}

/// The function that is called and is volatile for certain; empty: none.
std::string volatile_call(const Transition& t, const std::string& expression) {
  const auto tokens = catalog::tokens_of(expression);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
    if (catalog::is_name(tokens[i]) && tokens[i + 1].text == "(" && !tokens[i + 1].quoted &&
        is_volatile(t, base::lower(tokens[i].text)))
      return tokens[i].text;
  return {};
}
} // namespace

Remarks add_column_volatile_default(const Transition& t) {
  const auto* o = t.as<model::AddColumn>();
  if (o == nullptr || !o->column.default_value || is_skipped(t)) return {};
  const auto* value = std::get_if<model::SqlText>(&*o->column.default_value);
  const auto* table = value == nullptr ? nullptr : waited_for(t, o->table);
  const auto* text = table == nullptr ? nullptr : value->in(t.passage->scene.dialect.name());
  const auto call = text == nullptr || !t.impact.rewrites ? "" : volatile_call(t, *text);
  if (call.empty()) return {};
  Remark remark{
      call + "() gives each row another value: " + to_string(o->table) +
          " and its "
          "indexes are written anew while " +
          held_up(t),
      "add the column without a default, set the default then, and fill the rows there are in parts"};
  remark.severity = weight_of(t, o->table);
  return {remark};
}

} // namespace aludel::lint::rules
