#include "dialects/sqlite/split.hpp"

#include "dialects/ansi/words.hpp"
#include "dialects/sqlite/tokens.hpp"

#include <algorithm>
#include <array>
#include <sqlite3.h>

namespace aludel::sqlite {

namespace {
/// After the blanks, before any comment.
std::size_t first_byte(const std::string& text, std::size_t from) {
  return std::min(text.find_first_not_of(" \t\r\n\f", from), text.size());
}

bool is_complete(const std::string& text, std::size_t begin, std::size_t end) {
  return sqlite3_complete(text.substr(begin, end - begin).c_str()) != 0;
}
} // namespace

std::vector<dialect::Statement> split(const model::SqlBlock& block) {
  std::vector<dialect::Statement> statements;
  dialect::Cutting cutting(block);
  auto begin = first_byte(block.text, 0);
  const auto tokens = tokens_of(block.text);
  bool empty = true;
  bool trigger = false;
  for (std::size_t n = 0; n < tokens.size(); ++n) {
    const auto& token = tokens[n];
    if (!token.is(";")) {
      empty = false;
      continue;
    }
    // Only a trigger goes on behind a semicolon, up to `; END;`: to ask at each of them would read it each
    // time.
    const bool may_end = !trigger || (tokens[n - 1].is("END") && tokens[n - 2].is(";"));
    trigger = !empty && !(may_end && is_complete(block.text, begin, token.end));
    if (trigger) continue;
    if (!empty) statements.push_back(cutting.next(begin, token.begin));
    begin = first_byte(block.text, token.end);
    empty = true;
  }
  if (!empty) statements.push_back(cutting.next(begin, tokens.back().end));
  return statements;
}

bool controls_transaction(const dialect::Statement& statement) {
  const auto words = ansi::leading_words(statement.sql, 3, false);
  if (words.empty()) return false;
  if (words[0] == "ROLLBACK") return std::find(words.begin(), words.end(), "TO") == words.end();
  return words[0] == "BEGIN" || words[0] == "COMMIT" || words[0] == "END";
}

bool refuses_transaction(std::string_view sql) {
  constexpr std::array<std::string_view, 4> pragmas{"foreign_keys", "journal_mode", "synchronous",
                                                    "wal_checkpoint"};
  const auto tokens = tokens_of(sql);
  if (tokens.empty()) return false;
  const auto& first = tokens.front();
  if (first.is("VACUUM") || first.is("ATTACH") || first.is("DETACH")) return true;
  return first.is("PRAGMA") && std::any_of(tokens.begin(), tokens.end(),
                                           [&](const Token& token) { return is_any_of(token, pragmas); });
}

} // namespace aludel::sqlite
