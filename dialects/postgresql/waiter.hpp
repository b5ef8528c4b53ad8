#pragma once
#include <chrono>
#include <optional>
#include <string>

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;

/// Waiting for the server's answer without being asleep.
namespace aludel::postgresql {

/// Is told of a wait while it lasts.
class Waiter {
public:
  virtual ~Waiter() = default;
  virtual void begins() = 0; ///< for the answer to one statement, or to several that are sent together
  /// How long it waits before it is called; nullopt: until the answer is there.
  virtual std::optional<std::chrono::milliseconds> next() const = 0;
  virtual void goes_on() noexcept = 0; ///< that time has passed, and there is no answer yet
};

/// Returns when a result can be had, or the connection is lost; `waiter` may be null.
void await_answer(PGconn* connection, Waiter* waiter);
/// The same for that time at most; false: it has passed.
bool await_answer(PGconn* connection, std::chrono::milliseconds time);

/// What PQexec gives; the caller owns it.
PGresult* answer(PGconn* connection, const std::string& sql, Waiter* waiter);

} // namespace aludel::postgresql
