#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// Functions of PostgreSQL and of what comes with it that give another value for each row.
constexpr std::array restless{"random",  "clock_timestamp", "gen_random_uuid",    "uuid_generate_v1",
                              "uuidv4",  "timeofday",       "uuid_generate_v1mc", "uuid_generate_v4",
                              "nextval", "uuidv7",          "random_normal",      "gen_random_bytes"};

/// The name that ends with a token: "app.code".
model::QualifiedName name_at(const std::vector<catalog::Word>& tokens, std::size_t i) {
  const bool qualified = i >= 2 && tokens[i - 1].text == "." && catalog::is_name(tokens[i - 2]);
  return {qualified ? identifier_of(tokens[i - 2]) : model::Identifier(), identifier_of(tokens[i])};
}

bool is_restless(const model::QualifiedName& name) {
  return std::find(restless.begin(), restless.end(), name.name.text) != restless.end();
}

/// A body in SQL may take the place of the call, and then only what it calls counts.
bool may_be_inlined(const model::Routine& routine) {
  return base::iequals(routine.language, "sql") && routine.set.empty() &&
         routine.security == model::Security::invoker;
}

bool calls_restless(const std::string& expression) {
  const auto tokens = catalog::tokens_of(expression);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
    if (catalog::is_name(tokens[i]) && tokens[i + 1].text == "(" && is_restless(name_at(tokens, i)))
      return true;
  return false;
}

bool is_volatile(const catalog::Routine& routine) {
  const auto* function = std::get_if<model::CreateFunction>(&routine.definition);
  return function != nullptr && routine.certain() && function->volatility == model::Volatility::volatile_ &&
         (!may_be_inlined(function->routine) || calls_restless(function->routine.text().text));
}

/// Of several functions of a name all must be: which one is called depends on types.
bool is_volatile(const Transition& t, const model::QualifiedName& name) {
  const auto known = t.before().routines(name);
  if (known.empty()) return is_restless(name);
  return std::all_of(known.begin(), known.end(), [](const auto* one) { return is_volatile(*one); });
}

/// The function that is called and is volatile for certain; empty: none.
std::string volatile_call(const Transition& t, const std::string& expression) {
  const auto tokens = catalog::tokens_of(expression);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const auto& next = tokens[i + 1];
    if (!catalog::is_name(tokens[i]) || next.quoted || next.text != "(") continue;
    const auto name = name_at(tokens, i);
    if (is_volatile(t, name)) return to_string(name);
  }
  return {};
}
/// What gives each row its value, in the words of the finding; empty: nothing does for certain.
std::string own_value(const Transition& t, const model::Column& column) {
  if (column.generated) return column.generated->stored ? column.name.text + " is computed for each row" : "";
  const auto* value = column.default_value ? std::get_if<model::SqlText>(&*column.default_value) : nullptr;
  const auto* text = value == nullptr ? nullptr : value->in(t.passage->scene.dialect.name());
  const auto call = text == nullptr ? "" : volatile_call(t, *text);
  return call.empty() ? "" : call + "() gives each row another value";
}
} // namespace

Remarks add_column_volatile_default(const Transition& t) {
  const auto* o = t.as<model::AddColumn>();
  if (o == nullptr || !t.impact.rewrites || is_skipped(t) || waited_for(t, o->table) == nullptr) return {};
  const auto value = own_value(t, o->column);
  if (value.empty()) return {};
  Remark remark{value + ": " + to_string(o->table) + " and its indexes are written anew while " + held_up(t),
                o->column.generated
                    ? "add a plain column that a trigger keeps, and fill the rows there are in parts"
                    : "add the column without a default, set the default then, and fill the rows there are "
                      "in parts"};
  remark.severity = weight_of(t, o->table);
  return {remark};
}

} // namespace aludel::lint::rules
