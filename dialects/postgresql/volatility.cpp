#include "dialects/postgresql/volatility.hpp"

#include "dialects/postgresql/calls.hpp"
#include "dialects/postgresql/inlining.hpp"
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

bool is_steady_builtin(const model::QualifiedName& name) {
  const auto& text = name.name.text;
  if (name.schema.empty() && (is_among(syntax, text) || reading::is_builtin_type(name))) return true;
  // Of pg_sleep() and its like only the server knows.
  return reading::is_quiet_function(name) && !is_among(restless, text) && text.rfind("pg_", 0) != 0;
}

bool may_call_volatile(std::string_view expression, const catalog::Catalog& catalog, int nested);

bool is_settled(const catalog::Routine& routine, const catalog::Catalog& catalog, int nested) {
  const auto* function = std::get_if<model::CreateFunction>(&routine.definition);
  if (function == nullptr || !routine.certain()) return false;
  return function->volatility != model::Volatility::volatile_ ||
         (nested < most_inlined && inlined(*function) == Inlined::surely &&
          !may_call_volatile(function->routine.text().text, catalog, nested + 1));
}

/// Which of several functions of a name is called depends on types, so all of them count.
bool is_settled(const model::QualifiedName& function, const catalog::Catalog& catalog, int nested) {
  const auto known = catalog.routines(function);
  if (known.empty()) return is_steady_builtin(function);
  return std::all_of(known.begin(), known.end(),
                     [&](const auto* one) { return is_settled(*one, catalog, nested); });
}

bool may_call_volatile(std::string_view expression, const catalog::Catalog& catalog, int nested) {
  const auto names = names_in(expression);
  return std::any_of(names.begin(), names.end(), [&](const NameUse& use) {
    return use.called && !is_settled(use.name, catalog, nested);
  });
}
} // namespace

bool may_be_volatile(std::string_view expression, const catalog::Catalog& catalog) {
  return may_call_volatile(expression, catalog, 0);
}

} // namespace aludel::postgresql
