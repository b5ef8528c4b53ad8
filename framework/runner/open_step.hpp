#pragma once
#include "framework/render/rendered.hpp"
#include "framework/runner/runner.hpp"

#include <optional>

namespace aludel::runner {

/// A step outside transactions while it runs: its row in the journal, and what will be known of it when one
/// of its statements fails.
class OpenStep {
public:
  explicit OpenStep(Context& context) : context_(context) {}

  bool is_open() const { return row_.has_value(); }
  /// A failed statement may have committed a part of what it did.
  bool kept_a_part() const { return kept_a_part_ || may_keep_a_part_; }
  /// It is open, or was: what the step did stays.
  bool has_begun() const { return has_begun_; }

  /// Writes its row, with the statements that an attempt before this one has ended.
  void begin(const journal::Entry& row, std::size_t ended);
  /// The first n have run, and the statement behind them is next, where there is one.
  void comes(const render::RenderedStep& step, std::size_t n);
  /// The first n have ended.
  void ended(std::size_t n);
  void done(std::optional<std::int64_t> rows);
  /// What came instead of the next statement's end.
  void meets(const base::Error& failure);
  void failed(std::chrono::system_clock::time_point at, const std::string& error);

private:
  Context& context_;
  std::optional<journal::Entry> row_;
  std::size_t ended_ = 0;
  bool has_begun_ = false;
  bool may_leave_something_ = true; ///< the statement that runs may, in no transaction of the text's
  bool kept_a_part_ = false;        ///< a statement behind `ended_` has committed
  bool may_keep_a_part_ = false;    ///< the statement that runs may, if it fails
};

} // namespace aludel::runner
