#include "dialects/postgresql/volatility.hpp"

#include "dialects/postgresql/calls.hpp"
#include "dialects/postgresql/tokens.hpp"
#include "dialects/postgresql/understand/builtins.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace aludel::postgresql {

namespace {
// Words of the grammar before a parenthesis that call nothing volatile.
constexpr std::array<std::string_view, 26> syntax{
    "all",       "and",       "any",      "array", "between",        "case",
    "cast",      "character", "coalesce", "else",  "current_time",   "current_timestamp",
    "exists",    "greatest",  "in",       "is",    "like",           "least",
    "localtime", "not",       "nullif",   "or",    "localtimestamp", "then",
    "trim",      "when"};

// Functions of the server that change nothing, and yet give another value whenever they are asked.
constexpr std::array<std::string_view, 14> restless{
    "array_sample", "array_shuffle", "clock_timestamp", "current_query", "currval",
    "lastval",      "random",        "gen_random_uuid", "random_normal", "setseed",
    "timeofday",    "txid_status",   "uuidv4",          "uuidv7"};

bool is_among(const auto& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_steady_builtin(const model::QualifiedName& name) {
  const auto& text = name.name.text;
  if (name.schema.empty() && (is_among(syntax, text) || reading::is_builtin_type(name))) return true;
  // Of pg_sleep() and its like only the server knows.
  return reading::is_quiet_function(name) && !is_among(restless, text) && text.rfind("pg_", 0) != 0;
}

constexpr int most_inlined = 8;

bool may_call_volatile(std::string_view expression, const catalog::Catalog& catalog, int inlined);

/// The server puts the expression in the place of the call before it asks whether that is volatile.
bool is_inlined(const model::CreateFunction& function) {
  const auto& routine = function.routine;
  const auto words = words_of(routine.text().text);
  return base::iequals(routine.language, "sql") && routine.set.empty() && !function.strict &&
         routine.security == model::Security::invoker &&
         std::find(words.begin(), words.end(), "FROM") == words.end();
}

bool is_settled(const catalog::Routine& routine, const catalog::Catalog& catalog, int inlined) {
  const auto* function = std::get_if<model::CreateFunction>(&routine.definition);
  if (function == nullptr || !routine.certain()) return false;
  return function->volatility != model::Volatility::volatile_ ||
         (inlined < most_inlined && is_inlined(*function) &&
          !may_call_volatile(function->routine.text().text, catalog, inlined + 1));
}

/// Which of several functions of a name is called depends on types, so all of them count.
bool is_settled(const model::QualifiedName& function, const catalog::Catalog& catalog, int inlined) {
  const auto known = catalog.routines(function);
  if (known.empty()) return is_steady_builtin(function);
  return std::all_of(known.begin(), known.end(),
                     [&](const auto* one) { return is_settled(*one, catalog, inlined); });
}

bool may_call_volatile(std::string_view expression, const catalog::Catalog& catalog, int inlined) {
  const auto names = names_in(expression);
  return std::any_of(names.begin(), names.end(), [&](const NameUse& use) {
    return use.called && !is_settled(use.name, catalog, inlined);
  });
}
} // namespace

bool may_be_volatile(std::string_view expression, const catalog::Catalog& catalog) {
  return may_call_volatile(expression, catalog, 0);
}

} // namespace aludel::postgresql
