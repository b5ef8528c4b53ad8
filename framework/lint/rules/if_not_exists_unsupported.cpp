#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
using Words = std::vector<catalog::Word>;

bool is_at(const Words& words, std::size_t i, std::string_view text) {
  return i < words.size() && catalog::is_keyword(words[i], text);
}

/// "create [or replace] [constraint] KIND if not exists": the kind, if it has no such form.
std::string kind_created(const Words& words) {
  constexpr std::array kinds{"trigger", "policy", "type",     "role",      "domain", "aggregate",
                             "rule",    "view",   "function", "procedure", "user"};
  if (!is_at(words, 0, "create")) return {};
  std::size_t at = is_at(words, 1, "or") ? 3 : 1;
  if (is_at(words, at, "constraint")) ++at;
  if (at >= words.size() || !is_at(words, at + 1, "if") || !is_at(words, at + 2, "not")) return {};
  const auto kind = base::lower(words[at].text);
  return std::find(kinds.begin(), kinds.end(), kind) == kinds.end() ? "" : base::upper(kind);
}

std::string action_guarded(const Words& words) {
  if (!is_at(words, 0, "alter")) return {};
  for (std::size_t i = 1; i + 2 < words.size(); ++i) {
    if (is_at(words, i, "constraint") && is_at(words, i - 1, "add") && is_at(words, i + 1, "if"))
      return "ADD CONSTRAINT";
    if (is_at(words, i, "rename") && is_at(words, i + 1, "column") && is_at(words, i + 2, "if"))
      return "RENAME COLUMN";
    if (is_at(words, i, "alter") && is_at(words, i + 1, "column") && is_at(words, i + 2, "if"))
      return "ALTER COLUMN";
  }
  return {};
}

std::string way_out(const std::string& what) {
  if (what == "TRIGGER")
    return "write CREATE OR REPLACE TRIGGER (14 and later), or DROP TRIGGER IF EXISTS first";
  if (what == "VIEW" || what == "FUNCTION" || what == "PROCEDURE" || what == "RULE" || what == "AGGREGATE")
    return "write CREATE OR REPLACE " + what;
  if (what == "POLICY") return "write DROP POLICY IF EXISTS first";
  return "ask the catalog in a DO block first, or write a step with `when:`";
}
} // namespace

Remarks if_not_exists_unsupported(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr || raw->grasp != dialect::SqlReading::Grasp::none) return {};
  const auto words = catalog::words_of(raw->statement.sql);
  if (const auto kind = kind_created(words); !kind.empty())
    return {{engine_of(t) + " has no CREATE " + kind + " IF NOT EXISTS", way_out(kind)}};
  if (const auto action = action_guarded(words); !action.empty())
    return {
        {engine_of(t) + " has no " + action + (action == "ADD CONSTRAINT" ? " IF NOT EXISTS" : " IF EXISTS"),
         way_out(action)}};
  return {};
}

} // namespace aludel::lint::rules
