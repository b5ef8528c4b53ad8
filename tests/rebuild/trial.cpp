#include "tests/rebuild/trial.hpp"

#include "dialects/sqlite/sqlite.hpp"
#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "tests/conformance/workbench.hpp"
#include "tests/rebuild/random_draft.hpp"
#include "tests/support/databases.hpp"

#include <algorithm>
#include <optional>

namespace aludel::rebuild {

namespace {
using SessionPtr = std::unique_ptr<dialect::Session>;
using conformance::Workbench;
using test_support::SqliteDatabase;

SessionPtr open(const SqliteDatabase& database) {
  dialect::ConnectOptions options;
  options.durable = false;
  return sqlite::make_sqlite()->connect(dialect::parse_url(database.url()), options);
}

void run(dialect::Session& session, const std::string& sql) { session.execute(dialect::statement(sql)); }

std::string first_revision(const Trial& trial) {
  std::string text = "revision: r1\nup:\n  - sql:\n";
  for (const auto& sql : statements(trial.draft)) text += "      - " + yaml(sql) + "\n";
  return text + "down: []\n";
}

std::map<std::string, std::string> files(const Trial& trial, const std::string& first) {
  return {
      {"r1.yaml", first},
      {"r2.yaml", "revision: r2\ndown_revision: r1\nup:\n" + base::join(trial.revision.steps, "\n") + "\n"}};
}

/// A database that was never rebuilt: made in its last shape, with the rows of another one.
class Oracle {
public:
  Oracle(const Outcome& outcome, const SqliteDatabase& source, const Lines& settings) : outcome_(outcome) {
    session_ = open(database_);
    for (const auto& setting : settings) run(*session_, setting);
    run(*session_, "PRAGMA foreign_keys = OFF");
    run(*session_, "ATTACH " + literal(source.path().string()) + " AS source");
    for (const auto& table : outcome.draft.tables) {
      run(*session_, create_table(table));
      copy(table);
    }
    for (const auto& sql : surroundings(outcome.draft)) add(sql);
    run(*session_, "DETACH source");
    run(*session_, "PRAGMA foreign_keys = ON");
  }

  dialect::Session& session() { return *session_; }
  const SqliteDatabase& database() const { return database_; }

private:
  /// The expression over the former row; empty where the default fills the column.
  std::string filling(const Table& table, const Column& column) const {
    if (!column.generated.empty()) return {};
    if (const auto found = outcome_.fillings.find({table.name, column.name});
        found != outcome_.fillings.end())
      return found->second;
    const auto there = session_->query("SELECT 1 FROM source.pragma_table_info(" + literal(table.name) +
                                       ", 'source') WHERE name = " + literal(column.name));
    return there.empty() ? "" : spelled(column.name);
  }

  void copy(const Table& table) {
    auto targets = table.is_alias ? "" : rowid_of(table), sources = targets;
    for (const auto& column : table.columns) {
      const auto from = filling(table, column);
      if (from.empty()) continue;
      targets += (targets.empty() ? "" : ", ") + spelled(column.name);
      sources += (sources.empty() ? "" : ", ") + from;
    }
    const auto former = "source." + spelled(table.name);
    run(*session_,
        "INSERT INTO " + spelled(table.name) + " (" + targets + ") SELECT " + sources + " FROM " + former);
    if (session_
            ->query("SELECT (SELECT count(*) FROM " + spelled(table.name) + ") - (SELECT count(*) FROM " +
                    former + ")")
            .front()
            .front() != "0")
      throw base::Error(base::Exit::failed, "test", "rows were left out");
    if (table.is_numbered) number(table);
  }

  void number(const Table& table) {
    run(*session_, "DELETE FROM sqlite_sequence WHERE name = " + literal(table.name));
    run(*session_, "INSERT INTO sqlite_sequence SELECT name, seq FROM source.sqlite_sequence WHERE name = " +
                       literal(table.name));
  }

