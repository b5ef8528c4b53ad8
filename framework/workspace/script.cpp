#include "framework/workspace/script.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"
#include "framework/journal/book.hpp"
#include "framework/journal/guard.hpp"
#include "framework/model/canonical.hpp"
#include "framework/report/words.hpp"
#include "framework/runner/install.hpp"
#include "framework/runner/lock.hpp"
#include "framework/workspace/check.hpp"

#include <algorithm>

namespace aludel::workspace {

using plan::Direction;

namespace {
// --- from where to where ---

struct Ends {
  graph::Ids from; ///< version rows
  std::string to;  ///< a target, not looked up yet
};

graph::Ids rows_named(const graph::Graph& graph, const std::string& list) {
  graph::IdSet named;
  if (!list.empty())
    for (const auto& one : base::split(list, ','))
      for (auto& id : graph::resolve(graph, base::trim(one))) named.insert(std::move(id));
  return graph.minimal_heads(named);
}

Ends ends_of(const graph::Graph& graph, const std::string& text) {
  const auto colon = text.find(':');
  if (colon == std::string::npos) return {{}, text};
  return {rows_named(graph, text.substr(0, colon)), text.substr(colon + 1)};
}

Ends migration_ends(const graph::Graph& graph, const MigrateOptions& options) {
  const bool down = options.direction == Direction::down;
  auto ends = ends_of(graph, options.target);
  const auto colon = options.target.find(':');
  const bool names_both = colon != std::string::npos && colon > 0 && !ends.to.empty();
  if (down && !names_both)
    throw base::Error(base::Exit::usage, "arguments",
                      "a script that goes down needs to know from where to where",
                      "write FROM:TO, as in aludel downgrade --sql head:base");
  if (ends.to.empty()) ends.to = "head";
  return ends;
}

// --- what only a database could tell ---

base::Diagnostic needs_database(std::string message, std::string help, base::Place place) {
  return {base::Severity::error, "needs-database", std::move(message), std::move(help), std::move(place)};
}

constexpr auto without_sql = "run it against the database, without --sql; or end this script before it and "
                             "begin another behind it";

/// Collects all of it from the works of a plan.
class Examination {
public:
  Examination(const dialect::Dialect& dialect, const dialect::ScriptLanguage& language)
      : dialect_(dialect), language_(language) {}

  void work(const replay::Work& work) {
    const auto& header = work.revision->header;
    // A derived down undoes what the up did, and whether that ran is not known here.
    if (header.when && work.applies && (work.direction == Direction::up || work.derived))
      condition("revision " + header.id, *header.when);
    const auto rendered = render::render(dialect_, work, {});
    for (const auto& step : rendered.steps) {
      this->step(step);
      if (work.direction == Direction::up && step.wanted_table() &&
          std::holds_alternative<model::DerivedDown>(work.revision->down))
        warn("after this script " + summary(step.work->step.operation) +
             " has no derived way back: what it changes only the database knows, and a script keeps none of "
             "it");
    }
  }

  base::Diagnostics problems;
  std::vector<std::string> warnings;

private:
  void condition(const std::string& what, const model::Precondition& when) {
    problems.push_back(
        needs_database(what + " runs only when " + to_string(when.condition) + ", which a script cannot ask",
                       without_sql, when.place));
  }

  void step(const render::RenderedStep& step) {
    const auto& source = step.work->step;
    if (source.when) condition(summary(source.operation), *source.when);
    if (step.rendering.needs_table)
      problems.push_back(needs_database("the shape of table " + to_string(*step.rendering.needs_table) +
                                            " is needed, and after raw SQL or a conditional step only the "
                                            "database knows it",
                                        without_sql, source.place));
    append(step.rendering.problems);
    for (const auto& statement : step.rendering.statements) this->statement(statement);
    for (const auto& need : step.impact.needs)
      warn("this script needs " + std::string(dialect_.title()) + " " + need.server + ": " + need.what);
    for (const auto& loss : step.losses) warn("this script loses " + loss.what);
  }

  void statement(const dialect::Statement& statement) {
    append(language_.problems(statement));
    if (!dialect::is_closed(dialect_, statement))
      problems.push_back({base::Severity::error, "open-statement",
                          "a quote, a comment or a parenthesis of this statement is not closed",
                          "what follows in the script would become part of it", statement.place});
  }

  void warn(std::string text) {
    if (std::find(warnings.begin(), warnings.end(), text) == warnings.end())
      warnings.push_back(std::move(text));
  }

  void append(const base::Diagnostics& more) { problems.insert(problems.end(), more.begin(), more.end()); }

