#pragma once
#include "framework/runner/runner.hpp"

namespace aludel::runner {

/// What the database keeps of a revision while it is applied; of a downgrade, that it forgets it.
class Keeping {
public:
  Keeping(Context& context, const Prepared& revision) : context_(context), revision_(revision) {}

  void skipped(std::size_t step) { ran_.skipped.insert(step); }
  void found(std::size_t step, const std::vector<model::Operation>& inverse) {
    ran_.inverses[step] = inverse;
  }

  /// An up in parts begins: should it be cut short, it is known whose it is.
  void begin();
  /// In the transaction that makes the revision whole, behind its journal rows. `as_planned`: what ran is
  /// what was prepared; `before` is what an earlier attempt did.
  void close(bool as_planned, const journal::Progress& before);

private:
  bool is_up() const { return revision_.work.direction == plan::Direction::up; }
  void keep(std::string down) const;
  std::string way_back(bool as_planned, const journal::Progress& before);
  void add(const journal::Progress& before);

  Context& context_;
  const Prepared& revision_;
  RanAs ran_;
};

} // namespace aludel::runner
