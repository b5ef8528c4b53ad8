#include "framework/runner/open_step.hpp"

#include "framework/base/error.hpp"

namespace aludel::runner {

using journal::Status;

void OpenStep::begin(const journal::Entry& row, std::size_t ended) {
  context_.session.limit({context_.settings.lock_timeout, context_.settings.timeout});
  context_.session.begin(dialect::Transaction::ordinary);
  context_.journal.write({row});
  if (ended > 0) context_.journal.advance(row, ended);
  context_.session.commit();
  row_ = row;
  ended_ = ended;
  has_begun_ = true;
}

void OpenStep::comes(const render::RenderedStep& step, std::size_t n) {
  const auto& statements = step.rendering.statements;
  kept_a_part_ = kept_a_part();
  may_leave_something_ = n >= statements.size() || context_.dialect.refuses_transaction(statements[n]);
  may_keep_a_part_ = n < statements.size() &&
                     context_.dialect.may_commit_a_part(statements[n], context_.session.in_transaction());
}

void OpenStep::ended(std::size_t n) {
  kept_a_part_ = may_keep_a_part_ = false;
  ended_ = n;
  context_.journal.advance(*row_, n);
}

void OpenStep::done(std::optional<std::int64_t> rows) {
  row_->status = Status::done;
  row_->finished = context_.clock.now();
  row_->rows = rows;
  context_.journal.finish(*row_);
  row_.reset();
}

void OpenStep::meets(const base::Error& failure) {
  if (failure.sqlstate().empty()) may_keep_a_part_ = false; // not the statement has failed
  kept_a_part_ = kept_a_part_ || context_.session.kept_a_part();
}

void OpenStep::failed(std::chrono::system_clock::time_point at, const std::string& error) {
  if (!row_) return;
  // It may be this row's own writing that failed: a failed statement is the one behind those that ended.
  context_.journal.advance(*row_, ended_);
  // A failed statement counts as one without effect; this one as one whose end is not known.
  row_->status = kept_a_part() ? Status::started : Status::failed;
  // Nothing of the step stands: there is no text that it would have to be held to.
  if (ended_ == 0 && !kept_a_part() && !may_leave_something_) row_->checksum.clear();
  row_->finished = at;
  row_->error = error;
  context_.journal.finish(*row_);
}

} // namespace aludel::runner
