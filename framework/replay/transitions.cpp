#include "framework/replay/transitions.hpp"

#include "framework/catalog/apply.hpp"
#include "framework/replay/advance.hpp"

namespace aludel::replay {

namespace {
using ReadingPtr = std::shared_ptr<const dialect::SqlReading>;

/// The steps of one revision, one after the other.
class Walk {
public:
  Walk(const Subject& subject, const model::Revision& revision, catalog::Catalog catalog,
       const std::function<void(Transition&&)>& visit)
      : subject_(subject), revision_(revision), catalog_(std::move(catalog)), visit_(visit) {}

  void step(const model::Step& step, std::size_t index) {
    step_ = &step;
    index_ = index;
    if (revision_.header.transaction != model::TransactionMode::revision) end_transaction();
    const auto* blocks = subject_.read_sql ? raw_blocks(step.operation, subject_.dialect) : nullptr;
    if (blocks == nullptr) return apply(step.operation, nullptr, step.place);
    for (const auto& block : *blocks)
      for (auto& reading : subject_.read_sql(block, catalog_))
        statement(std::make_shared<const dialect::SqlReading>(std::move(reading)));
  }
  catalog::Catalog end() {
    catalog_.set_search_path({});
    return std::move(catalog_);
  }

private:
  void end_transaction() {
    auto path = catalog_.search_path();
    path.end_transaction();
    catalog_.set_search_path(std::move(path));
  }

  void statement(const ReadingPtr& reading) {
    block_ = reading->inner.empty() ? nullptr : reading;
    for (const auto& inner : reading->inner) perform(ReadingPtr(reading, &inner));
    block_ = nullptr;
    if (dialect::does_more_than_inner(*reading)) perform(reading);
  }

  void perform(const ReadingPtr& reading) {
    const auto& place = reading->statement.place;
    if (reading->grasp == dialect::SqlReading::Grasp::operations)
      for (const auto& one : reading->operations) apply(one, reading, place);
    else
      apply(as_raw(*reading), reading, place);
    if (reading->search_path) catalog_.set_search_path(*reading->search_path);
  }

  void apply(const model::Operation& operation, const ReadingPtr& reading, const base::Place& place) {
    const bool maybe = step_->when || revision_.header.when || (reading && reading->maybe);
    Transition transition{step_, index_, operation, reading, block_, maybe, catalog_, catalog_, {}};
    if (!reading || !dialect::only_makes_table(*reading))
      transition.clashes =
          catalog::apply(catalog_, operation, {revision_.header.id, maybe}, subject_.dialect);
    for (auto& clash : transition.clashes) clash.place = place;
    transition.after = catalog_;
    visit_(std::move(transition));
  }

  const Subject& subject_;
  const model::Revision& revision_;
  catalog::Catalog catalog_;
  const std::function<void(Transition&&)>& visit_;
  const model::Step* step_ = nullptr;
  ReadingPtr block_;
  std::size_t index_ = 0;
};
} // namespace

catalog::Catalog walk(const Subject& subject, const model::Revision& revision, const model::Steps& steps,
                      catalog::Catalog catalog, const std::function<void(Transition&&)>& visit) {
  Walk walk(subject, revision, std::move(catalog), visit);
  if (revision.header.applies_to(subject.dialect))
    for (std::size_t i = 0; i < steps.size(); ++i)
      if (steps[i].applies_to(subject.dialect)) walk.step(steps[i], i);
  return walk.end();
}

} // namespace aludel::replay
