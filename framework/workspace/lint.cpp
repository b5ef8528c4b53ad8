#include "framework/workspace/lint.hpp"

#include "framework/base/choices.hpp"
#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"
#include "framework/lint/levels.hpp"
#include "framework/lint/plain_sql.hpp"
#include "framework/workspace/database.hpp"
#include "framework/workspace/gate.hpp"
#include "framework/workspace/lint_cache.hpp"
#include "framework/workspace/lint_scope.hpp"

#include <algorithm>
#include <map>

namespace aludel::workspace {

namespace {
dialect::Dialects judged_dialects(const Surroundings& around, const ChosenProject& project) {
  const auto& names = project.settings.dialects;
  if (names.empty()) return {chosen_dialect(around, project)};
  dialect::Dialects dialects;
  for (const auto& dialect : around.dialects)
    if (std::find(names.begin(), names.end(), dialect->name()) != names.end()) dialects.push_back(dialect);
  return dialects;
}

/// Faults of the graph are findings of rules; what is wrong inside a file has no rule.
std::string rule_of(const std::string& code) {
  if (code == "missing-parent" || code == "unknown-dependency") return "unknown-parent";
  if (code == "cycle" || code == "self-loop") return "revision-cycle";
  if (code == "duplicate-revision") return "duplicate-revision-id";
  return code;
}

lint::Finding as_finding(const base::Diagnostic& fault) {
  lint::Finding finding;
  finding.rule = rule_of(fault.code);
  finding.group = lint::to_string(lint::Group::order);
  finding.severity = fault.severity;
  finding.message = fault.message;
  finding.help = fault.help;
  finding.extent = {fault.place, fault.place.line, fault.place.column + fault.place.length};
  return finding;
}

std::vector<std::filesystem::path> sql_files(const base::Files& files, const std::filesystem::path& path) {
  if (path.extension() == ".sql") return {path};
  auto found = files.list(path);
  std::erase_if(found, [](const auto& file) { return file.extension() != ".sql"; });
  return found;
}

/// Files of SQL as a history of their own. Their ids are made up, since names of files may hold what no id
/// may; `titles` has what people call them.
struct SqlHistory {
  std::map<model::RevisionId, model::Revision> revisions;
  std::map<model::RevisionId, std::string> titles;
  graph::Graph graph;
};

constexpr std::string_view made_up = "aludel_file_";
constexpr std::size_t made_up_digits = 6;

model::RevisionId made_up_id(std::size_t number) {
  const auto digits = std::to_string(number);
  return std::string(made_up) + std::string(made_up_digits - std::min(made_up_digits, digits.size()), '0') +
         digits;
}

/// The text with titles in the place of ids.
std::string with_titles(const std::string& text, const SqlHistory& history) {
  std::string out;
  std::size_t from = 0;
  for (auto at = text.find(made_up); at != std::string::npos; at = text.find(made_up, from)) {
    const auto id = text.substr(at, made_up.size() + made_up_digits);
    const auto title = history.titles.find(id);
    out += text.substr(from, at - from) + (title == history.titles.end() ? id : title->second);
    from = at + id.size();
  }
  return out + text.substr(from);
}

/// Puts files together, each on the one before it.
class SqlHistoryBuilder {
public:
  explicit SqlHistoryBuilder(std::string dialect) : dialect_(std::move(dialect)) {}

  void add(const std::string& path, std::string text) {
    const auto source = std::make_shared<const base::Source>(base::Source{path, std::move(text)});
    const auto id = made_up_id(headers_.size() + 1);
    auto revision = lint::revision_of_sql(source, id, headers_.empty() ? "" : headers_.back().id, dialect_);
    headers_.push_back(revision.header);
    history_.revisions.emplace(id, std::move(revision));
    history_.titles.emplace(id, std::filesystem::path(path).filename().string());
  }