  void add(const std::string& sql) {
    run(*session_, sql);
    if (sql.find("CREATE VIRTUAL TABLE found") == 0)
      run(*session_, "INSERT INTO found (found) VALUES ('rebuild')");
    if (sql.find("CREATE VIRTUAL TABLE words") == 0)
      run(*session_, "INSERT INTO words (rowid, word) SELECT rowid, word FROM source.words");
  }

  const Outcome& outcome_;
  SqliteDatabase database_;
  SessionPtr session_;
};

class Judgement {
public:
  explicit Judgement(const Trial& trial) : trial_(trial) {}

  Verdict pass() {
    prepare();
    const auto before = seen(*session_, trial_.draft);
    kept_ = before.searches;
    std::unique_ptr<Oracle> above;
    const auto refusal =
        refused([&] { above = std::make_unique<Oracle>(trial_.revision.up, database_, trial_.settings); });
    bool expected = refusal.empty();
    if (expected)
      expected = all_were_there(points_at_nothing(rows(above->session(), trial_.revision.up.draft)),
                                points_at_nothing(before.rows));
    const auto failure = refused([&] { bench_->upgrade("r2"); });
    if (!failure.empty()) {
      compare("after the refusal: " + failure, before, seen(*session_, trial_.draft));
      if (expected) wrong_ += "refused without need: " + failure + "\n";
      return {wrong_, End::refused};
    }
    if (!expected) return {"it went through, where SQLite would refuse: " + refusal, End::done};
    const auto after = seen(above->session(), trial_.revision.up.draft);
    compare("up", after, seen(*session_, trial_.revision.up.draft));
    if (trial_.revision.has_way_back)
      down(*above);
    else if (refused([&] { bench_->downgrade("r1"); }).empty())
      wrong_ += "down: values were converted, and nobody knows the way back";
    return {wrong_, End::done};
  }

private:
  struct Seen {
    Lines shape, rows, searches, verdicts, complaints;
  };

  Seen seen(dialect::Session& session, const Draft& draft) {
    return {shape(session, draft), rows(session, draft), kept_for_searches(session, draft),
            verdicts(session, draft, trial_.probes), complaints(session)};
  }

  void prepare() {
    session_ = open(database_);
    for (const auto& setting : trial_.settings) run(*session_, setting);
    try {
      bench_ = trial_.is_adopted ? adopted() : made();
    } catch (const base::Error& error) {
      throw BadTrial(error.what());
    }
    fill();
  }

  std::unique_ptr<Workbench> made() const {
    auto bench = std::make_unique<Workbench>(files(trial_, first_revision(trial_)), database_.url());
    bench->upgrade("r1");
    return bench;
  }

  std::unique_ptr<Workbench> adopted() const {
    for (const auto& sql : statements(trial_.draft)) run(*session_, sql);
    const auto first = Workbench({}, database_.url()).baseline("r1");
    return std::make_unique<Workbench>(files(trial_, first), database_.url());
  }

  void fill() {
    if (trial_.breaks_keys) run(*session_, "PRAGMA foreign_keys = OFF");
    run(*session_, "BEGIN IMMEDIATE");
    for (const auto& sql : trial_.filling) static_cast<void>(refused([&] { run(*session_, sql); }));
    static_cast<void>(refused([&] { run(*session_, "COMMIT"); }));
    if (session_->in_transaction()) run(*session_, "ROLLBACK");
    run(*session_, "PRAGMA foreign_keys = ON");
    // REPLACE deletes rows without their triggers.
    for (const auto& sql : trial_.draft.searches)
      if (sql.find("CREATE VIRTUAL TABLE found") == 0)
        run(*session_, "INSERT INTO found (found) VALUES ('rebuild')");
  }

  template<class Action>
  static std::string refused(Action&& action) {
    try {
      action();
      return {};
    } catch (const base::Error& error) {
      return std::string(error.what()) + " (" + error.diagnostics().front().help + ")";
    }
  }

