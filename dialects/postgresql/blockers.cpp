#include "dialects/postgresql/blockers.hpp"

#include "framework/base/error.hpp"

#include <algorithm>
#include <libpq-fe.h>
#include <utility>

namespace aludel::postgresql {

namespace {
constexpr model::Duration first_look{1'000};
constexpr model::Duration longest_pause{30'000};

// Only a session that waits for a lock is asked about with pg_blocking_pids(), which stops the lock manager
// for a moment. A prepared transaction has the process 0. Depth first: a path sorts behind its beginning.
constexpr const char* tree_query = R"(
WITH RECURSIVE activity AS MATERIALIZED (SELECT * FROM pg_catalog.pg_stat_activity),
tree AS (
  SELECT pid, ARRAY[pid] AS path FROM activity WHERE pid = :a AND wait_event_type = 'Lock'
  UNION ALL
  SELECT b.pid, t.path || b.pid FROM tree t
  CROSS JOIN LATERAL (SELECT DISTINCT unnest(pg_catalog.pg_blocking_pids(t.pid)) AS pid) b
  WHERE b.pid <> ALL (t.path) AND cardinality(t.path) < 6)
SELECT cardinality(t.path), t.pid, coalesce(nullif(a.application_name, ''), nullif(a.backend_type, 'client backend')),
  a.usename, a.state, a.query,
  (extract(epoch FROM pg_catalog.clock_timestamp() - a.query_start) * 1000)::bigint,
  (extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start) * 1000)::bigint
FROM tree t LEFT JOIN activity a ON a.pid = t.pid WHERE cardinality(t.path) > 1 ORDER BY t.path LIMIT 50)";

std::optional<model::Duration> age(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  return model::Duration(std::max(std::stoll(*text), 0LL));
}

dialect::Contender contender(const dialect::TextRow& row) {
  const auto text = [&](std::size_t column) { return row[column].value_or(""); };
  return {std::stoll(text(1)),           text(2),     text(3),    text(4),
          dialect::shown_query(text(5)), age(row[6]), age(row[7])};
}

/// The rows come depth first, and the first column says how deep: 2 blocks the statement itself.
dialect::Contenders tree_of(const std::vector<dialect::TextRow>& rows) {
  dialect::Contenders tree;
  for (const auto& row : rows) {
    auto* level = &tree;
    for (auto depth = std::stoi(row[0].value_or("2")); depth > 2 && !level->empty(); --depth)
      level = &level->back().blocked_by;
    level->push_back(contender(row));
  }
  return tree;
}

/// Nobody waits long for a look.
dialect::Url hasty(dialect::Url url) {
  url.rest += std::string(url.rest.find('?') == std::string::npos ? "?" : "&") + "connect_timeout=2";
  return url;
}
} // namespace

BlockersWatch::BlockersWatch(const Connection& watched, dialect::Url url, dialect::ConnectOptions options)
    : watched_(watched), url_(hasty(std::move(url))), options_(std::move(options)) {
  options_.notice = {};
}
BlockersWatch::~BlockersWatch() = default;

// A short lock_timeout would be over before the first look.
void BlockersWatch::begins() {
  own_.reset();
  seen_.clear();
  told_ = false;
  pause_ = lock_timeout_.count() > 0 ? std::min<model::Duration>(first_look, lock_timeout_ / 2) : first_look;
  next_look_ = clock_.elapsed() + pause_;
}

std::optional<model::Duration> BlockersWatch::next() const {
  if (gave_up_) return std::nullopt;
  const auto left = std::chrono::duration_cast<model::Duration>(next_look_ - clock_.elapsed());
  return std::max(left, model::Duration{0});
}

void BlockersWatch::goes_on() noexcept {
  try {
    look();
  } catch (const std::exception&) {
    gave_up_ = own_ == nullptr; // no connection is to be had; a slow look may be a faster one the next time
    own_.reset();
  }
  pause_ = std::min(longest_pause, pause_ * 2);
  next_look_ = clock_.elapsed() + pause_;
}

void BlockersWatch::look() {
  if (own_ == nullptr) own_ = std::make_unique<Connection>(url_, options_);
  const auto process = process_ != 0 ? process_ : PQbackendPID(watched_.native());
  own_->execute("BEGIN; SET LOCAL statement_timeout = '2s'"); // a pooler may lend the session to others
  seen_ = tree_of(own_->query(tree_query, {process}));
  own_->execute("COMMIT");
  if (seen_.empty() || told_) return;
  watched_.notice("waiting for a lock\n" + to_string(seen_));
  told_ = true;
}

base::Error BlockersWatch::explained(const base::Error& error) const {
  // lock_not_available, and query_canceled, which a statement_timeout ends with.
  if (seen_.empty() || (error.sqlstate() != "55P03" && error.sqlstate() != "57014")) return error;
  auto diagnostics = error.diagnostics();
  auto& first = diagnostics.front();
  first.help = "it waited for\n" + to_string(seen_) +
               "\nrun it again when that has ended, or wait longer with --lock-timeout";
  first.details = base::Json::object().add("blocked_by", to_json(seen_));
  return {error.exit(), std::move(diagnostics), error.sqlstate()};
}

} // namespace aludel::postgresql
