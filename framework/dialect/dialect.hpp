#pragma once
#include "framework/base/error.hpp"
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/client_file.hpp"
#include "framework/dialect/scratch.hpp"
#include "framework/dialect/script.hpp"
#include "framework/dialect/session.hpp"
#include "framework/dialect/sql_reading.hpp"
#include "framework/dialect/statement.hpp"
#include "framework/dialect/url.hpp"
#include "framework/model/operation.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What an engine must be able to do. No engine's name occurs in framework/.
namespace aludel::dialect {

/// The SQL of one operation, or why there is none.
struct Rendering {
  std::vector<Statement> statements;
  std::vector<std::string> notes; ///< what the engine leaves out and why: "SQLite keeps no comments"
  base::Diagnostics problems;     ///< not possible on this engine; reason and way out, no place
  /// The operation needs the shape of this table and the catalog does not know it, or not for sure.
  std::optional<catalog::QualifiedName> needs_table;
};

/// What only servers from a version on know.
struct Need {
  std::string what;   ///< "CREATE OR REPLACE TRIGGER"
  std::string server; ///< "14"
  std::string help;   ///< the way out on an older one
  bool operator==(const Need&) const = default;
};

/// What an operation does to those who use the database meanwhile.
struct Impact {
  std::string lock;      ///< the engine's own word: "ACCESS EXCLUSIVE", "database write lock"; may be empty
  bool scans = false;    ///< reads all rows of an existing table
  bool rewrites = false; ///< writes all rows of an existing table anew
  std::vector<Need> needs = {}; ///< beyond Dialect::oldest_server
  bool operator==(const Impact&) const = default;
};

class Dialect {
public:
  virtual ~Dialect() = default;
  virtual std::string_view name() const = 0;          ///< as written in revision files: "sqlite"
  virtual std::string_view title() const = 0;         ///< as people write it: "SQLite"
  virtual std::string_view oldest_server() const = 0; ///< the oldest that is written for: "13", "3.40"
  virtual bool accepts(const Url& url) const = 0;
  virtual catalog::Naming naming() const = 0;

  virtual std::string quoted(const model::Identifier& name) const = 0;
  virtual std::string quoted(const model::QualifiedName& name) const = 0;
  virtual std::string literal(std::string_view text) const = 0; ///< 'text'

  /// `before` and `after` are the catalogs around the operation.
  virtual Rendering render(const model::Operation& operation, const catalog::Catalog& before,
                           const catalog::Catalog& after) const = 0;
  virtual Impact impact(const model::Operation& operation, const catalog::Catalog& before) const = 0;

  /// The engine refuses it inside a transaction, by what the operation itself says (`concurrently: true`).
  virtual bool runs_outside_transaction(const model::Operation& operation) const = 0;
  /// It makes tables anew, so its transaction must be begun as Transaction::reshaping.
  virtual bool reshapes(const model::Operation& operation, const catalog::Catalog& before) const = 0;

  /// The statements of a text, in order, without empty ones; comments stay with what follows them.
  virtual std::vector<Statement> split(const model::SqlBlock& block) const = 0;
  /// Parses a text: what can be done before it is known what is there, and on any thread. Never throws for
  /// what the text says. The block must outlive the reader.
  virtual SqlReader reader(const model::SqlBlock& block) const = 0;
  std::vector<SqlReading> read(const model::SqlBlock& block, const catalog::Catalog& before) const {
    return reader(block)(before);
  }
  /// BEGIN, COMMIT, ROLLBACK …: it would end the revision's transaction. Savepoints do not.
  virtual bool controls_transaction(const Statement& statement) const = 0;
  /// A query that changes nothing itself; what the functions do that it calls is not known.
  virtual bool reads_only(const Statement& statement) const = 0;
  /// Whether a session can be asked how much disk space is free.
  virtual bool knows_free_space() const = 0;
  /// The engine refuses the statement inside a transaction, or does nothing: VACUUM, CREATE DATABASE …
  virtual bool refuses_transaction(const Statement& statement) const = 0;
  /// It may commit a part of the text, and that or the next fail behind it: CALL and DO outside a
  /// transaction, COMMIT AND CHAIN in one that the text has opened.
  virtual bool may_commit_a_part(const Statement&, bool /*in_transaction*/) const { return false; }
  /// A file that was written for the engine's own client.
  virtual ClientParts client_parts(std::string_view text) const = 0;

  /// The first part of an expression that the engine refuses where a value must follow from the row alone, as
  /// in the key of an index: "now()", "at::date"; empty: none for certain. `table` has the columns that it
  /// names; it may be null.
  virtual std::string mutable_part(const std::string& expression, const catalog::Catalog& catalog,
                                   const catalog::Table* table) const;
  /// The first part of an expression, or of the body of a function, whose value changes while the row does
  /// not: with time, by chance, with who asks; empty: none for certain.
  virtual std::string changing_part(const std::string& sql, const catalog::Catalog& catalog) const;

  /// The same work may succeed when it is done again: a deadlock, a serialization failure, a lock not got in
  /// time.
  virtual bool may_succeed_later(const base::Error& error) const;

  /// Throws Error exit 5 when the database cannot be reached. Passwords never stand in the message.
  virtual std::unique_ptr<Session> connect(const Url& url, const ConnectOptions& options) const = 0;
  /// An empty database beside the one of the URL: on the same server, or for files, anywhere.
  virtual std::unique_ptr<Scratch> scratch(const Url& beside) const = 0;
  /// How scripts are written for this engine's client. Nothing is connected to.
  virtual std::unique_ptr<ScriptLanguage> script_language(const ConnectOptions& options) const = 0;
};

using DialectPtr = std::shared_ptr<const Dialect>;
using Dialects = std::vector<DialectPtr>;

} // namespace aludel::dialect
