#pragma once
#include "dialects/postgresql/pipeline.hpp"
#include "framework/base/error.hpp"
#include "framework/dialect/session.hpp"
#include "framework/dialect/url.hpp"

#include <functional>
#include <map>
#include <memory>
#include <span>

typedef struct pg_conn PGconn;
typedef struct pg_cancel PGcancel;

namespace soci {
class session;
}

namespace aludel::postgresql {

/// A connection that SOCI opened and holds. What is sent goes to libpq itself: SOCI would rewrite the text of
/// a revision, its rows lose digits, and each write of it costs three round trips.
class Connection {
public:
  /// Throws Error exit 5 (2 for a URL that cannot be read); no message holds the password.
  Connection(const dialect::Url& url, const dialect::ConnectOptions& options);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  PGconn* native() const;
  int server_version() const; ///< 150004 for 15.4

  /// Settings that a session which changes something needs, and one that only looks does without.
  void prepare_work();

  /// Sends one statement as it is; its rows, if it has any. COPY with the client is refused, and the
  /// connection stays usable.
  std::vector<dialect::TextRow> execute(const dialect::Statement& statement);
  std::vector<dialect::TextRow> execute(const char* sql) { return execute(dialect::statement(sql)); }

  /// The statements, one after the other, sent without waiting in between; `done(n)` is called when the first
  /// n have ended. The first failure is thrown, and what follows it has not run.
  void execute_all(const std::vector<dialect::Statement>& statements,
                   const std::function<void(std::size_t)>& done);

  /// How many rows the statement wrote that `execute` or `execute_all` has ended last; nullopt when it is
  /// none that writes rows.
  std::optional<std::int64_t> rows_written() const { return rows_written_; }

  /// Sent in front of whatever is sent next, where its failure shows; with values as for `run`. Only for what
  /// belongs to a transaction that is open, or begins with it. Each text is prepared once.
  void ahead(std::string_view sql, const std::vector<dialect::Bound>& values = {});
  /// The same for a write that must change one row: otherwise that error, and nothing behind it runs.
  void ahead(std::string_view sql, const std::vector<dialect::Bound>& values, const base::Error& otherwise);
  /// COMMIT in front of whatever is sent next; `done` is called when the server has carried it out.
  void commit_ahead(const std::function<void()>& done);
  bool is_ahead() const { return !ahead_.empty(); }
  /// The state of the transaction once what is ahead has been carried out (a PGTransactionStatusType).
  int transaction() const;
  void forget_ahead();
  void send_ahead();

  /// Sends one statement behind what is ahead; the command tag that the server answered: "COMMIT",
  /// "ROLLBACK".
  std::string tag_of(const char* sql);

  /// Our own queries, with values for `:a, :b …` in the order in which they occur.
  std::int64_t run(std::string_view sql, const std::vector<dialect::Bound>& values);
  std::vector<dialect::TextRow> query(std::string_view sql, const std::vector<dialect::Bound>& values = {});
  /// The first column of the first row; nullopt when there is none, or it is NULL.
  std::optional<std::string> single(std::string_view sql, const std::vector<dialect::Bound>& values = {});
  /// Whether there is a row.
  bool any(std::string_view sql, const std::vector<dialect::Bound>& values) {
    return !query(sql, values).empty();
  }

  void notice(std::string_view text) const;

  /// A pooler stands in front of the server: what one transaction leaves in a session, such as prepared
  /// statements and settings, is not there for the next.
  void is_pooled(bool pooled) { pooled_ = pooled; }
  bool is_pooled() const { return pooled_; }

  /// Is asked whenever the server takes its time; outlives the connection.
  void wait_with(Waiter& waiter) { waiter_ = &waiter; }

  /// Whether the server answers a query of nothing in that time. If it did not, the connection is of no use.
  bool answers_within(std::chrono::milliseconds time);
  /// Whether the connection is there still, as far as this side has heard. Nothing is sent.
  bool is_alive() const;

  /// Asks the server to end what it does for this connection; from any thread.
  void cancel() const noexcept;

private:
  void prepare_session();
  std::string prepared(std::string_view sql);
  std::size_t send(std::vector<Query> queries, std::span<const dialect::Statement> statements,
                   const std::function<void(std::size_t, const PGresult*)>& take);

  std::function<void(std::string_view)> notice_;
  std::unique_ptr<soci::session> session_;
  std::shared_ptr<PGcancel> cancel_; ///< made at once: the connection itself belongs to one thread
  struct Ahead {
    Query query;
    std::optional<base::Error> otherwise = {}; ///< instead of a division by zero
    std::function<void()> done = {};           ///< of a COMMIT
  };
  std::vector<Ahead> ahead_;
  std::map<std::string, std::string, std::less<>> prepared_; ///< text → name, of what the server has or will
  std::size_t prepared_count_ = 0;
  bool pooled_ = false;
  Waiter* waiter_ = nullptr;
  std::optional<std::int64_t> rows_written_;
};

} // namespace aludel::postgresql
