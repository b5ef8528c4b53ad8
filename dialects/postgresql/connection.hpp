#pragma once
#include "framework/dialect/session.hpp"
#include "framework/dialect/url.hpp"

#include <functional>
#include <memory>

typedef struct pg_conn PGconn;
typedef struct pg_cancel PGcancel;

namespace soci {
class session;
}

namespace aludel::postgresql {

/// A connection that SOCI holds. SOCI binds the values of our own writes; everything else goes to libpq
/// itself: SOCI would rewrite the text of a revision, and its rows lose digits.
class Connection {
public:
  /// Throws Error exit 5 (2 for a URL that cannot be read); no message holds the password.
  Connection(const dialect::Url& url, const dialect::ConnectOptions& options);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  PGconn* native() const;

  /// Sends one statement as it is; its rows, if it has any. COPY with the client is refused, and the
  /// connection stays usable.
  std::vector<dialect::TextRow> execute(const dialect::Statement& statement);
  std::vector<dialect::TextRow> execute(const char* sql) { return execute(dialect::statement(sql)); }

  /// The same; the command tag that the server answered: "COMMIT", "ROLLBACK".
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

  /// Asks the server to end what it does for this connection; from any thread.
  void cancel() const noexcept;

private:
  void prepare_session();

  std::function<void(std::string_view)> notice_;
  std::unique_ptr<soci::session> session_;
  std::shared_ptr<PGcancel> cancel_; ///< made at once: the connection itself belongs to one thread
};

} // namespace aludel::postgresql
