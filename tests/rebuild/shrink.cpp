#include "tests/rebuild/trial.hpp"

#include <algorithm>
#include <functional>

namespace aludel::rebuild {

namespace {
/// What kind of failure it is: its first line, up to what differs.
std::string kind_of(const Trial& trial) {
  try {
    const auto wrong = judge(trial).wrong;
    return wrong.substr(0, wrong.find(':'));
  } catch (const BadTrial&) {
    return {};
  }
}

void for_each_draft(Trial& trial, const std::function<void(Draft&)>& action) {
  action(trial.draft);
  action(trial.revision.up.draft);
  action(trial.revision.down.draft);
}

template<class Parts, class Part>
void take_away(Parts& parts, const Part& part) {
  parts.erase(std::remove(parts.begin(), parts.end(), part), parts.end());
}

class Shrinking {
public:
  explicit Shrinking(Trial trial) : trial_(std::move(trial)), kind_(kind_of(trial_)) {}

  Trial all() {
    searches();
    halves(&Trial::filling);
    halves(&Trial::probes);
    texts(&Draft::views);
    texts(&Draft::triggers);
    tables();
    for (const auto tables = trial_.draft.tables; const auto& table : tables) parts_of(table);
    halves(&Trial::filling);
    halves(&Trial::probes);
    return std::move(trial_);
  }

private:
  void attempt(const std::function<void(Trial&)>& change) {
    auto smaller = trial_;
    change(smaller);
    if (kind_of(smaller) == kind_) trial_ = std::move(smaller);
  }
  bool is_named(const std::string& name) const {
    return std::any_of(trial_.revision.steps.begin(), trial_.revision.steps.end(),
                       [&](const std::string& step) { return step.find(yaml(name)) != std::string::npos; });
  }

  void searches() {
    attempt([](Trial& trial) { for_each_draft(trial, [](Draft& draft) { draft.searches.clear(); }); });
  }

  void halves(Lines Trial::*lines) {
    for (auto step = (trial_.*lines).size(); step > 0; step /= 2)
      for (std::size_t at = 0; at < (trial_.*lines).size(); at += step) {
        const auto size = (trial_.*lines).size();
        attempt([&](Trial& trial) {
          auto& all = trial.*lines;
          all.erase(all.begin() + static_cast<long>(at),
                    all.begin() + static_cast<long>(std::min(at + step, all.size())));
        });
        if ((trial_.*lines).size() < size) at -= std::min(at, step);
      }
  }

  void texts(Lines Draft::*lines) {
    const auto all = trial_.draft.*lines;
    for (const auto& text : all)
      attempt(
          [&](Trial& trial) { for_each_draft(trial, [&](Draft& draft) { take_away(draft.*lines, text); }); });
  }

  void tables() {
    const auto all = trial_.draft.tables;
    for (const auto& table : all) {
      if (is_named(table.name)) continue;
      attempt([&](Trial& trial) {
        for_each_draft(trial, [&](Draft& draft) {
          std::erase_if(draft.tables, [&](const Table& t) { return t.name == table.name; });
        });
      });
    }
  }

  void parts_of(const Table& table) {
    const auto name = table.name;
    if (!has(trial_.draft, name)) return;
    const auto in_each = [&](const std::function<void(Table&)>& action) {
      attempt([&](Trial& trial) { for_each_draft(trial, [&](Draft& draft) { action(draft.table(name)); }); });
    };
    for (const auto& index : table.indexes) in_each([&](Table& t) { take_away(t.indexes, index); });
    for (const auto& constraint : table.constraints)
      in_each([&](Table& t) {
        std::erase_if(t.constraints, [&](const Constraint& c) { return c.sql == constraint.sql; });
      });
    for (const auto& column : table.columns) {
      if (!is_named(column.name))
        in_each([&](Table& t) {
          std::erase_if(t.columns, [&](const Column& c) { return c.name == column.name; });
        });
      const auto in_column = [&](const std::function<void(Column&)>& action) {
        in_each([&](Table& t) {
          for (auto& c : t.columns)
            if (c.name == column.name) action(c);
        });
      };
      in_column([](Column& c) { c.parts.clear(); });
      in_column([](Column& c) { c.default_value.clear(); });
      in_column([](Column& c) { c.collation.clear(); });
    }
  }

  static bool has(const Draft& draft, const std::string& name) {
    return std::any_of(draft.tables.begin(), draft.tables.end(),
                       [&](const Table& t) { return t.name == name; });
  }

  Trial trial_;
  std::string kind_;
};
} // namespace

Trial shrunk(Trial trial) { return Shrinking(std::move(trial)).all(); }

} // namespace aludel::rebuild
