#include "dialects/postgresql/waiter.hpp"

#include "framework/base/clock.hpp"

#include <algorithm>
#include <libpq-fe.h>
#include <limits>
#include <memory>
#include <sys/poll.h>

namespace aludel::postgresql {

namespace {
struct ClearAnswer {
  void operator()(PGresult* result) const { PQclear(result); }
};
using OwnedAnswer = std::unique_ptr<PGresult, ClearAnswer>;
using Milliseconds = std::chrono::milliseconds;

/// poll() takes an int, and less than 0 for no limit.
int poll_time(const std::optional<Milliseconds>& time) {
  if (!time) return -1;
  return static_cast<int>(std::clamp<Milliseconds::rep>(time->count(), 0, std::numeric_limits<int>::max()));
}

enum class Heard { something, nothing, lost };

/// Waits for what the server sends next.
Heard listen(PGconn* connection, const std::optional<Milliseconds>& time) {
  pollfd socket{PQsocket(connection), POLLIN, 0};
  if (socket.fd < 0) return Heard::lost;
  const int ready = ::poll(&socket, 1, poll_time(time));
  if (ready == 0) return Heard::nothing;
  return PQconsumeInput(connection) == 1 ? Heard::something : Heard::lost;
}

/// PQexec stops where a COPY begins, which its caller must end.
bool begins_copy(const PGresult* result) {
  const auto status = PQresultStatus(result);
  return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
}
} // namespace

void await_answer(PGconn* connection, Waiter* waiter) {
  if (waiter == nullptr) return; // libpq waits itself
  while (PQisBusy(connection) == 1) {
    const auto heard = listen(connection, waiter->next());
    if (heard == Heard::lost) return;
    if (heard == Heard::nothing) waiter->goes_on();
  }
}

bool await_answer(PGconn* connection, Milliseconds time) {
  const base::SystemClock clock;
  const auto end = clock.elapsed() + time;
  while (PQisBusy(connection) == 1) {
    const auto left = std::chrono::duration_cast<Milliseconds>(end - clock.elapsed());
    const auto heard = listen(connection, std::max(left, Milliseconds{0}));
    if (heard == Heard::lost) return true;
    if (heard == Heard::nothing) return false;
  }
  return true;
}

PGresult* answer(PGconn* connection, const std::string& sql, Waiter* waiter) {
  if (waiter == nullptr || PQsendQuery(connection, sql.c_str()) == 0)
    return PQexec(connection, sql.c_str()); // which says what is wrong with the connection
  waiter->begins();
  OwnedAnswer last;
  for (;;) {
    await_answer(connection, waiter);
    OwnedAnswer next{PQgetResult(connection)};
    if (next == nullptr) return last.release();
    last = std::move(next);
    if (begins_copy(last.get()) || PQstatus(connection) == CONNECTION_BAD) return last.release();
  }
}

} // namespace aludel::postgresql
