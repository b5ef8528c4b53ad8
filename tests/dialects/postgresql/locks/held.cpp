#include "tests/dialects/postgresql/locks/held.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <future>
#include <regex>
#include <thread>

namespace aludel::locks {

namespace {
/// A transaction that uses the tables.
class Holder {
public:
  Holder(const Database& database, const std::vector<std::string>& tables, const std::string& mode)
      : session_(database.connect()) {
    session_->begin(dialect::Transaction::ordinary);
    for (const auto& table : tables) hold(table, mode);
    pid_ = session_->query("SELECT pg_backend_pid()").front().front().value();
  }

  const std::string& pid() const { return pid_; }

private:
  /// Unless somebody waits for a lock that stands against it: that one is seen already, and must go on.
  void hold(const std::string& table, const std::string& mode) {
    session_->execute(dialect::statement("SAVEPOINT held"));
    try {
      session_->execute(dialect::statement("LOCK TABLE ONLY " + table + " IN " + mode + " MODE NOWAIT"));
    } catch (const base::Error&) {
      session_->execute(dialect::statement("ROLLBACK TO SAVEPOINT held"));
    }
  }

  std::unique_ptr<dialect::Session> session_; ///< its end ends the transaction
  std::string pid_;
};

/// A session that runs statements beside this one.
class Runner {
public:
  explicit Runner(const Database& database) {
    dialect::ConnectOptions options;
    options.notice = [this](std::string_view text) { messages_.emplace_back(text); };
    session_ = database.connect(options);
    session_->execute(dialect::statement("SET client_min_messages = debug1"));
    pid_ = session_->query("SELECT pg_backend_pid()").front().front().value();
  }

  void start(const std::vector<dialect::Statement>& statements) {
    ending_ = std::async(std::launch::async, [this, &statements] {
      for (const auto& statement : statements) session_->execute(statement);
    });
  }
  bool has_ended() const {
    return ending_.wait_for(std::chrono::milliseconds(2)) == std::future_status::ready;
  }
  /// Throws what the statements threw.
  std::vector<std::string> messages() {
    ending_.get();
    return std::move(messages_);
  }
  const std::string& pid() const { return pid_; }

private:
  std::vector<std::string> messages_;
  std::unique_ptr<dialect::Session> session_;
  std::string pid_;
  std::future<void> ending_;
};

bool waits_for(const Runner& runner, const Holder& holder, dialect::Session& observer) {
  return observer.query("SELECT " + holder.pid() + " = ANY(pg_blocking_pids(" + runner.pid() + "))")
             .front()
             .front() == "t";
}

void add(const Locks& more, Locks& locks) {
  for (const auto& [oid, lock] : more) locks[oid] = stronger(locks[oid], lock);
}

std::string word_of(const std::string& mode) {
  static const std::regex hump("([a-z])([A-Z])");
  const auto words = std::regex_replace(mode.substr(0, mode.size() - 4), hump, "$1 $2");
  std::string upper;
  for (const char c : words) upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return upper;
}
} // namespace

bool Seen::has_message(const std::string& pattern) const {
  const std::regex wanted(pattern);
  return std::any_of(messages.begin(), messages.end(),
                     [&](const std::string& text) { return std::regex_search(text, wanted); });
}

Locks locks_of(const std::string& pid, dialect::Session& observer) {
  Locks locks;
  for (const auto& row : observer.query("SELECT relation, mode FROM pg_locks WHERE locktype = 'relation' AND "
                                        "database = (SELECT oid FROM pg_database WHERE datname = "
                                        "current_database()) AND pid = " +
                                        pid))
    add({{row[0].value(), word_of(row[1].value())}}, locks);
  return locks;
}

Seen watched(const Database& database, const std::vector<dialect::Statement>& statements,
             const std::vector<std::string>& tables) {
  Seen seen;
  const auto observer = database.connect();
  Runner runner(database);
  auto holder = std::make_unique<Holder>(
      database, tables, "SHARE UPDATE EXCLUSIVE"); // whose end comes first: a runner ends its statements
  runner.start(statements);
  while (!runner.has_ended())
    if (waits_for(runner, *holder, *observer)) {
      add(locks_of(runner.pid(), *observer), seen.locks);
      holder = std::make_unique<Holder>(database, tables, "ROW EXCLUSIVE");
    }
  seen.messages = runner.messages();
  return seen;
}

} // namespace aludel::locks