  const dialect::Dialect& dialect_;
  const dialect::ScriptLanguage& language_;
};

// --- the script ---

std::string commented(std::string_view text) {
  return "-- " + base::replace_all(base::replace_all(std::string(text), "\r", " "), "\n", "\n-- ") + "\n";
}

/// Writes what the runner tells as comments.
class Comments final : public runner::Observer {
public:
  Comments(std::string& script, runner::Observer& observer) : script_(script), observer_(observer) {}
  void revision_started(const model::RevisionHeader& header, Direction direction, std::size_t number,
                        std::size_t of) override {
    script_ += "\n" + commented(std::string(plan::to_string(direction)) + " " + header.id +
                                (header.message.empty() ? "" : ", " + header.message) + " (" +
                                std::to_string(number) + " of " + std::to_string(of) + ")");
  }
  void step_started(std::size_t number, std::size_t, std::string_view summary) override {
    script_ += commented(std::to_string(number) + ". " + std::string(summary));
  }
  void warning(std::string_view text) override { observer_.warning(text); }

private:
  std::string& script_;
  runner::Observer& observer_;
};

std::unique_ptr<dialect::ScriptLanguage> language_of(const ChosenProject& project,
                                                     const dialect::Dialect& dialect, model::Duration wait) {
  dialect::ConnectOptions options;
  options.busy_wait = wait;
  options.attach = project.settings.attach;
  return dialect.script_language(options);
}

/// A script from its first line to its last.
class Writing {
public:
  Writing(const Surroundings& around, const ChosenProject& project, const dialect::Dialect& dialect,
          const dialect::ScriptLanguage& language, model::Duration wait, runner::Observer& observer)
      : around_(around),
        project_(project),
        dialect_(dialect),
        language_(language),
        wait_(wait),
        comments_(script_, observer),
        session_(dialect, language, script_),
        journal_(session_, dialect, journal::names_beside(project.settings.version_table),
                 {std::string(dialect::ScriptSession::this_run), "offline", around.tool_version}) {}

  /// `body` runs between the guards and the end. `revisions` are run, `come` are applied behind it.
  std::string written(const std::string& title, const graph::IdSet& rows, const graph::Ids& revisions,
                      const graph::Ids& come, const runner::RunSettings& settings,
                      const std::function<void(runner::Context&)>& body) {
    script_ = commented(title + ", for " + std::string(dialect_.title())) +
              commented(std::string(language_.usage())) + language_.opening();
    {
      const runner::Lock lock(session_, to_string(project_.settings.version_table), wait_, around_.clock,
                              comments_);
      begin_at(rows, revisions, come, settings);
      runner::Context context{session_, dialect_, journal_, around_.clock, comments_, settings, {}};
      body(context);
      script_ += "\n";
    }
    return std::move(script_);
  }

private:
  void begin_at(const graph::IdSet& rows, const graph::Ids& revisions, const graph::Ids& come,
                const runner::RunSettings& settings) {
    script_ += "\n" + commented("Aludel's own tables, and whether the database stands where this starts");
    session_.limit({settings.lock_timeout, settings.timeout});
    session_.begin(dialect::Transaction::ordinary);
    script_ += language_.quiet(); // that a table is there already is no news
    runner::install_where_missing(session_, dialect_, journal_.names(), around_.own_revisions);
    journal_.is_in_script();
    for (const auto& guard : journal::guards(dialect_, journal_.names(), rows, revisions))
      session_.execute(guard);
    if (!come.empty()) session_.execute(journal::clearing(dialect_, journal_.names(), come));
    session_.execute(journal::Book::taking_over(dialect_, journal_.names()));
    session_.commit();
  }

