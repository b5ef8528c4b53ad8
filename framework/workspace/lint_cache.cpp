#include "framework/workspace/lint_cache.hpp"

#include "framework/base/error.hpp"
#include "framework/base/sha256.hpp"
#include "framework/workspace/packed.hpp"
#include "framework/workspace/revision_files.hpp"

#include <set>

namespace aludel::workspace {

namespace {
constexpr std::string_view answer_form = "aludel lint 1"; // to be raised when what stands in the file changes

std::string with_rules(std::string_view reader) {
  Packer rows;
  for (const auto& rule : lint::all_rules()) {
    for (const auto word : {rule.name, rule.dialect, rule.summary}) rows.text(word);
    rows.number(static_cast<std::uint64_t>(rule.group));
    rows.number(rule.severity ? static_cast<std::uint64_t>(*rule.severity) + 1 : 0);
    rows.number(static_cast<std::uint64_t>(rule.ways));
  }
  return std::string(reader) + " " + base::sha256(rows.take());
}

/// The members are named one by one, so that the compiler tells when there is one more.
class QuestionPacker {
public:
  void add(const lint::Request& asked) {
    // The fingerprint stands for graph and bodies, and nobody asks with a database, in its line, or with what
    // has changed.
    const auto& [graph, bodies, dialects, settings, lock_timeout, chosen, rules, today, database, line,
                 modified, schemas] = asked;
    out.number(dialects.size());
    for (const auto& dialect : dialects) out.text(dialect->name());
    add(settings);
    out.number(static_cast<std::uint64_t>(lock_timeout.count()));
    add(rules);
    add(schemas);
    out.text(today);
  }
  void add(const std::vector<std::string>& all) {
    out.number(all.size());
    for (const auto& text : all) out.text(text);
  }

  Packer out;

private:
  void add(const model::LintSettings& settings) {
    // What fails is decided by who is told.
    const auto& [target, fail_on, runner_lock_timeout, exposed_schemas, small_tables, foreign_keys,
                 tenant_columns, deployed_up_to, rules, paths] = settings;
    add(target);
    for (const auto* names : {&exposed_schemas, &small_tables, &tenant_columns}) add(*names);
    out.number(foreign_keys.size());
    for (const auto& [dialect, enforced] : foreign_keys) {
      out.text(dialect);
      out.number(enforced ? 1 : 0);
    }
    out.number(runner_lock_timeout ? static_cast<std::uint64_t>(runner_lock_timeout->count()) + 1 : 0);
    out.text(deployed_up_to);
    add(rules);
    out.number(paths.size());
    for (const auto& [match, of_path] : paths) {
      out.text(match);
      add(of_path);
    }
  }
  void add(const model::RuleSettings& rules) {
    out.number(rules.size());
    for (const auto& [name, setting] : rules) {
      const auto& [level, options, place] = setting;
      out.text(name);
      out.number(level ? static_cast<std::uint64_t>(*level) + 1 : 0);
      add(options);
    }
  }
  void add(const std::map<std::string, std::string>& all) {
    out.number(all.size());
    for (const auto& [key, value] : all) {
      out.text(key);
      out.text(value);
    }
  }
};

/// The files that an answer needs: those that steps name, and those that findings stand in.
class AnswerFiles {
public:
  AnswerFiles(const lint::Findings& findings, History& history) {
    for (const auto& finding : findings) quoted_.insert(finding.extent.place.path());
    for (const auto& id : history.graph().ids()) {
      const auto files = files_of(history.body(id));
      if (quoted_.count(files.front().source->path) > 0) add(files.front());
      for (auto named = files.begin() + 1; named != files.end(); ++named) add(*named);
    }
  }

  /// Counted from 1; 0: none; nullopt: it is not among them.
  std::optional<std::size_t> number_of(const base::Place& place) const {
    if (place.source == nullptr) return 0;
    const auto at = numbers_.find(place.path());
    return at == numbers_.end() ? std::nullopt : std::optional(at->second);
  }
  void pack(Packer& out) const {
    out.number(files_.size());
    for (const auto& [path, source] : files_) {
      for (const auto& text : {path.native(), source->path, source->folder}) out.text(text);
      out.text(base::sha256(source->text));
    }
  }

private:
  void add(const RevisionFile& file) {
    const auto [at, is_new] = numbers_.emplace(file.source->path, files_.size() + 1);
    // One that changed while it was read twice stands there twice, and will never be as it was both times.
    if (is_new || files_[at->second - 1].source->text != file.source->text) files_.push_back(file);
  }

  std::set<std::string> quoted_;
  std::vector<RevisionFile> files_;
  std::map<std::string, std::size_t> numbers_; ///< by the path that is shown
};

class AnswerPacker {
public:
  AnswerPacker(const AnswerFiles& files, std::string_view question) : files_(files) {
    out_.text(question);
    files_.pack(out_);
  }

