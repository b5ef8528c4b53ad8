#include "dialects/sqlite/client_file.hpp"

#include "dialects/sqlite/tokens.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>
#include <sqlite3.h>

namespace aludel::sqlite {

namespace {
using dialect::ClientPart;

/// The shell's commands that change no database: they are about the screen, or how results are shown.
constexpr std::array harmless{
    "bail",    "binary", "changes", "databases", "dbinfo",  "echo",      "eqp",   "explain",   "fullschema",
    "headers", "help",   "indexes", "limit",     "lint",    "mode",      "nonce", "nullvalue", "once",
    "output",  "print",  "prompt",  "scanstats", "schema",  "separator", "show",  "stats",     "tables",
    "timeout", "timer",  "trace",   "vfsinfo",   "vfslist", "vfsname",   "width"};

bool is_harmless(std::string_view name) {
  // A beginning is enough for the shell: `.head on`.
  return std::any_of(harmless.begin(), harmless.end(), [&](std::string_view command) {
    return name.size() >= 3 && command.substr(0, name.size()) == name;
  });
}

std::string without_quotes(std::string_view text) {
  const bool quoted =
      text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.back() == text[0];
  return std::string(quoted ? text.substr(1, text.size() - 2) : text);
}

class ClientFile {
public:
  explicit ClientFile(std::string_view text) : text_(text) {}

  dialect::ClientParts read() {
    for (std::size_t at = 0; at < text_.size();) {
      const auto end = std::min(text_.find('\n', at), text_.size());
      const auto line = text_.substr(at, end - at);
      if (line.substr(0, 1) == "." && !is_open()) {
        if (!command(base::trim(line.substr(1)), at)) break;
        if (!sql_.empty()) sql_ += '\n';
      } else {
        if (sql_.empty()) begin_ = at;
        add(line, end < text_.size());
      }
      at = end + 1;
    }
    finish();
    return std::move(parts_);
  }

private:
  /// The shell drops the carriage return before a line feed (local_getline in shell.c).
  void add(std::string_view line, bool line_feed) {
    sql_ += line_feed && line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    if (line_feed) sql_ += '\n';
  }

  /// What the shell has gathered is the beginning of a statement.
  bool is_open() {
    if (const auto tokens = tokens_of(std::string_view(sql_).substr(complete_)); tokens.empty()) return false;
    if (sqlite3_complete(sql_.c_str() + complete_) == 0) return true;
    complete_ = sql_.size();
    return false;
  }
  void finish() {
    if (!base::trim(sql_).empty()) parts_.push_back({ClientPart::Kind::sql, sql_, begin_, {}, {}});
    sql_.clear();
    complete_ = 0;
  }

  /// False when the shell reads no further.
  bool command(std::string_view text, std::size_t at) {
    const auto blank = std::min(text.find_first_of(" \t"), text.size());
    const auto name = text.substr(0, blank);
    if (name == "quit" || name == "exit") return false;
    if (is_harmless(name)) return true;
    finish();
    if (name == "read")
      parts_.push_back({ClientPart::Kind::file, without_quotes(base::trim(text.substr(blank))), at, {}, {}});
    else
      parts_.push_back(
          {ClientPart::Kind::refused,
           {},
           at,
           "the sqlite3 shell would carry out ." + std::string(name) + " here, which is no SQL",
           name == "import" ? "write the rows as INSERT" : "remove it, or write what it does as SQL"});
    return true;
  }

  std::string_view text_;
  std::string sql_;
  std::size_t complete_ = 0; ///< of `sql_`: whole statements reach to here
  std::size_t begin_ = 0;
  dialect::ClientParts parts_;
};
} // namespace

dialect::ClientParts client_parts(std::string_view text) { return ClientFile(text).read(); }

} // namespace aludel::sqlite
