#include "dialects/sqlite/script.hpp"

#include "dialects/ansi/script.hpp"
#include "dialects/ansi/words.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/settings.hpp"
#include "dialects/sqlite/tokens.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>

namespace aludel::sqlite {

namespace {
using dialect::Statement;

/// The shell drops a CR before a line end.
bool loses_cr(const Token& token) {
  return (token.kind == TokenKind::string || token.kind == TokenKind::quoted) &&
         token.text.find("\r\n") != std::string_view::npos;
}

/// Where an expression may stand for a literal: not in what defines tables.
bool takes_expressions(const std::string& sql) {
  constexpr std::array verbs{"INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT", "WITH", "VALUES"};
  const auto words = ansi::leading_words(sql, 1, false);
  return !words.empty() && std::find(verbs.begin(), verbs.end(), words[0]) != verbs.end();
}

/// A line that is nothing but "/" or "go" ends a statement, as other shells have it.
bool ends_statements(const std::string& sql, const Token& token) {
  if (!token.is("/") && !token.is("go")) return false;
  const auto before = sql.find_last_not_of(" \t\r", token.begin == 0 ? 0 : token.begin - 1);
  return before == std::string::npos || sql[before] == '\n';
}

std::string with_cr(std::string_view literal) {
  return "(" + base::replace_all(std::string(literal), "\r\n", "' || char(13) || '\n") + ")";
}

/// The statement so that the shell passes it on as it is.
std::string for_shell(const std::string& sql) {
  std::string out;
  std::size_t copied = 0;
  for (const auto& token : tokens_of(sql)) {
    const bool keeps_cr = token.kind == TokenKind::string && loses_cr(token);
    if (!keeps_cr && !ends_statements(sql, token)) continue;
    out += sql.substr(copied, token.begin - copied);
    out += keeps_cr ? with_cr(token.text) : "/**/ " + std::string(token.text);
    copied = token.end;
  }
  return out + sql.substr(copied);
}

base::Diagnostic refused(std::string message, std::string help, base::Place place) {
  return {base::Severity::error, "not-for-scripts", std::move(message), std::move(help), std::move(place)};
}

/// The shell has no statement that asserts something. A named CHECK tells its name when it fails.
std::string check_opening(const std::string& message) {
  return "CREATE TEMP TABLE aludel_expected (holds, CONSTRAINT " + ansi::quoted(message) +
         " CHECK (holds IS 1));\n";
}
std::string check_closing(const std::string& query) {
  return "INSERT INTO temp.aludel_expected VALUES ((" + query + "));\nDROP TABLE temp.aludel_expected;\n";
}

class ShellLanguage final : public dialect::ScriptLanguage {
public:
  explicit ShellLanguage(const dialect::ConnectOptions& options)
      : wait_(options.busy_wait), attach_(options.attach) {}
  std::string_view usage() const override { return "sqlite3 DATABASE < SCRIPT"; }

  std::string opening() const override {
    auto text = ".bail on\n" + timeout(wait_) +
                "PRAGMA foreign_keys = ON;\nDROP TABLE IF EXISTS temp.aludel_script_run;\n"
                "CREATE TEMP TABLE aludel_script_run AS SELECT lower(hex(randomblob(6))) AS id;\n";
    for (const auto& [schema, file] : attach_)
      text += "ATTACH DATABASE " + ansi::literal(file) + " AS " + quoted(model::Identifier(schema)) + ";\n";
    return text;
  }

  std::string run_id() const override { return "(SELECT id FROM temp.aludel_script_run)"; }

  std::string statement(const Statement& statement) const override {
    if (statement.expectation.empty()) return ansi::terminated(for_shell(statement.sql));
    return check_opening(statement.expectation) + check_closing(statement.sql);
  }
  std::string change(const std::string& sql) const override {
    // Making the table would count as a change itself.
    return check_opening("the tables of Aludel were changed by somebody else while this script ran") +
           ansi::terminated(for_shell(sql)) + check_closing("SELECT changes() > 0");
  }
  std::string now() const override { return "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"; }

