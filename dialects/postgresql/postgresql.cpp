#include "dialects/postgresql/postgresql.hpp"

#include "dialects/ansi/words.hpp"
#include "dialects/postgresql/client_file.hpp"
#include "dialects/postgresql/impact.hpp"
#include "dialects/postgresql/mutability.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/render.hpp"
#include "dialects/postgresql/scratch.hpp"
#include "dialects/postgresql/script.hpp"
#include "dialects/postgresql/session.hpp"
#include "dialects/postgresql/split.hpp"
#include "dialects/postgresql/tokens.hpp"
#include "dialects/postgresql/understand/understand.hpp"

namespace aludel::postgresql {

namespace {
struct RefusesTransaction {
  // It only lets readers go on: a transaction is fine.
  bool operator()(const model::RefreshMaterializedView&) const { return false; }
  bool operator()(const auto& operation) const {
    if constexpr (requires { operation.concurrently; })
      return operation.concurrently;
    else
      return false;
  }
};

class Postgresql final : public dialect::Dialect {
public:
  std::string_view name() const override { return "postgresql"; }
  std::string_view title() const override { return "PostgreSQL"; }
  std::string_view oldest_server() const override { return "13"; }
  bool accepts(const dialect::Url& url) const override {
    return url.scheme == "postgresql" || url.scheme == "postgres";
  }
  catalog::Naming naming() const override { return postgresql::naming(); }

  std::string quoted(const model::Identifier& name) const override { return postgresql::quoted(name); }
  std::string quoted(const model::QualifiedName& name) const override { return postgresql::quoted(name); }
  std::string literal(std::string_view text) const override { return ansi::literal(text); }

  dialect::Rendering render(const model::Operation& operation, const catalog::Catalog& before,
                            const catalog::Catalog&) const override {
    return postgresql::render(operation, before);
  }
  dialect::Impact impact(const model::Operation& operation, const catalog::Catalog& before) const override {
    return postgresql::impact(operation, before);
  }
  bool runs_outside_transaction(const model::Operation& operation) const override {
    return std::visit(RefusesTransaction{}, operation);
  }
  bool reshapes(const model::Operation&, const catalog::Catalog&) const override { return false; }

  std::vector<dialect::Statement> split(const model::SqlBlock& block) const override {
    return postgresql::split(block);
  }
  dialect::SqlReader reader(const model::SqlBlock& block) const override { return parsed(block); }
  bool controls_transaction(const dialect::Statement& statement) const override {
    return postgresql::controls_transaction(statement.sql);
  }
  bool reads_only(const dialect::Statement& statement) const override {
    return ansi::reads_only(words_of(statement.sql));
  }
  std::string mutable_part(const std::string& expression, const catalog::Catalog& catalog,
                           const catalog::Table* table) const override {
    return postgresql::mutable_part(expression, catalog, table);
  }
  std::string changing_part(const std::string& sql, const catalog::Catalog& catalog) const override {
    return postgresql::changing_part(sql, catalog);
  }
  // Its functions tell how large things are, and nothing of the disk that they are on.
  bool knows_free_space() const override { return false; }
  bool refuses_transaction(const dialect::Statement& statement) const override {
    return postgresql::refuses_transaction(statement.sql);
  }
  bool may_commit_a_part(const dialect::Statement& statement, bool in_transaction) const override {
    const auto words = words_of(statement.sql);
    if (words.empty()) return false;
    if (!in_transaction) return words.front() == "CALL" || words.front() == "DO";
    const bool commits = words.front() == "COMMIT" || words.front() == "END";
    return commits && words.back() == "CHAIN" && words[words.size() - 2] != "NO";
  }
  dialect::ClientParts client_parts(std::string_view text) const override {
    return postgresql::client_parts(text);
  }
  bool may_succeed_later(const base::Error& error) const override {
    // lock_not_available: what lock_timeout and NOWAIT end with.
    return error.sqlstate() == "55P03" || Dialect::may_succeed_later(error);
  }

  std::unique_ptr<dialect::Session> connect(const dialect::Url& url,
                                            const dialect::ConnectOptions& options) const override {
    return open_session(url, options);
  }
  std::unique_ptr<dialect::Scratch> scratch(const dialect::Url& beside) const override {
    return make_scratch(beside);
  }
  std::unique_ptr<dialect::ScriptLanguage>
  script_language(const dialect::ConnectOptions& options) const override {
    return make_script_language(options);
  }
};
} // namespace

dialect::DialectPtr make_postgresql() { return std::make_shared<Postgresql>(); }

} // namespace aludel::postgresql
