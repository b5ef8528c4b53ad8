#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
bool is_public(const model::Identifier& role) { return role.text == "public"; }

/// ALTER DEFAULT PRIVILEGES … GRANT … TO PUBLIC.
bool gives_in_advance(const dialect::SqlReading& raw) {
  const auto words = catalog::words_of(raw.statement.sql);
  const auto is = [&](std::size_t i, std::string_view text) { return catalog::is_keyword(words[i], text); };
  bool gives = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    gives = gives || (is(i, "grant") && !(i + 1 < words.size() && is(i + 1, "option")));
    if (gives && is(i, "public") && is(i - 1, "to")) return true;
  }
  return false;
}

Remark about(const std::string& what) {
  return {what + " to PUBLIC: every role has the right, also those made later",
          "grant it to the roles that need it"};
}
} // namespace

Remarks grant_to_public(const Transition& t) {
  if (const auto* o = t.as<model::Grant>())
    return std::any_of(o->to.begin(), o->to.end(), is_public)
               ? Remarks{about("gives rights on " + to_string(o->on))}
               : Remarks{};
  const auto* raw = t.raw();
  if (raw == nullptr || (raw->kind != "ALTER DEFAULT PRIVILEGES" && raw->kind != "GRANT") ||
      !gives_in_advance(*raw))
    return {};
  return {about(raw->kind == "GRANT" ? "gives rights" : "gives rights on what is created later")};
}

} // namespace aludel::lint::rules
