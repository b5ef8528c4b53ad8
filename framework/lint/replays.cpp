#include "framework/lint/replays.hpp"

#include "framework/lint/parse_ahead.hpp"
#include "framework/replay/advance.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
using plan::Direction;
using ReadingPtr = std::shared_ptr<const dialect::SqlReading>;

/// Where a statement begins, behind the comments and blanks before it.
std::size_t code_begin(std::string_view sql) {
  for (std::size_t at = 0; at < sql.size();) {
    const auto sign = sql.substr(at, 2);
    if (sign == "--")
      at = std::min(sql.find('\n', at), sql.size());
    else if (sign == "/*")
      at = std::min(sql.find("*/", at), sql.size() - 2) + 2;
    else if (sql[at] == ' ' || (sql[at] >= '\t' && sql[at] <= '\r'))
      ++at;
    else
      return at;
  }
  return 0;
}

Extent extent_of(const dialect::Statement& statement) {
  const auto begin = code_begin(statement.sql);
  const auto end = dialect::place_in(statement, statement.sql.size());
  auto place = dialect::place_in(statement, begin);
  place.length = static_cast<int>(std::min(statement.sql.find('\n', begin), statement.sql.size()) - begin);
  return {place, end.line, end.column};
}

Extent extent_of(const base::Place& place) { return {place, place.line, place.column + place.length}; }

/// Tells which statements share a transaction.
class Transactions {
public:
  Transactions(const dialect::Dialect& dialect, model::TransactionMode mode)
      : dialect_(dialect), mode_(mode) {}

  /// Of the next transition.
  int number_of(const replay::Transition& change) {
    const bool outside = is_outside(change);
    if (change.step != step_ && (outside || step_ == nullptr || mode_ == model::TransactionMode::step))
      ++number_;
    step_ = change.step;
    if (mode_ == model::TransactionMode::none) return explicitly(change);
    return outside ? alone(change) : number_;
  }

private:
  /// The runner ends the transaction before such a step, and begins another behind it. SQL runs where it
  /// stands.
  bool is_outside(const replay::Transition& change) const {
    return change.step->outside_transaction ||
           (change.reading == nullptr && dialect_.runs_outside_transaction(change.operation));
  }

  /// BEGIN and COMMIT of a revision that has no transaction of its own.
  int explicitly(const replay::Transition& change) {
    const auto kind = change.reading ? std::string_view(change.reading->kind) : std::string_view{};
    if (kind == "BEGIN" || kind == "START TRANSACTION") {
      ++number_;
      open_ = true;
    }
    const int mine = open_ ? number_ : alone(change);
    if (kind == "COMMIT" || kind == "END" || kind == "ROLLBACK") open_ = false;
    return mine;
  }

  /// A block is one statement to the server.
  int alone(const replay::Transition& change) {
    if (!change.block) return 0;
    if (change.block != block_) ++number_;
    block_ = change.block;
    return number_;
  }

  const dialect::Dialect& dialect_;
  model::TransactionMode mode_;
  const model::Step* step_ = nullptr;
  ReadingPtr block_;
  int number_ = 0;
  bool open_ = false;
};

class Replay {
public:
  Replay(Scene& scene, const graph::Ids& line, bool ways_back, std::optional<graph::IdSet> chosen)
      : scene_(scene),
        line_(line),
        ways_back_(ways_back),
        chosen_(std::move(chosen)),
        ahead_(scene.dialect, texts()),
        subject_{scene.graph, scene.bodies, std::string(scene.dialect.name()), scene.dialect.naming(), {}, {},
                 {}},
        catalog_(scene.dialect.naming()) {
    subject_.read_sql = [this](const auto& text, const auto& before) { return ahead_.read(text, before); };
  }