  const Surroundings& around_;
  const ChosenProject& project_;
  const dialect::Dialect& dialect_;
  const dialect::ScriptLanguage& language_;
  model::Duration wait_;
  std::string script_;
  Comments comments_;
  dialect::ScriptSession session_;
  journal::Journal journal_;
};

std::string title_of(std::string_view verb, const graph::Ids& from, const graph::Ids& to) {
  return "aludel " + std::string(verb) + ": " + report::rows_text(from) + " -> " + report::rows_text(to);
}

graph::IdSet set_of(const graph::Ids& ids) { return {ids.begin(), ids.end()}; }

/// Works one after the other, with the version rows before and after each.
void run_all(runner::Context& context, const replay::Subject& subject, const plan::Plan& plan,
             const replay::ParamValues& params) {
  auto rows = set_of(plan.from);
  std::size_t number = 0;
  base::Diagnostics problems;
  const auto visit = [&](replay::Work&& work) {
    context.observer.revision_started(work.revision->header, work.direction, ++number, plan.revisions.size());
    auto after = subject.graph.advance(rows, work.revision->header.id, work.direction);
    runner::run_revision(context, {context.dialect, std::move(work), params}, rows, after,
                         [](const auto&) {});
    rows = std::move(after);
  };
  replay::replay(subject, plan, params, visit, problems);
  base::throw_if_errors(base::Exit::usage, problems);
}

/// Throws all that speaks against a script; warns of what it loses.
void examine(const replay::Subject& subject, const plan::Plan& plan, const MigrateOptions& options,
             const dialect::Dialect& dialect, const dialect::ScriptLanguage& language,
             runner::Observer& observer) {
  Examination examination(dialect, language);
  replay::replay(
      subject, plan, options.params, [&](const replay::Work& work) { examination.work(work); },
      examination.problems);
  base::sort_by_place(examination.problems);
  base::throw_if_errors(base::Exit::usage, examination.problems);
  for (const auto& warning : plan.warnings) observer.warning(warning);
  for (const auto& warning : examination.warnings) observer.warning(warning);
}
} // namespace

report::Script migration_script(const Surroundings& around, const ChosenProject& project, History& history,
                                const MigrateOptions& options, runner::Observer& observer) {
  if (options.from_database)
    throw base::Error(base::Exit::usage, "arguments", "--from-database does not go with --sql",
                      "a script is written without the database; `--dry-run` shows what would run");
  const auto& graph = history.graph_to_run();
  const auto dialect = chosen_dialect(around, project);
  const auto ends = migration_ends(graph, options);
  const bool up = options.direction == Direction::up;
  const auto plan =
      up ? plan::plan_upgrade(graph, ends.to, ends.from) : plan::plan_downgrade(graph, ends.to, ends.from);
  report::Script script{std::string(dialect->name()), plan.from, plan.to, plan.revisions, {}};
  if (plan.revisions.empty()) {
    script.sql = commented("already at " + report::rows_text(plan.to) + ", nothing to do");
    return script;
  }
  history.load_bodies();
  const auto wait = options.wait.value_or(project.settings.wait);
  const auto language = language_of(project, *dialect, wait);
  const auto subject = subject_of(history, options.direction, plan.from, *dialect, nullptr);
  examine(subject, plan, options, *dialect, *language, observer);
  std::map<model::RevisionId, std::string> notes;
  if (up) {
    auto verdict = judged(around, project, history, options.gate, plan, dialect);
    if (options.judged) options.judged(verdict);
    require_acceptable(verdict);
    notes = std::move(verdict.notes);
  }
  Writing writing(around, project, *dialect, *language, wait, observer);
  script.sql = writing.written(title_of(up ? "upgrade" : "downgrade", plan.from, plan.to), set_of(plan.from),
                               plan.revisions, up ? plan.revisions : graph::Ids{},
                               run_settings(project, options), [&](runner::Context& context) {
                                 context.lint_notes = notes;
                                 run_all(context, subject, plan, options.params);
                               });
  return script;
}

report::Script stamp_script(const Surroundings& around, const ChosenProject& project, History& history,
                            const StampOptions& options, runner::Observer& observer) {
  if (options.purge)
    throw base::Error(base::Exit::usage, "arguments", "--purge does not go with --sql",
                      "a script insists on where it starts: write FROM:TO, or stamp the database itself");
  const auto& graph = history.graph();
  const auto dialect = chosen_dialect(around, project);
  auto ends = ends_of(graph, options.targets.front());
  auto targets = options.targets;
  targets.front() = ends.to.empty() ? "head" : ends.to;
  const auto from = graph.ordered(set_of(ends.from));
  const auto after = graph::stamped(graph, targets, from, false);
  const auto to = graph.ordered(after);
  const auto language = language_of(project, *dialect, project.settings.wait);
  const auto title = title_of("stamp", from, to);
  Writing writing(around, project, *dialect, *language, project.settings.wait, observer);
  const auto applied = [&](const graph::Ids& rows) { return graph.ancestors(rows, graph::Edges::all); };
  const auto stamped = runner::stamped(graph, applied(from), applied(to));
  graph::Ids come;
  for (const auto& header : stamped.come) come.push_back(header.id);
  auto sql = writing.written(
      title, set_of(from), {}, come, run_settings(project, {}),
      [&](runner::Context& context) { runner::stamp(context, set_of(from), after, stamped); });
  return {std::string(dialect->name()), from, to, {}, std::move(sql)};
}

} // namespace aludel::workspace
