#pragma once
#include "framework/base/channel.hpp"
#include "framework/runner/prepared.hpp"

#include <exception>
#include <memory>
#include <thread>

namespace aludel::workspace {

/// The revisions of a plan, each prepared while the database is still at work on those before it: on a thread
/// of its own, a few revisions ahead, which never touches the database.
class Preparation {
public:
  /// All outlive it; the bodies of `subject` are read already.
  Preparation(replay::Subject subject, const plan::Plan& plan, const replay::ParamValues& params,
              const dialect::Dialect& dialect);

  /// The next revision in the order of the plan; null behind the last. Throws what the replay found wrong.
  std::unique_ptr<const runner::Prepared> next();
  /// `next` would not wait.
  bool is_ready() const { return !done_.is_empty(); }

private:
  void prepare(const std::stop_token& stop);

  replay::Subject subject_;
  const plan::Plan& plan_;
  const replay::ParamValues& params_;
  const dialect::Dialect& dialect_;
  base::Channel<std::unique_ptr<const runner::Prepared>> done_;
  std::exception_ptr thrown_; ///< written before the channel is closed, read after
  std::jthread thread_;       ///< last: it ends before what it uses
};

} // namespace aludel::workspace