  std::vector<PassagePtr> passages() {
    for (const auto& id : line_) {
      const auto& revision = scene_.bodies(id);
      if (!revision.header.applies_to(scene_.dialect.name())) continue;
      auto up = passage(revision, Direction::up, revision.up, catalog_);
      catalog_ = up->after;
      if (!is_chosen(id)) continue;
      kept_.push_back(std::move(up));
      if (ways_back_) keep_way_back(revision);
    }
    scene_.head = catalog_;
    return {std::make_move_iterator(kept_.begin()), std::make_move_iterator(kept_.end())};
  }

private:
  bool is_chosen(const model::RevisionId& id) const { return !chosen_ || chosen_->count(id) != 0; }

  /// Of raw SQL, as `passages` comes to them.
  ParseAhead::Texts texts() const {
    ParseAhead::Texts out;
    const std::string dialect(scene_.dialect.name());
    const auto add = [&](const model::Steps& steps) {
      for (const auto& step : steps)
        if (const auto* blocks = replay::raw_blocks(step.operation, dialect);
            blocks != nullptr && step.applies_to(dialect))
          for (const auto& block : *blocks) out.push_back(&block);
    };
    for (const auto& id : line_) {
      const auto& revision = scene_.bodies(id);
      if (!revision.header.applies_to(dialect)) continue;
      add(revision.up);
      if (const auto* down = std::get_if<model::Steps>(&revision.down); down && ways_back_ && is_chosen(id))
        add(*down);
    }
    return out;
  }

  /// Of the passage that was kept last.
  void keep_way_back(const model::Revision& revision) {
    const auto* down = std::get_if<model::Steps>(&revision.down);
    if (down == nullptr) return;
    ++moment_; // all of the way up is behind it
    auto back = passage(revision, Direction::down, *down, catalog_);
    back->way_there = kept_.back().get();
    kept_.push_back(std::move(back));
  }

  std::unique_ptr<Passage> passage(const model::Revision& revision, Direction direction,
                                   const model::Steps& steps, const catalog::Catalog& before) {
    auto out = std::make_unique<Passage>(Passage{scene_, revision, direction, before});
    Transactions transactions(scene_.dialect, revision.header.transaction);
    out->after = replay::walk(subject_, revision, steps, before, [&](replay::Transition&& change) {
      if (direction == Direction::up) scene_.chronicle.note(change, revision.header.id, ++moment_);
      const int transaction = transactions.number_of(change);
      out->transitions.push_back(transition(*out, std::move(change), transaction));
      if (direction == Direction::up && !scene_.is_line) scene_.ledger.note(out->transitions.back());
    });
    return out;
  }

  Transition transition(const Passage& passage, replay::Transition change, int transaction) {
    Transition out;
    out.passage = &passage;
    out.number = passage.transitions.size();
    out.moment = moment_;
    out.transaction = transaction;
    const auto* reading = change.reading.get();
    out.extent = reading == nullptr ? extent_of(change.step->place) : extent_of(reading->statement);
    out.whole = change.block ? extent_of_block(change.block) : out.extent;
    out.impact = scene_.dialect.impact(change.operation, change.before);
    if (reading != nullptr && reading->grasp != dialect::SqlReading::Grasp::operations)
      out.impact.lock = reading->lock;
    out.change = std::move(change);
    return out;
  }

  /// It may hold thousands of statements.
  const Extent& extent_of_block(const ReadingPtr& block) {
    if (block != block_) block_extent_ = extent_of(block->statement);
    block_ = block;
    return block_extent_;
  }

  Scene& scene_;
  const graph::Ids& line_;
  const bool ways_back_;
  const std::optional<graph::IdSet> chosen_;
  ParseAhead ahead_;
  replay::Subject subject_;
  catalog::Catalog catalog_;
  Moment moment_ = 0;
  ReadingPtr block_;
  Extent block_extent_;
  std::vector<std::unique_ptr<Passage>> kept_;
};
} // namespace

std::vector<PassagePtr> replayed(Scene& scene, const std::optional<graph::IdSet>& chosen) {
  return Replay(scene, scene.graph.ids(), true, chosen).passages();
}

std::vector<PassagePtr> replayed_up(Scene& scene, const graph::Ids& line,
                                    const std::optional<graph::IdSet>& chosen) {
  return Replay(scene, line, false, chosen).passages();
}

} // namespace aludel::lint
