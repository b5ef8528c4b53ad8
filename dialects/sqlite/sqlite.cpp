#include "dialects/sqlite/sqlite.hpp"

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render.hpp"
#include "dialects/sqlite/reshaping.hpp"
#include "dialects/sqlite/scratch.hpp"
#include "dialects/sqlite/script.hpp"
#include "dialects/sqlite/session.hpp"
#include "dialects/sqlite/settings.hpp"
#include "dialects/sqlite/split.hpp"
#include "dialects/sqlite/understand/understand.hpp"
#include "framework/base/error.hpp"

#include <csignal>
#include <sqlite3.h>

namespace aludel::sqlite {

namespace {
class Sqlite final : public dialect::Dialect {
public:
  std::string_view name() const override { return "sqlite"; }
  std::string_view title() const override { return "SQLite"; }
  std::string_view oldest_server() const override { return "3.40"; }
  bool accepts(const dialect::Url& url) const override { return url.scheme == "sqlite"; }
  catalog::Naming naming() const override { return sqlite::naming(); }

  std::string quoted(const model::Identifier& name) const override { return sqlite::quoted(name); }
  std::string quoted(const model::QualifiedName& name) const override { return sqlite::quoted(name); }
  std::string literal(std::string_view text) const override { return ansi::literal(text); }

  dialect::Rendering render(const model::Operation& operation, const catalog::Catalog& before,
                            const catalog::Catalog& after) const override {
    return sqlite::render(operation, before, after);
  }
  dialect::Impact impact(const model::Operation& operation, const catalog::Catalog& before) const override {
    return sqlite::impact(operation, before);
  }
  bool runs_outside_transaction(const model::Operation&) const override { return false; }
  bool reshapes(const model::Operation& operation, const catalog::Catalog& before) const override {
    return sqlite::reshapes(operation, before);
  }

  std::vector<dialect::Statement> split(const model::SqlBlock& block) const override {
    return sqlite::split(block);
  }
  // SQLite parses nothing without the tables that it names.
  dialect::SqlReader reader(const model::SqlBlock& block) const override {
    return [&block](const catalog::Catalog& before) { return understand(block, before); };
  }
  bool controls_transaction(const dialect::Statement& statement) const override {
    return sqlite::controls_transaction(statement);
  }
  bool refuses_transaction(const dialect::Statement& statement) const override {
    return sqlite::refuses_transaction(statement.sql);
  }
  dialect::ClientParts client_parts(std::string_view text) const override {
    return sqlite::client_parts(text);
  }

  bool reads_only(const dialect::Statement& statement) const override {
    return sqlite::reads_only(statement.sql);
  }
  bool knows_free_space() const override { return true; }

  bool may_succeed_later(const base::Error& error) const override {
    return error.diagnostics().front().code == "lock-timeout";
  }

  std::unique_ptr<dialect::Session> connect(const dialect::Url& url,
                                            const dialect::ConnectOptions& options) const override {
    return sqlite::connect(url, options);
  }
  std::unique_ptr<dialect::Scratch> scratch(const dialect::Url&) const override { return make_scratch(); }
  std::unique_ptr<dialect::ScriptLanguage>
  script_language(const dialect::ConnectOptions& options) const override {
    return make_script_language(options);
  }
};
} // namespace

void own_the_process() {
  sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is a failed write then, with its error
}

dialect::DialectPtr make_sqlite() { return std::make_shared<Sqlite>(); }

} // namespace aludel::sqlite