  /// None for one that stands in a file of nobody's.
  std::optional<std::string> packed(const lint::Result& result) {
    const auto& [findings, revisions, statements, targets, volumes] = result;
    if (!volumes.empty()) return std::nullopt;
    out_.number(revisions);
    out_.number(statements);
    out_.number(targets.size());
    for (const auto& [dialect, version] : targets) {
      out_.text(dialect);
      out_.text(version);
    }
    out_.number(findings.size());
    for (const auto& one : findings)
      if (!finding(one)) return std::nullopt;
    return out_.take();
  }

private:
  bool finding(const lint::Finding& finding) {
    // A rule knows its group.
    const auto& [rule, group, severity, message, help, revision, at, dialect, operation, step, tables,
                 data_loss, suppressed, reason, fix] = finding;
    const auto file = files_.number_of(at.place);
    if (!file || lint::find_rule(rule) == nullptr) return false;
    for (const auto* text : {&rule, &message, &help, &revision, &dialect, &operation, &reason, &fix})
      out_.text(*text);
    out_.number(*file);
    for (const int number : {at.place.line, at.place.column, at.place.length, at.end_line, at.end_column})
      out_.number(static_cast<std::uint64_t>(number));
    out_.number(static_cast<std::uint64_t>(severity));
    out_.number(step ? *step + 1 : 0);
    out_.number((data_loss ? 1U : 0U) + (suppressed ? 2U : 0U));
    out_.number(tables.size());
    for (const auto& table : tables) {
      out_.text(table.schema.text);
      out_.text(table.name.text);
    }
    return true;
  }

  const AnswerFiles& files_;
  Packer out_;
};

class AnswerUnpacker {
public:
  AnswerUnpacker(std::string_view bytes, const base::Files& files) : in_(bytes), files_(files) {}

  std::optional<lint::Result> answer_to(std::string_view question) {
    if (in_.text() != question) return std::nullopt;
    list([&] { source(); });
    lint::Result result;
    result.revisions = static_cast<std::size_t>(in_.number());
    result.statements = static_cast<std::size_t>(in_.number());
    list([&] {
      auto dialect = text();
      result.targets.emplace(std::move(dialect), text());
    });
    list([&] { result.findings.push_back(finding()); });
    return is_good() && in_.at_end() ? std::optional(std::move(result)) : std::nullopt;
  }

private:
  bool is_good() const { return good_ && in_.good(); }
  std::string text() { return std::string(in_.text()); }
  void list(auto&& each) {
    for (auto left = in_.number(); left > 0 && is_good(); --left) each();
  }
  std::uint64_t number(std::uint64_t most) {
    const auto value = in_.number();
    good_ = good_ && value <= most;
    return good_ ? value : 0;
  }
  int position() {
    constexpr std::uint64_t most = 1'000'000'000;
    return static_cast<int>(number(most));
  }
  /// A file that is no longer what it was, or not there, makes the answer none.
  void source() {
    const std::filesystem::path file(text());
    base::Source read{text(), {}, text()};
    const auto digest = in_.text();
    try {
      read.text = files_.read(file);
    } catch (const base::Error&) { // whoever judges anew says so
      good_ = false;
      return;
    }
    good_ = good_ && base::sha256(read.text) == digest;
    sources_.push_back(std::make_shared<const base::Source>(std::move(read)));
  }
  lint::Finding finding() {
    lint::Finding out;
    for (auto* member : {&out.rule, &out.message, &out.help, &out.revision, &out.dialect, &out.operation,
                         &out.reason, &out.fix})
      *member = text();
    if (const auto* rule = lint::find_rule(out.rule))
      out.group = lint::to_string(rule->group);
    else
      good_ = false;
    auto& place = out.extent.place;
    const auto file = number(sources_.size());
    if (file > 0) place.source = sources_[file - 1];
    for (auto* member :
         {&place.line, &place.column, &place.length, &out.extent.end_line, &out.extent.end_column})
      *member = position();
    out.severity = static_cast<base::Severity>(number(static_cast<std::uint64_t>(base::Severity::error)));
    if (const auto step = in_.number(); step > 0) out.step = static_cast<std::size_t>(step - 1);
    const auto marks = number(3);
    out.data_loss = (marks & 1U) != 0;
    out.suppressed = (marks & 2U) != 0;
    list([&] {
      auto schema = text();
      out.tables.emplace_back(std::move(schema), text());
    });
    return out;
  }

  Unpacker in_;
  const base::Files& files_;
  std::vector<base::SourcePtr> sources_;
  bool good_ = true;
};
} // namespace

std::string question_of(const lint::Request& request, const std::vector<std::string>& revisions,
                        std::string_view history) {
  QuestionPacker question;
  question.add(request);
  question.add(revisions);
  question.out.text(history);
  return base::sha256(question.out.take());
}

LintCache::LintCache(base::Files& files, std::filesystem::path file, std::string_view reader)
    : files_(files), file_(files, std::move(file), answer_form, with_rules(reader)) {}

std::optional<lint::Result> LintCache::find(std::string_view question) const {
  const auto bytes = file_.load();
  return AnswerUnpacker(bytes, files_).answer_to(question);
}

void LintCache::keep(std::string_view question, const lint::Result& result, History& history) const {
  const AnswerFiles files(result.findings, history);
  if (const auto bytes = AnswerPacker(files, question).packed(result)) file_.save(*bytes);
}

} // namespace aludel::workspace