  // The transactions of Session, word for word.
  std::string begin(dialect::Transaction kind) const override {
    if (kind == dialect::Transaction::ordinary) return "BEGIN IMMEDIATE;\n";
    return "PRAGMA foreign_keys = OFF;\nBEGIN IMMEDIATE;\nCREATE TEMP TABLE aludel_violations AS " +
           violations() + ";\n";
  }
  std::string commit(dialect::Transaction kind) const override {
    if (kind == dialect::Transaction::ordinary) return "COMMIT;\n";
    return "SELECT 'row ' || child_row || ' of ' || child || ' points at no row of ' || parent FROM (" +
           new_violations() + ") LIMIT 5;\n" +
           statement(dialect::expectation("SELECT NOT EXISTS (" + new_violations() + ")",
                                          "rows would point at nothing; correct these first")) +
           "DROP TABLE temp.aludel_violations;\nCOMMIT;\nPRAGMA foreign_keys = ON;\n";
  }
  std::string quiet() const override { return {}; }
  std::string limit(const dialect::Limits& limits) const override {
    return timeout(limits.lock_timeout.count() > 0 ? limits.lock_timeout : wait_);
  }

  std::string taking_back(const Statement& statement) const override {
    const auto sql = sqlite::taking_back(statement.sql);
    return sql.empty() ? sql : ansi::terminated(sql);
  }
  std::string restore_names() const override { return {}; }
  std::string lock(std::string_view) const override { return {}; }
  std::string unlock(std::string_view) const override { return {}; }
  std::string require_valid(const model::QualifiedName&) const override { return {}; }

  bool begins_transaction(const Statement& statement) const override {
    const auto words = ansi::leading_words(statement.sql, 1, false);
    return !words.empty() && words[0] == "BEGIN";
  }

  base::Diagnostics problems(const Statement& statement) const override {
    base::Diagnostics found;
    if (statement.sql.find('\0') != std::string::npos)
      found.push_back(
          refused("the statement holds a NUL byte", "write that byte as char(0)", statement.place));
    for (const auto& token : tokens_of(statement.sql)) {
      if (!loses_cr(token) || (token.kind == TokenKind::string && takes_expressions(statement.sql))) continue;
      found.push_back(refused("sqlite3 drops the CR before a line end in what stands in quotes here",
                              "write the line end as LF alone", dialect::place_in(statement, token.begin)));
    }
    return found;
  }

private:
  static std::string timeout(model::Duration time) {
    return ".timeout " + std::to_string(time.count()) + "\n";
  }

  /// Rows that point at nothing, in all databases.
  std::string violations() const {
    std::string all;
    const auto add = [&](const std::string& schema) {
      all += (all.empty() ? "" : " UNION ALL ") +
             ("SELECT " + ansi::literal(schema == "main" ? "" : schema + ".")) +
             " || \"table\" AS child, rowid AS child_row, parent FROM pragma_foreign_key_check(NULL, " +
             ansi::literal(schema) + ")";
    };
    add("main");
    for (const auto& [schema, _] : attach_) add(schema);
    return all;
  }

  /// More of a kind than there were: those that were there before are not the script's to judge.
  std::string new_violations() const {
    return "SELECT * FROM (SELECT child, child_row, parent, count(*) AS times FROM (" + violations() +
           ") GROUP BY child, child_row, parent) AS now WHERE times > (SELECT count(*) FROM "
           "temp.aludel_violations AS before WHERE before.child = now.child AND before.child_row IS "
           "now.child_row AND before.parent IS now.parent)";
  }

  model::Duration wait_;
  std::map<std::string, std::string> attach_;
};
} // namespace

std::unique_ptr<dialect::ScriptLanguage> make_script_language(const dialect::ConnectOptions& options) {
  return std::make_unique<ShellLanguage>(options);
}

} // namespace aludel::sqlite
