#pragma once
#include "framework/base/version.hpp"
#include "framework/dialect/dialect.hpp"
#include "framework/graph/ancestry.hpp"
#include "framework/lint/branches.hpp"
#include "framework/lint/chronicle.hpp"
#include "framework/lint/finding.hpp"
#include "framework/model/lint_settings.hpp"
#include "framework/replay/transitions.hpp"

#include <memory>
#include <optional>
#include <span>

/// What rules look at.
namespace aludel::lint {

/// The history on one dialect, as it is judged.
struct Scene {
  const graph::Graph& graph;
  replay::Bodies bodies;
  const dialect::Dialect& dialect;
  const model::LintSettings& settings;
  model::Duration lock_timeout{};         ///< that the runner sets; zero: none
  base::Version target{};                 ///< the oldest server that is deployed to
  std::optional<graph::IdSet> deployed{}; ///< what runs somewhere already; absent: everything does
  graph::IdSet modified{};                ///< what has run somewhere, and reads otherwise now
  Chronicle chronicle{};
  Ledger ledger{};
  bool is_line = graph.is_line(); ///< all that was made before was made by ancestors
  graph::Ancestry ancestry = is_line ? graph::Ancestry() : graph::Ancestry(graph);
  catalog::Catalog head{}; ///< what the whole history makes

  /// On two branches: neither revision needs the other.
  bool are_beside(const model::RevisionId& a, const model::RevisionId& b) const;
};

/// One operation of a revision, between two states of the schema.
struct Transition {
  const Passage* passage = nullptr;
  std::size_t number = 0; ///< in the passage
  Moment moment = 0;
  replay::Transition change;
  dialect::Impact impact;
  int transaction = 0; ///< equal numbers: one transaction; 0: the statement is one of its own
  Extent extent;       ///< of the statement, or of the operation's key
  Extent whole;        ///< the same, or of the block that the statement stands in

  /// The operation, if it is of that kind.
  template<class Operation>
  const Operation* as() const {
    return std::get_if<Operation>(&change.operation);
  }
  const catalog::Catalog& before() const { return change.before; }
  const catalog::Catalog& after() const { return change.after; }
  /// How its SQL was read; null for a typed step.
  const dialect::SqlReading* reading() const { return change.reading.get(); }
  /// The statement when the vocabulary has no word for it; otherwise null: ask `as`.
  const dialect::SqlReading* raw() const;
  /// Nothing is missing from the catalog before it.
  bool is_complete() const;
};

/// One revision in one direction.
struct Passage {
  const Scene& scene;
  const model::Revision& revision;
  plan::Direction direction = plan::Direction::up;
  catalog::Catalog before{};
  catalog::Catalog after{};
  std::vector<Transition> transitions{};
  const Passage* way_there = nullptr; ///< of a way back: the up that it undoes

  bool is_up() const { return direction == plan::Direction::up; }
  std::span<const Transition> before_number(std::size_t number) const;
  std::span<const Transition> behind_number(std::size_t number) const;
};
using PassagePtr = std::unique_ptr<const Passage>;

/// The same passage before and after one of its transitions.
std::span<const Transition> earlier(const Transition& t);
std::span<const Transition> later(const Transition& t);

} // namespace aludel::lint
