#include "dialects/postgresql/script.hpp"

#include "dialects/ansi/script.hpp"
#include "dialects/ansi/words.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/tokens.hpp"

namespace aludel::postgresql {

namespace {
using dialect::Statement;

/// "::" is a cast to psql too, and ":=" nothing special.
bool begins_variable(std::string_view sql, std::size_t colon) {
  if (colon > 0 && sql[colon - 1] == ':') return false;
  const char next = colon + 1 < sql.size() ? sql[colon + 1] : ' ';
  const bool word = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '_' ||
                    (next >= '0' && next <= '9') || (next & 0x80) != 0;
  return word || next == '\'' || next == '"' || next == '{';
}

/// psql puts its variables in place of :name; a colon behind a backslash it passes on alone.
std::string without_variables(std::string_view sql) {
  std::string out;
  std::size_t copied = 0;
  Tokens tokens(sql);
  for (auto token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
    if (sql[token.begin] != ':' || !begins_variable(sql, token.begin)) continue;
    out += std::string(sql.substr(copied, token.begin - copied)) + "\\";
    copied = token.begin;
  }
  return out + std::string(sql.substr(copied));
}

/// The offset of a backslash outside quotes, where psql takes it for a command of its own.
std::optional<std::size_t> backslash(std::string_view sql) {
  Tokens tokens(sql);
  for (auto token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next())
    if (sql[token.begin] == '\\') return token.begin;
  return std::nullopt;
}

/// An anonymous block of PL/pgSQL.
std::string block(const std::string& body) {
  std::string name = "aludel";
  while (body.find("$" + name + "$") != std::string::npos) name += '_';
  const auto tag = "$" + name + "$";
  return "DO " + tag + "\nBEGIN\n  " + body + "\nEND\n" + tag + ";\n";
}

std::string stop(const std::string& message) {
  return "    RAISE EXCEPTION USING MESSAGE = " + ansi::literal(message) + ";\n";
}

std::string milliseconds(model::Duration duration) { return std::to_string(duration.count()); }

base::Diagnostic refused(std::string message, std::string help, base::Place place) {
  return {base::Severity::error, "not-for-scripts", std::move(message), std::move(help), std::move(place)};
}

class PsqlLanguage final : public dialect::ScriptLanguage {
public:
  explicit PsqlLanguage(model::Duration wait) : wait_(wait) {}
  std::string_view usage() const override { return "psql -X -f SCRIPT DATABASE"; }

  std::string opening() const override {
    return "\\set ON_ERROR_STOP on\n\\set ON_ERROR_ROLLBACK off\n\\set AUTOCOMMIT on\n\\set QUIET on\n"
           "\\encoding UTF8\nSET standard_conforming_strings = on;\n" +
           block("PERFORM pg_catalog.set_config('aludel.run', pg_catalog.left(pg_catalog.md5("
                 "pg_catalog.concat(pg_catalog.pg_backend_pid(), pg_catalog.clock_timestamp(), "
                 "pg_catalog.random())), 12), false);");
  }
  std::string run_id() const override { return "pg_catalog.current_setting('aludel.run')"; }

  std::string statement(const Statement& statement) const override {
    if (statement.expectation.empty()) return ansi::terminated(without_variables(statement.sql));
    return block("IF (" + statement.sql + ") IS NOT TRUE THEN\n" + stop(statement.expectation) + "  END IF;");
  }
  std::string change(const std::string& sql) const override {
    return block(sql + ";\n  IF NOT FOUND THEN\n" +
                 stop("the tables of Aludel were changed by somebody else while this script ran") +
                 "  END IF;");
  }
  std::string now() const override { return "clock_timestamp()"; }

  std::string begin(dialect::Transaction) const override { return "BEGIN;\n"; }
  std::string commit(dialect::Transaction) const override { return "COMMIT;\n"; }
  std::string quiet() const override { return "SET LOCAL client_min_messages = warning;\n"; }
  std::string limit(const dialect::Limits& limits) const override {
    return "SET lock_timeout = " + milliseconds(limits.lock_timeout) +
           ";\nSET statement_timeout = " + milliseconds(limits.statement_timeout) + ";\n";
  }

  std::string taking_back(const Statement&) const override { return {}; }
  std::string restore_names() const override { return "RESET search_path;\n"; }

  std::string lock(std::string_view name) const override {
    return "SET lock_timeout = " + milliseconds(wait_) + ";\n" +
           block("PERFORM pg_catalog.pg_advisory_lock(" + key_of(name) + ");");
  }
  std::string unlock(std::string_view name) const override {
    return block("PERFORM pg_catalog.pg_advisory_unlock(" + key_of(name) + ");");
  }
  std::string require_valid(const model::QualifiedName& index) const override {
    return statement(dialect::expectation(
        "SELECT NOT EXISTS (SELECT 1 FROM pg_catalog.pg_index WHERE indexrelid = to_regclass(" +
            ansi::literal(quoted(index)) + ") AND NOT indisvalid)",
        "index " + to_string(index) +
            " was left invalid by its concurrent build; `aludel upgrade` builds it "
            "anew and goes on from there"));
  }

  bool begins_transaction(const Statement& statement) const override {
    const auto words = ansi::leading_words(statement.sql, 1, true);
    return !words.empty() && (words[0] == "BEGIN" || words[0] == "START");
  }

  base::Diagnostics problems(const Statement& statement) const override {
    base::Diagnostics found;
    if (statement.sql.find('\0') != std::string::npos)
      found.push_back(
          refused("the statement holds a NUL byte", "PostgreSQL has no such text", statement.place));
    if (const auto at = backslash(statement.sql))
      found.push_back(refused("psql takes a backslash outside quotes for a command of its own",
                              "write psql's commands in a script of your own",
                              dialect::place_in(statement, *at)));
    return found;
  }

private:
  /// AdvisoryLock::key_of, as the server counts it: 64 bits of the digest.
  static std::string key_of(std::string_view name) {
    return "('x' || pg_catalog.left(pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to('aludel:' || "
           "pg_catalog.current_database() || " +
           ansi::literal(":" + std::string(name)) + ", 'UTF8')), 'hex'), 16))::bit(64)::bigint";
  }

  model::Duration wait_;
};
} // namespace

std::unique_ptr<dialect::ScriptLanguage> make_script_language(const dialect::ConnectOptions& options) {
  return std::make_unique<PsqlLanguage>(options.busy_wait);
}

} // namespace aludel::postgresql
