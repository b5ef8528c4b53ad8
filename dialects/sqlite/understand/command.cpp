#include "dialects/sqlite/understand/command.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <array>

namespace aludel::sqlite {

namespace {
std::string with_object(const std::string& verb, const Token& object) {
  constexpr std::array<std::string_view, 4> objects{"table", "view", "index", "trigger"};
  return is_any_of(object, objects) ? verb + " " + base::upper(object.text) : verb;
}

/// "CREATE TABLE" of CREATE TEMP TABLE, "CREATE INDEX" of CREATE UNIQUE INDEX.
std::string created(const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 3> adjectives{"temp", "temporary", "unique"};
  auto at = tokens.begin() + 1;
  if (at != tokens.end() && is_any_of(*at, adjectives)) ++at;
  if (at == tokens.end()) return "CREATE";
  return at->is("virtual") ? "CREATE VIRTUAL TABLE" : with_object("CREATE", *at);
}

/// The verb behind the common table expressions.
const Token* verb_of(const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 6> verbs{"select",  "values", "insert",
                                                  "replace", "update", "delete"};
  int depth = 0;
  for (const auto& token : tokens) {
    depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    if (depth == 0 && is_any_of(token, verbs)) return &token;
  }
  return nullptr;
}

/// Neither of the database nor of this connection's later work on rows: what they print, or how they wait.
/// https://www.sqlite.org/pragma.html
bool pragma_only_reads(const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 15> tells{
      "table_info",  "table_xinfo",   "table_list",      "index_list",        "index_info",
      "index_xinfo", "database_list", "collation_list",  "function_list",     "module_list",
      "pragma_list", "quick_check",   "integrity_check", "foreign_key_check", "foreign_key_list"};
  constexpr std::array<std::string_view, 19> own_settings{"foreign_keys",
                                                          "defer_foreign_keys",
                                                          "recursive_triggers",
                                                          "legacy_alter_table",
                                                          "cache_size",
                                                          "cache_spill",
                                                          "busy_timeout",
                                                          "synchronous",
                                                          "temp_store",
                                                          "mmap_size",
                                                          "query_only",
                                                          "read_uncommitted",
                                                          "case_sensitive_like",
                                                          "ignore_check_constraints",
                                                          "automatic_index",
                                                          "threads",
                                                          "reverse_unordered_selects",
                                                          "trusted_schema",
                                                          "cell_size_check"};
  constexpr std::array<std::string_view, 5> works{"incremental_vacuum", "optimize", "wal_checkpoint",
                                                  "shrink_memory", "journal_mode"};
  auto name = tokens.begin() + 1;
  if (tokens.size() > 3 && tokens[2].is(".")) name += 2;
  if (name == tokens.end()) return false;
  if (is_any_of(*name, tells) || is_any_of(*name, own_settings)) return true;
  return name + 1 == tokens.end() && !is_any_of(*name, works);
}

bool only_reads(const std::string& kind, const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 10> readers{"SELECT", "VALUES",   "EXPLAIN",   "BEGIN",   "COMMIT",
                                                     "END",    "ROLLBACK", "SAVEPOINT", "RELEASE", "DETACH"};
  if (kind == "PRAGMA") return pragma_only_reads(tokens);
  return std::find(readers.begin(), readers.end(), kind) != readers.end();
}

std::string kind_of(const std::vector<Token>& tokens) {
  constexpr std::array<std::string_view, 17> alone{
      "alter",   "analyze", "attach", "begin",   "commit",  "delete",  "detach",   "drop",     "end",
      "explain", "insert",  "pragma", "reindex", "release", "replace", "rollback", "savepoint"};
  constexpr std::array<std::string_view, 4> others{"select", "update", "vacuum", "values"};
  const auto& first = tokens.front();
  if (first.is("create")) return created(tokens);
  if (first.is("with")) {
    const auto* verb = verb_of(tokens);
    return verb == nullptr ? "WITH" : base::upper(verb->text);
  }
  if (!is_any_of(first, alone) && !is_any_of(first, others)) return {};
  const bool two_words = first.is("alter") || first.is("drop");
  return two_words && tokens.size() > 1 ? with_object(base::upper(first.text), tokens[1])
                                        : base::upper(first.text);
}
} // namespace

Command command_of(const std::vector<Token>& tokens) {
  if (tokens.empty()) return {};
  const auto kind = kind_of(tokens);
  return {kind, !only_reads(kind, tokens)};
}

} // namespace aludel::sqlite