  static Lines points_at_nothing(const Lines& rows) {
    Lines found;
    for (const auto& row : rows)
      if (row.find(" points at nothing") != std::string::npos) found.push_back(row);
    return found;
  }

  static bool all_were_there(const Lines& now, const Lines& before) {
    return std::includes(before.begin(), before.end(), now.begin(), now.end());
  }

  void compare(const std::string& when, const Seen& expected, const Seen& found) {
    const auto hold = [&](const std::string& what, const Lines& a, const Lines& b) {
      if (const auto text = difference(a, b); !text.empty()) wrong_ += when + ", " + what + ":\n" + text;
    };
    hold("schema", expected.shape, found.shape);
    hold("rows", expected.rows, found.rows);
    hold("verdicts", expected.verdicts, found.verdicts);
    hold("integrity", expected.complaints, found.complaints);
    if (kept_) hold("searches", *kept_, found.searches);
  }

  void down(Oracle& above) {
    std::unique_ptr<Oracle> back;
    const auto refusal = refused(
        [&] { back = std::make_unique<Oracle>(trial_.revision.down, above.database(), trial_.settings); });
    const auto above_seen = refusal.empty() ? Seen{} : seen(*session_, trial_.revision.up.draft);
    const auto failure = refused([&] { bench_->downgrade("r1"); });
    if (failure.empty() != refusal.empty()) {
      wrong_ += "down: the program says '" + failure + "', SQLite '" + refusal + "'\n";
      return;
    }
    if (!refusal.empty())
      return compare("after the refused down", above_seen, seen(*session_, trial_.revision.up.draft));
    compare("down", seen(back->session(), trial_.revision.down.draft),
            seen(*session_, trial_.revision.down.draft));
  }

  const Trial& trial_;
  SqliteDatabase database_;
  std::unique_ptr<Workbench> bench_;
  SessionPtr session_;
  std::optional<Lines> kept_; ///< of full-text indexes: a rebuild leaves them alone
  std::string wrong_;
};
} // namespace

Trial random_trial(std::uint32_t seed) {
  Dice dice(seed);
  Trial trial;
  trial.draft = random_draft(dice);
  trial.revision = random_revision(dice, trial.draft);
  trial.settings = {"PRAGMA page_size = " + dice.one_of({"4096", "1024"}),
                    "PRAGMA encoding = " + dice.one_of({"'UTF-8'", "'UTF-8'", "'UTF-16le'"}),
                    "PRAGMA auto_vacuum = " + dice.one_of({"0", "0", "1"}),
                    "PRAGMA journal_mode = " + dice.one_of({"DELETE", "WAL"}),
                    // An encoding is kept with the first table.
                    "CREATE TABLE first (x)", "DROP TABLE first"};
  trial.is_adopted = dice.chance(40);
  trial.breaks_keys = dice.chance(15);
  for (const auto& table : trial.draft.tables)
    for (int i = dice.below(25); i > 0; --i) trial.filling.push_back(random_insert(dice, table));
  for (int i = 0; i < 20; ++i) trial.filling.push_back(random_change_of_rows(dice, trial.draft));
  for (int i = 0; i < 40; ++i) trial.probes.push_back(random_change_of_rows(dice, trial.draft));
  return trial;
}

Verdict judge(const Trial& trial) { return Judgement(trial).pass(); }

std::string described(const Trial& trial) {
  const auto lines = [](const Lines& all) { return base::join(all, ";\n") + ";\n"; };
  return std::string(trial.is_adopted ? "adopted:\n" : "") + (trial.breaks_keys ? "keys broken:\n" : "") +
         lines(trial.settings) + lines(statements(trial.draft)) + lines(trial.filling) +
         base::join(trial.revision.steps, "\n") + "\n";
}

} // namespace aludel::rebuild
