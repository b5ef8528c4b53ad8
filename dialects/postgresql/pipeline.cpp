#include "dialects/postgresql/pipeline.hpp"

#include <libpq-fe.h>

#include <exception>
#include <memory>
#include <sys/poll.h>

namespace aludel::postgresql {

namespace {
struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using OwnedResult = std::unique_ptr<PGresult, ClearResult>;

/// Pipeline mode for as long as it lives. Nonblocking: a blocking write of more than the sockets hold would
/// wait for a server that waits for us to read.
class PipelineMode {
public:
  explicit PipelineMode(PGconn* connection) : connection_(connection) {
    PQenterPipelineMode(connection_);
    PQsetnonblocking(connection_, 1);
  }
  ~PipelineMode() {
    PQsetnonblocking(connection_, 0);
    PQexitPipelineMode(connection_);
  }
  PipelineMode(const PipelineMode&) = delete;
  PipelineMode& operator=(const PipelineMode&) = delete;

private:
  PGconn* connection_;
};

bool send(PGconn* connection, const Query& query) {
  if (query.kind == Query::Kind::prepare)
    return PQsendPrepare(connection, query.name.c_str(), query.sql.c_str(), 0, nullptr) == 1;
  std::vector<const char*> values;
  for (const auto& value : query.values) values.push_back(value ? value->c_str() : nullptr);
  const auto count = static_cast<int>(values.size());
  if (query.kind == Query::Kind::prepared)
    return PQsendQueryPrepared(connection, query.name.c_str(), count, values.data(), nullptr, nullptr, 0) ==
           1;
  return PQsendQueryParams(connection, query.sql.c_str(), count, nullptr, values.data(), nullptr, nullptr,
                           0) == 1;
}

/// Writes all that is to be sent, and reads meanwhile what has come. A lost connection shows at the results.
void flush(PGconn* connection) {
  while (PQflush(connection) == 1) {
    pollfd socket{PQsocket(connection), POLLIN | POLLOUT, 0};
    ::poll(&socket, 1, -1);
    if ((socket.revents & POLLIN) != 0 && PQconsumeInput(connection) == 0) return;
  }
}

/// The end of one query's results is a null pointer.
void skip_end(PGconn* connection) {
  while (const OwnedResult rest{PQgetResult(connection)}) {
  }
}
} // namespace

std::size_t pipeline(PGconn* connection, const std::vector<Query>& queries, Waiter* waiter,
                     const std::function<void(std::size_t, const PGresult*)>& take) {
  const PipelineMode mode(connection);
  std::size_t sent = 0;
  while (sent < queries.size() && send(connection, queries[sent])) ++sent;
  PQpipelineSync(connection);
  flush(connection);
  std::exception_ptr thrown;
  std::size_t taken = 0;
  if (waiter != nullptr) waiter->begins(); // once: the server keeps its answers back until the last one
  for (std::size_t number = 0; number < sent; ++number) {
    await_answer(connection, waiter);
    const OwnedResult result{PQgetResult(connection)};
    if (result == nullptr) break; // the connection is lost
    if (PQresultStatus(result.get()) != PGRES_PIPELINE_ABORTED) ++taken;
    try {
      if (!thrown && taken == number + 1) take(number, result.get());
    } catch (...) {
      thrown = std::current_exception();
    }
    skip_end(connection);
  }
  skip_end(connection); // of the synchronisation
  if (thrown) std::rethrow_exception(thrown);
  return taken;
}

} // namespace aludel::postgresql
