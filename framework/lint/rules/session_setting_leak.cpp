#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// The setting that a SET or RESET names; "all" for RESET ALL; empty for SET LOCAL.
std::string setting_of(const dialect::SqlReading& reading) {
  const auto words = catalog::words_of(reading.statement.sql);
  const auto is = [&](std::size_t i, std::string_view text) {
    return i < words.size() && catalog::is_keyword(words[i], text);
  };
  if (is(1, "local")) return {};
  const std::size_t at = is(1, "session") && !is(2, "authorization") ? 2 : 1;
  if (is(at, "session")) return "session authorization";
  if (is(at, "time")) return "timezone";
  return at < words.size() ? base::lower(words[at].text) : "";
}

bool stays_unnoticed(const std::string& setting) {
  constexpr std::array settings{
      "search_path",  "role",     "session authorization",   "check_function_bodies",
      "row_security", "timezone", "session_replication_role"};
  return std::find(settings.begin(), settings.end(), setting) != settings.end();
}

bool is_default(const dialect::SqlReading& reading) {
  const auto words = catalog::words_of(reading.statement.sql);
  return catalog::is_keyword(words.back(), "default") || catalog::is_keyword(words.back(), "none");
}

bool sets_again(const Transition& t, const std::string& setting) {
  const auto* reading = t.reading();
  if (reading == nullptr) return false;
  if (reading->kind == "DISCARD") return true;
  if (reading->kind != "SET" && reading->kind != "RESET") return false;
  const auto other = setting_of(*reading);
  return other == setting || (reading->kind == "RESET" && other == "all");
}
} // namespace

Remarks session_setting_leak(const Transition& t) {
  const auto* reading = t.raw();
  if (reading == nullptr || reading->kind != "SET" || is_default(*reading)) return {};
  const auto setting = setting_of(*reading);
  const auto again = [&](const Transition& one) { return sets_again(one, setting); };
  const auto before = earlier(t);
  const auto behind = later(t);
  const auto last = std::find_if(before.rbegin(), before.rend(), again);
  const bool sets_back = last != before.rend() && last->reading()->kind == "SET";
  if (!stays_unnoticed(setting) || sets_back || std::any_of(behind.begin(), behind.end(), again)) return {};
  return {{setting + " stays set for the session, and so for the revisions that follow",
           "write SET LOCAL, which ends with the transaction, or RESET it at the end of the revision"}};
}

} // namespace aludel::lint::rules
