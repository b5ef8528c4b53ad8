#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
bool is_public(const model::Identifier& role) { return role.text == "public"; }

/// ALTER DEFAULT PRIVILEGES … GRANT … TO PUBLIC.
bool gives_in_advance(const dialect::SqlReading& raw) { return names_public_behind(raw.statement.sql, "to"); }

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
