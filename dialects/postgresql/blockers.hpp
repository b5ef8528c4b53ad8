#pragma once
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/waiter.hpp"
#include "framework/base/clock.hpp"
#include "framework/dialect/contender.hpp"

#include <memory>

namespace aludel::postgresql {

/// Looks, from a connection of its own, who keeps a statement waiting for a lock: when it has failed for that
/// it waits no more, and nobody could tell. Seldom, since each look takes the server's lock on its table of
/// locks. What goes wrong here is not told: the statement itself is what matters.
class BlockersWatch final : public Waiter {
public:
  BlockersWatch(const Connection& watched, dialect::Url url, dialect::ConnectOptions options);
  ~BlockersWatch() override;

  void lock_timeout(model::Duration time) { lock_timeout_ = time; }
  /// The server's process that works for the watched connection; 0: the one that it was told at its start.
  void process(std::int64_t number) { process_ = number; }

  void begins() override;
  std::optional<std::chrono::milliseconds> next() const override;
  void goes_on() noexcept override;

  /// The same error with who was seen, where it is one of a wait that took too long.
  base::Error explained(const base::Error& error) const;

private:
  void look();

  const Connection& watched_;
  dialect::Url url_;
  dialect::ConnectOptions options_;
  base::SystemClock clock_;
  model::Duration lock_timeout_{0};
  std::int64_t process_ = 0;
  std::unique_ptr<Connection> own_; ///< while a statement waits
  bool gave_up_ = false;            ///< no connection is to be had
  bool told_ = false;               ///< in this wait
  std::chrono::steady_clock::time_point next_look_;
  std::chrono::milliseconds pause_{0};
  dialect::Contenders seen_; ///< at the last look of the last wait
};

} // namespace aludel::postgresql
