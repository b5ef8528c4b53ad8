#include "tests/lint/live_history.hpp"

#include "framework/base/text.hpp"
#include "framework/base/version.hpp"
#include "framework/lint/passage.hpp"
#include "framework/lint/rebuilds.hpp"

#include <algorithm>
#include <set>

namespace aludel::lint_test {

namespace {
/// Rules whose findings say that the engine refuses the statement, on every server and with empty tables.
/// SQLite looks at the keys that foreign keys point at, and at some of what it cannot add, only when rows
/// come; a column that stands twice in INSERT or SET is no error of its.
const std::set<std::string>& refusals(const dialect::Dialect& dialect) {
  static const std::set<std::string> everywhere{"unknown-table", "unknown-column", "duplicate-object",
                                                "cross-branch-conflict"};
  static const std::set<std::string> postgresql = [] {
    auto all = everywhere;
    all.insert({"unknown-object",
                "foreign-key-unknown-table",
                "foreign-key-target-not-unique",
                "foreign-key-persistence-mismatch",
                "index-name-collision",
                "constraint-name-collision",
                "duplicate-column-name",
                "concurrently-in-transaction",
                "non-transactional-statement",
                "if-not-exists-unsupported",
                "extension-not-created",
                "enum-value-used-in-same-transaction",
                "blocked-by-dependency",
                "identity-insert-without-overriding",
                "view-column-change",
                "unknown-type",
                "trigger-function-invalid",
                "unsupported-on-partitioned",
                "function-signature-change",
                "index-expression-not-immutable",
                "refresh-concurrently-needs-unique-index"});
    return all;
  }();
  static const std::set<std::string> sqlite = [] {
    auto all = everywhere;
    all.insert("sqlite-drop-column-blocked");
    return all;
  }();
  return dialect.name() == "postgresql" ? postgresql : sqlite;
}

/// What says nothing of the rules: the server at hand lacks something.
bool is_of_this_server(const std::string& message) {
  const auto has = [&](std::string_view text) { return message.find(text) != std::string::npos; };
  return has("is not available") || (has("role \"") && has("does not exist")) ||
         has("could not open extension") || (has("language \"") && has("does not exist")) ||
         has("permission denied") || has("could not access file") || has("must be superuser");
}

/// The rules know schemas, not rows.
bool is_of_rows(const std::string& message) {
  return message.find("duplicate key value") != std::string::npos;
}

/// They would get between those of this run.
bool is_savepoint(const dialect::Statement& statement) {
  const auto words = base::split(base::lower(statement.sql), ' ');
  return words.front() == "savepoint" || words.front() == "release" ||
         (words.front() == "rollback" && words.size() > 1 && words[1] == "to");
}

class Run {
public:
  Run(const LintCase& one, const dialect::Dialect& dialect, const std::string& url)
      : dialect_(dialect),
        history_(one.revisions, one.settings),
        session_(dialect.connect(dialect::parse_url(url), {})) {
    for (auto& finding : history_.judged({}, "2026-01-01").findings)
      if (finding.dialect.empty() || finding.dialect == dialect.name())
        findings_.push_back(std::move(finding));
  }

  LiveHistory result() && {
    const auto target = history_.settings().target.find(std::string(dialect_.name()));
    if (target != history_.settings().target.end() &&
        base::Version(session_->version()) < base::Version(target->second)) {
      out_.skipped = "written for " + target->second;
      return std::move(out_);
    }
    history_.each_way_up(dialect_, [this](const lint::Passage& passage) { run(passage); });
    return std::move(out_);
  }

private:
  void run(const lint::Passage& passage) {
    const dialect::SqlReading* previous = nullptr;
    for (const auto& t : passage.transitions) {
      if (!out_.skipped.empty()) return;
      if (t.reading() != nullptr && t.reading() == previous) continue; // one statement, several operations
      previous = t.reading();
      move_to(t.transaction,
              lint::is_reshaping(t) ? dialect::Transaction::reshaping : dialect::Transaction::ordinary);
      for (const auto& statement : statements_of(t)) tried(t, statement);
    }
    move_to(0);
  }

