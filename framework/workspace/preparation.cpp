#include "framework/workspace/preparation.hpp"

#include "framework/base/error.hpp"

#include <utility>

namespace aludel::workspace {

namespace {
constexpr std::size_t revisions_ahead = 16;

/// Ends a replay whose revisions nobody takes any more.
struct Abandoned {};
} // namespace

Preparation::Preparation(replay::Subject subject, const plan::Plan& plan, const replay::ParamValues& params,
                         const dialect::Dialect& dialect)
    : subject_(std::move(subject)),
      plan_(plan),
      params_(params),
      dialect_(dialect),
      done_(revisions_ahead),
      thread_([this](const std::stop_token& stop) { prepare(stop); }) {}

std::unique_ptr<const runner::Prepared> Preparation::next() {
  if (auto revision = done_.take()) return std::move(*revision);
  if (thrown_) std::rethrow_exception(thrown_);
  return nullptr;
}

void Preparation::prepare(const std::stop_token& stop) {
  try {
    base::Diagnostics problems;
    const auto visit = [&](replay::Work&& work) {
      if (!done_.put(std::make_unique<const runner::Prepared>(dialect_, std::move(work), params_), stop))
        throw Abandoned();
    };
    replay::replay(subject_, plan_, params_, visit, problems);
    base::throw_if_errors(base::Exit::usage, problems);
  } catch (const Abandoned&) { // by the destructor: there is nobody to tell
  } catch (...) {
    thrown_ = std::current_exception();
  }
  done_.close();
}

} // namespace aludel::workspace
