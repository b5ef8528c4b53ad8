#include "tests/dialects/postgresql/locks/stage.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <set>

/// What is claimed of the locks, scans and rewrites of every kind of step is what a server shows.
using namespace aludel;
using namespace aludel::locks;

namespace {
bool is_approving() { return std::getenv("ALUDEL_APPROVE") != nullptr; }

/// Those that the server at hand knows.
Touches known_to(int major, Touches touches) {
  std::erase_if(touches, [&](const Touch& touch) { return touch.since > major; });
  return touches;
}

bool is_for(int major, const LockCase& one) {
  const bool is = one.since <= major && (one.until == 0 || major <= one.until);
  if (!is) WARN("not on PostgreSQL " << major << ": " << one.title);
  return is;
}

class Measuring {
public:
  explicit Measuring(LockFile& file) : file_(file), stage_(std::make_unique<Stage>(file.stage)) {}

  void measure() {
    for (auto& one : file_.cases)
      if (is_for(stage_->major(), one)) measure(one);
    if (is_approving()) approve(file_);
  }

private:
  void measure(LockCase& one) {
    INFO(file_.file.rule() << ": " << one.title);
    const auto& operation = one.step.front().operation;
    const auto claimed = stage_->claimed(operation);
    const bool alone = stage_->runs_alone(operation);
    try {
      compare(stage_->measured(operation), one);
    } catch (const base::Error& error) {
      FAIL_CHECK(error.what());
    }
    CHECK(text_of(claimed) == text_of(together(one.touches)));
    if (alone) stage_ = std::make_unique<Stage>(file_.stage);
  }

  void compare(const Touches& shown, LockCase& one) const {
    if (is_approving()) one.touches = with_newer(shown, one.touches);
    CHECK(lines_of(shown) == lines_of(known_to(stage_->major(), one.touches)));
  }

  Touches with_newer(Touches shown, const Touches& expected) const {
    for (const auto& touch : expected)
      if (touch.since > stage_->major()) shown.push_back(touch);
    return shown;
  }

  LockFile& file_;
  std::unique_ptr<Stage> stage_;
};
} // namespace

TEST_CASE("locks and scans and rewrites are claimed as the server shows them") {
  for (auto& file : lock_files()) Measuring(file).measure();
}

TEST_CASE("what each kind of operation locks is measured") {
  std::set<std::string> measured;
  for (const auto& file : lock_files())
    for (const auto& one : file.cases) measured.insert(std::string(key_of(one.step.front().operation)));
  for (const auto& key : model::operation_keys()) {
    INFO(key);
    CHECK(measured.count(key) == 1);
  }
}