  std::vector<dialect::Statement> statements_of(const lint::Transition& t) const {
    if (t.reading() != nullptr) return {t.reading()->statement};
    auto rendering = dialect_.render(t.change.operation, t.before(), t.after());
    if (rendering.needs_table || base::has_errors(rendering.problems)) return {};
    return std::move(rendering.statements);
  }

  void move_to(int transaction, dialect::Transaction kind = dialect::Transaction::ordinary) {
    if (transaction == open_) return;
    if (session_->in_transaction()) session_->commit();
    open_ = transaction;
    if (transaction != 0) session_->begin(kind);
  }

  void tried(const lint::Transition& t, const dialect::Statement& statement) {
    if (t.reading() != nullptr && t.reading()->beyond) return;
    // What a condition decides, the paper does not know either.
    failed_ = failed_ || t.change.maybe;
    if (t.change.maybe || is_savepoint(statement) || (open_ != 0 && dialect_.controls_transaction(statement)))
      return;
    ++out_.statements;
    const bool inside = session_->in_transaction();
    std::string failure;
    try {
      if (inside) session_->execute(dialect::statement("SAVEPOINT tried"));
      session_->execute(statement);
      if (inside) session_->execute(dialect::statement("RELEASE SAVEPOINT tried"));
    } catch (const base::Error& error) {
      failure = error.what();
      if (inside) session_->execute(dialect::statement("ROLLBACK TO SAVEPOINT tried"));
    }
    compare(t, failure);
  }

  void compare(const lint::Transition& t, const std::string& failure) {
    if (is_of_this_server(failure)) {
      out_.skipped = failure;
      return;
    }
    if (failed_) return;
    const auto found = findings_at(t);
    const auto promised =
        std::find_if(found.begin(), found.end(), [&](const auto* f) { return promises(*f); });
    const auto where = base::to_string(t.extent.place) + " ";
    if (!failure.empty() && !foresees(t, found) && !is_error_before(t) && !is_of_rows(failure))
      out_.surprises.push_back(where + "fails unforeseen: " + failure);
    if (failure.empty() && promised != found.end())
      out_.surprises.push_back(where + "does not fail: " + line_of(**promised));
    failed_ = !failure.empty();
  }

  /// A table that is made anew in the wrong way fails at one of the statements that follow.
  bool is_error_before(const lint::Transition& t) const {
    const auto& place = t.extent.place;
    return std::any_of(findings_.begin(), findings_.end(), [&](const lint::Finding& finding) {
      return finding.group == lint::to_string(lint::Group::rebuilds) &&
             finding.extent.place.path() == place.path() && finding.extent.place.line < place.line;
    });
  }

  /// Or the rules say that they do not know.
  static bool foresees(const lint::Transition& t, const std::vector<const lint::Finding*>& found) {
    return !t.is_complete() || std::any_of(found.begin(), found.end(), [](const auto* f) {
      return f->severity == base::Severity::error || f->rule == "opaque-sql" || f->rule == "not-analysed";
    });
  }

  bool promises(const lint::Finding& finding) const {
    return refusals(dialect_).count(finding.rule) > 0 && finding.severity == base::Severity::error &&
           finding.message.find("IF NOT EXISTS") == std::string::npos;
  }

  std::vector<const lint::Finding*> findings_at(const lint::Transition& t) const {
    std::vector<const lint::Finding*> found;
    const auto& place = t.extent.place;
    const auto last = std::max(t.extent.end_line, place.line);
    for (const auto& finding : findings_)
      if (finding.extent.place.path() == place.path() && finding.extent.place.line >= place.line &&
          finding.extent.place.line <= last)
        found.push_back(&finding);
    return found;
  }

  const dialect::Dialect& dialect_;
  HistoryText history_;
  std::unique_ptr<dialect::Session> session_;
  lint::Findings findings_;
  LiveHistory out_;
  int open_ = 0;
  bool failed_ = false;
};
} // namespace

LiveHistory run_live(const LintCase& one, const dialect::Dialect& dialect, const std::string& url) {
  return Run(one, dialect, url).result();
}

} // namespace aludel::lint_test
