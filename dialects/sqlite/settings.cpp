#include "dialects/sqlite/settings.hpp"

#include "dialects/ansi/words.hpp"
#include "dialects/sqlite/tokens.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>

namespace aludel::sqlite {

namespace {
struct Setting {
  std::string_view name;
  std::string_view value;
};

/// What changes the meaning of statements, or what a commit promises. A journal in memory is no journal after
/// a crash; WAL stays, since it is a property of the file.
constexpr std::array settings{Setting{"foreign_keys", "ON"},
                              Setting{"automatic_index", "ON"},
                              Setting{"case_sensitive_like", "OFF"},
                              Setting{"cell_size_check", "OFF"},
                              Setting{"defer_foreign_keys", "OFF"},
                              Setting{"ignore_check_constraints", "OFF"},
                              Setting{"journal_mode", "DELETE"},
                              Setting{"legacy_alter_table", "OFF"},
                              Setting{"locking_mode", "NORMAL"},
                              Setting{"query_only", "OFF"},
                              Setting{"read_uncommitted", "OFF"},
                              Setting{"recursive_triggers", "OFF"},
                              Setting{"reverse_unordered_selects", "OFF"},
                              Setting{"synchronous", "FULL"},
                              Setting{"trusted_schema", "ON"},
                              Setting{"writable_schema", "OFF"}};

/// The words of `PRAGMA [schema.]name = value` and `PRAGMA [schema.]name(value)`.
struct Assignment {
  std::string schema;
  std::string name;
  std::string value;
};

Assignment assignment_of(std::string_view sql) {
  const auto tokens = tokens_of(sql);
  std::size_t at = 1;
  Assignment assignment;
  if (tokens.size() > at + 1 && tokens[at + 1].is(".")) {
    assignment.schema = tokens[at].text;
    at += 2;
  }
  if (tokens.size() <= at + 2 || !(tokens[at + 1].is("=") || tokens[at + 1].is("("))) return {};
  assignment.name = base::lower(unquoted(tokens[at]));
  assignment.value = base::lower(unquoted(tokens[at + 2]));
  return assignment;
}
} // namespace

std::string taking_back(std::string_view sql) {
  if (ansi::leading_words(sql, 1, false) != std::vector<std::string>{"PRAGMA"}) return {};
  const auto set = assignment_of(sql);
  const auto* setting =
      std::find_if(settings.begin(), settings.end(), [&](const Setting& s) { return s.name == set.name; });
  if (setting == settings.end() || (set.name == "journal_mode" && set.value == "wal")) return {};
  return "PRAGMA " + (set.schema.empty() ? "" : set.schema + ".") + set.name + " = " +
         std::string(setting->value);
}

bool reads_only(std::string_view sql) {
  std::vector<std::string> words;
  bool sets = false;
  for (const auto& token : tokens_of(sql)) {
    if (token.kind == TokenKind::word) words.push_back(base::upper(token.text));
    sets = sets || token.is("=");
  }
  return ansi::reads_only(words) && !(sets && words[0] == "PRAGMA");
}

} // namespace aludel::sqlite
