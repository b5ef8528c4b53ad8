#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/rebuilds.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// The pragma that is set, not asked for: "foreign_keys" of "PRAGMA main.foreign_keys = OFF".
std::string pragma_set(const std::string& sql) {
  const auto tokens = catalog::tokens_of(sql);
  for (std::size_t i = 2; i < tokens.size(); ++i)
    if (!tokens[i].quoted && (tokens[i].text == "=" || tokens[i].text == "("))
      return base::lower(tokens[i - 1].text);
  return {};
}
} // namespace

Remarks pragma_in_transaction(const Transition& t) {
  const auto* raw = t.transaction == 0 ? nullptr : t.raw();
  if (raw == nullptr || raw->kind != "PRAGMA") return {};
  const auto pragma = pragma_set(raw->statement.sql);
  if (pragma != "foreign_keys" && pragma != "journal_mode") return {};
  if (pragma == "journal_mode")
    return {{"PRAGMA journal_mode fails inside a transaction", "give the step `transaction: none`"}};
  Remark remark{"PRAGMA foreign_keys does nothing inside a transaction", "give the step `transaction: none`"};
  if (is_reshaping(t)) { // the runner has done what the author wanted
    remark.help =
        "leave it out: the runner switches foreign keys off while tables are made anew, and checks them";
    remark.severity = base::Severity::info;
  }
  return {remark};
}

} // namespace aludel::lint::rules