  SqlHistory built() && {
    base::Diagnostics problems;
    history_.graph = graph::Graph::build(std::move(headers_), problems);
    base::throw_if_errors(base::Exit::usage, problems);
    return std::move(history_);
  }

private:
  std::string dialect_;
  SqlHistory history_;
  std::vector<model::RevisionHeader> headers_;
};

SqlHistory history_of(const Surroundings& around, const std::vector<std::filesystem::path>& paths,
                      const std::string& dialect, const std::string& standard_input) {
  SqlHistoryBuilder builder(dialect);
  for (const auto& path : paths) {
    if (path == "-") {
      builder.add("<stdin>", standard_input);
      continue;
    }
    for (const auto& file : sql_files(around.files, around.folder / path))
      builder.add(shown(file, around.folder), around.files.read(file));
  }
  return std::move(builder).built();
}

/// Nothing of the history can be judged while a file cannot be read.
template<class Read>
std::optional<lint::Result> faults(Read&& read) {
  try {
    read();
    return std::nullopt;
  } catch (const base::Error& error) {
    if (error.exit() != base::Exit::usage) throw;
    lint::Result result;
    for (const auto& fault : error.diagnostics()) result.findings.push_back(as_finding(fault));
    return result;
  }
}

/// None where more has a say than the files: a database, or what git calls changed.
std::optional<LintCache> cache_of(const Surroundings& around, const ChosenProject& project,
                                  const LintOptions& options, History& history) {
  if (options.pending || options.is_changed || history.graph().size() < worth_keeping) return std::nullopt;
  const auto reader = around.tool_version + " " + base::join(dialect_names(around.dialects), " ");
  return std::make_optional<LintCache>(around.files, project.folder / ".aludel/cache/lint", reader);
}

/// Places of headers may be without text, where the index spared the reading.
void quote(lint::Findings& findings, const History& history) {
  for (auto& finding : findings) {
    auto& source = finding.extent.place.source;
    if (source != nullptr && !source->folder.empty()) source = history.with_text(source);
  }
}

lint::Result judged(const Surroundings& around, const ChosenProject& project, History& history,
                    const LintOptions& options, lint::Request& request) {
  const auto database = options.pending ? look_at(around, project, project.settings.wait) : nullptr;
  const auto changed = workspace::changed(history, options);
  request.chosen = lint_scope(history, options, changed, database.get());
  request.modified = modified(history, changed, request.settings.deployed_up_to, database.get());
  if (options.pending) request.database = known_of(history.graph(), heads_of(database.get()), database.get());
  auto result = lint::lint(request);
  if (options.pending) weigh(result, database.get());
  quote(result.findings, history);
  return result;
}
/// Also where the database is asked, and it is not needed.
void require_deployed(const graph::Graph& graph, const std::string& upto, bool from_command_line) {
  if (upto.empty()) return;
  try {
    graph::resolve(graph, upto);
  } catch (const base::Error& error) {
    if (from_command_line) throw;
    auto told = error.diagnostics().front();
    told.message = "`deployed_up_to` of the project file: " + told.message;
    throw base::Error(error.exit(), told);
  }
}
} // namespace

void require_rules(const std::vector<std::string>& names) {
  for (const auto& name : names)
    if (lint::find_rule(name) == nullptr)
      throw base::Error(base::Exit::usage, "unknown-rule", "there is no rule '" + name + "'",
                        base::guess_and(name, lint::rule_names(), "`aludel rules` lists them"));
}

lint::Request request_for(const Surroundings& around, const ChosenProject& project,
                          const model::LintSettings& settings, const graph::Graph& graph,
                          replay::Bodies bodies) {
  base::throw_if_errors(base::Exit::usage, lint::unknown_names(settings));
  lint::Request request{graph, std::move(bodies), {}, settings};
  request.lock_timeout = settings.runner_lock_timeout.value_or(project.settings.lock_timeout);
  for (const auto& [schema, file] : project.settings.attach) request.schemas.push_back(schema);
  request.today = base::iso8601(around.clock.now()).substr(0, 10);
  return request;
}

lint::Result lint(const Surroundings& around, const ChosenProject& project, History& history,
                  const LintOptions& options) {
  auto settings = project.settings.lint;
  if (options.deployed_up_to) settings.deployed_up_to = *options.deployed_up_to;
  base::throw_if_errors(base::Exit::usage, lint::unknown_names(settings));
  require_rules(options.rules);
  auto dialects =
      options.pending ? dialect::Dialects{chosen_dialect(around, project)} : judged_dialects(around, project);
  if (auto broken = faults([&] { history.graph_to_run(); })) return std::move(*broken);
  require_deployed(history.graph(), settings.deployed_up_to, options.deployed_up_to.has_value());
  auto request =
      request_for(around, project, settings, history.graph(),
                  [&history](const auto& id) -> const model::Revision& { return history.body(id); });
  request.dialects = std::move(dialects);
  request.rules = options.rules;
  const auto cache = cache_of(around, project, options, history);
  const auto question = [&] { return question_of(request, options.revisions, history.fingerprint()); };
  const auto asked = cache ? question() : std::string();
  if (cache)
    if (auto kept = cache->find(asked)) return std::move(*kept);
  if (auto broken = faults([&] { history.load_bodies(); })) return std::move(*broken);
  auto result = judged(around, project, history, options, request);
  // A file may have changed since it was listed: what was read is the question that was answered.
  if (cache && question() == asked) cache->keep(asked, result, history);
  return result;
}

lint::Result lint_sql(const Surroundings& around, const ChosenProject& project,
                      const std::vector<std::filesystem::path>& paths, const dialect::DialectPtr& dialect,
                      const LintOptions& options, const std::string& standard_input) {
  base::throw_if_errors(base::Exit::usage, lint::unknown_names(project.settings.lint));
  require_rules(options.rules);
  const auto history = history_of(around, paths, std::string(dialect->name()), standard_input);
  auto request =
      request_for(around, project, project.settings.lint, history.graph,
                  [&history](const auto& id) -> const model::Revision& { return history.revisions.at(id); });
  request.dialects = {dialect};
  request.rules = options.rules;
  auto result = lint::lint(request);
  for (auto& finding : result.findings) {
    finding.revision = with_titles(finding.revision, history);
    finding.message = with_titles(finding.message, history);
    finding.help = with_titles(finding.help, history);
  }
  return result;
}

bool reaches(const lint::Finding& finding, base::Severity severity) {
  return !finding.suppressed && finding.severity >= severity;
}

bool reaches(const lint::Result& result, const std::optional<base::Severity>& severity) {
  return severity && std::any_of(result.findings.begin(), result.findings.end(),
                                 [&](const auto& finding) { return reaches(finding, *severity); });
}

} // namespace aludel::workspace
