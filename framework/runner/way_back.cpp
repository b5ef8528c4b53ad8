#include "framework/runner/way_back.hpp"

#include "framework/base/error.hpp"
#include "framework/base/json.hpp"
#include "framework/model/canonical.hpp"
#include "framework/replay/back.hpp"
#include "framework/replay/params.hpp"
#include "framework/yaml/reader.hpp"
#include "framework/yaml/revision_text.hpp"

#include <utility>

namespace aludel::runner {

using base::Json;
using plan::Direction;

namespace {
// --- out of an up ---

/// The texts of files stand in the step itself: the files are not there where it is read again.
struct WithoutFiles {
  template<class O>
  model::Operation operator()(O operation) const {
    if constexpr (requires { operation.routine.file; }) take_in(operation.routine);
    if constexpr (requires { operation.file.block; }) take_in(operation);
    return operation;
  }
  model::Operation operator()(const model::SqlFile& file) const { return model::Sql{file.blocks}; }
  template<class Holder>
  static void take_in(Holder& holder) {
    holder.body = holder.text();
    holder.file = {};
  }
};

model::Step as_kept(const model::Step& step) {
  auto kept = step;
  kept.operation = std::visit(WithoutFiles{}, step.operation);
  kept.only.clear(); // it is for this dialect, or it would not be here
  kept.allow.clear();
  return kept;
}

Json statement_json(const dialect::Statement& statement) {
  if (statement.expectation.empty()) return statement.sql;
  return std::move(Json::object().add("sql", statement.sql).add("otherwise", statement.expectation));
}

Json loss_json(const catalog::Loss& loss) {
  Json out = Json::object();
  out.add("table", Json(Json::Array{loss.table.schema.text, loss.table.name.text}));
  if (!loss.column.empty()) out.add("column", loss.column.text);
  return std::move(out.add("what", loss.what));
}

template<class Items, class Form>
Json list(const Items& items, const Form& form) {
  Json out = Json::array();
  for (const auto& item : items) out.push(form(item));
  return out;
}

/// `in_parts`: an attempt that was cut short goes on by the steps' checksums.
Json step_json(const render::RenderedStep& rendered, bool in_parts) {
  Json out = Json::object();
  out.add("step", yaml::written(as_kept(rendered.work->step)));
  if (in_parts) out.add("index", rendered.work->index).add("checksum", model::checksum(rendered.work->step));
  out.add("sql", list(rendered.rendering.statements, statement_json));
  if (rendered.outside) out.add("outside", true);
  if (rendered.autocommit) out.add("alone", true);
  if (rendered.reshapes) out.add("reshapes", true);
  if (!rendered.losses.empty()) out.add("loses", list(rendered.losses, loss_json));
  return out;
}

std::string text_of(const dialect::Dialect& dialect, const render::RenderedRevision& down) {
  const auto& work = *down.work;
  Json out = Json::object();
  if (work.derived) out.add("derived", true);
  if (const auto mode = work.revision->header.transaction; mode != model::TransactionMode::revision)
    out.add("transaction", describe::word_of(mode));
  if (!work.applies) out.add("applies", false);
  const auto segments = render::segments(dialect, work);
  const bool in_parts = segments.size() > 1 || (segments.size() == 1 && segments.front().outside);
  out.add("steps", list(down.steps, [&](const auto& step) { return step_json(step, in_parts); }));
  return out.dump();
}

std::string none_because(const base::Diagnostic& problem) {
  return no_way_back(problem.message, problem.help);
}

/// The database shows a table as the first step will find it: what that one leaves is known from then on,
/// but what it did to others is not to be seen.
render::RenderedRevision rendered_steps(const dialect::Dialect& dialect, const replay::Work& down,
                                        const render::ReadTable& read_table) {
  render::RenderedRevision revision{&down, {}};
  auto catalog = down.before;
  for (const auto& step : down.steps) {
    const bool is_first = revision.steps.empty();
    revision.steps.push_back(
        render::render_step(dialect, down, step, catalog, is_first ? read_table : render::ReadTable()));
    catalog = revision.steps.back().after;
  }
  return revision;
}

/// The first step that cannot be rendered, or not yet.
WayBack rendered(const dialect::Dialect& dialect, const replay::Work& down,
                 const render::ReadTable& read_table) {
  const auto revision = rendered_steps(dialect, down, read_table);
  for (const auto& step : revision.steps) {
    if (step.rendering.needs_table)
      return {no_way_back("it takes table " + to_string(*step.rendering.needs_table) +
                              " as it was then, which was not known",
                          ""),
              true};
    for (const auto& problem : step.rendering.problems)
      if (problem.severity == base::Severity::error) return {none_because(problem)};
  }
  return {text_of(dialect, revision)};
}

replay::Subject subject_of(const dialect::Dialect& dialect, const graph::Graph& nothing,
                           const model::RevisionId& id, const RanAs& ran) {
  replay::Subject subject{nothing, {}, std::string(dialect.name()), dialect.naming(), {{id, ran.skipped}}};
  subject.kept[id] = ran.inverses;
  return subject;
}
} // namespace

WayBack way_back(const dialect::Dialect& dialect, const replay::Work& up, const replay::ParamValues& params,
                 const RanAs& ran, const render::ReadTable& read_table) {
  const auto& revision = *up.revision;
  const graph::Graph nothing;
  const auto subject = subject_of(dialect, nothing, revision.header.id, ran);
  base::Diagnostics problems;
  auto steps = replay::steps_back(subject, revision, up.before, problems);
  if (steps)
    for (auto& step : *steps) replay::put_params(step.step, revision.header, params, problems);
  if (!problems.empty()) return {none_because(problems.front())};
  auto after = up.before;
  replay::apply_up(subject, revision, after);
  const replay::Work down{&revision,         Direction::down,
                          up.applies,        std::holds_alternative<model::DerivedDown>(revision.down),
                          std::move(*steps), std::move(after)};
  return rendered(dialect, down, read_table);
}

std::string no_way_back(std::string_view why, std::string_view help) {
  Json out = Json::object();
  out.add("none", why);
  if (!help.empty()) out.add("help", help);
  return out.dump();
}

replay::KeptInverses read_inverses(const std::vector<journal::KeptDown>& kept) {
  replay::KeptInverses inverses;
  base::Diagnostics problems;
  for (const auto& [revision, operation, down] : kept) {
    const auto source =
        std::make_shared<const base::Source>(base::Source{"the journal, revision " + revision, down});
    const auto steps = yaml::read_step_list(source, {{}, true, true}, problems);
    if (!steps) continue;
    auto& operations = inverses[revision][operation];
    operations.clear();
    for (const auto& step : *steps) operations.push_back(step.operation);
  }
  base::throw_if_errors(base::Exit::failed, problems);
  return inverses;
}

namespace {
// --- and back ---

[[noreturn]] void refuse(base::Exit exit, std::string code, std::string message, std::string help) {
  throw base::Error(exit, std::move(code), std::move(message), std::move(help));
}

/// Reads the text of one revision.
class KeptText {
public:
  KeptText(const journal::AppliedRevision& kept, const dialect::Dialect& dialect)
      : kept_(kept), dialect_(dialect), source_("the database, revision " + kept.revision) {}

  KeptWork work() {
    const auto text = Json::parse(kept_.down);
    if (!text) unreadable();
    if (const auto* why = text->member("none")) refuse_none(*why, text->member("help"));
    const auto* steps = text->member("steps");
    if (steps == nullptr || steps->items() == nullptr) unreadable();
    auto revision = std::make_unique<model::Revision>();
    revision->header = journal::header_of(kept_);
    revision->header.transaction = mode(text->member("transaction"));
    KeptWork out;
    out.checksum = kept_.checksum;
    for (const auto& step : *steps->items()) add(step, out);
    const auto* derived = text->member("derived");
    const auto* applies = text->member("applies");
    out.revision = std::move(revision);
    out.work.revision = out.revision.get();
    out.work.direction = Direction::down;
    out.work.derived = derived != nullptr && derived->is_true();
    out.work.applies = applies == nullptr || applies->is_true();
    out.work.before = catalog::Catalog(dialect_.naming());
    return out;
  }

private:
  [[noreturn]] void unreadable() const {
    refuse(base::Exit::failed, "kept-by-newer-aludel",
           "what the database keeps of revision " + kept_.revision + " cannot be read",
           "it was kept by a newer Aludel: use that one");
  }
  [[noreturn]] void refuse_none(const Json& why, const Json* help) const {
    const auto* reason = why.text();
    const auto* instead = help == nullptr ? nullptr : help->text();
    refuse(base::Exit::usage, "no-way-back",
           "the database keeps no way back of revision " + kept_.revision + ": " +
               (reason == nullptr ? "" : *reason),
           instead == nullptr ? "" : *instead);
  }

  static bool flag(const Json& step, std::string_view name) {
    const auto* value = step.member(name);
    return value != nullptr && value->is_true();
  }
  const std::string& text(const Json* value) const {
    if (value == nullptr || value->text() == nullptr) unreadable();
    return *value->text();
  }
  const Json::Array& items(const Json* value) const {
    if (value == nullptr || value->items() == nullptr) unreadable();
    return *value->items();
  }

  model::TransactionMode mode(const Json* word) const {
    if (word == nullptr) return model::TransactionMode::revision;
    for (const auto& known : words_of(model::TransactionMode{}))
      if (known.text == text(word)) return known.value;
    unreadable();
  }

  dialect::Statement statement(const Json& json) const {
    if (const auto* sql = json.text()) return dialect::statement(*sql);
    return dialect::expectation(text(json.member("sql")), text(json.member("otherwise")));
  }

  catalog::Loss loss(const Json& json) const {
    const auto& table = items(json.member("table"));
    if (table.size() != 2) unreadable();
    const auto* column = json.member("column");
    return {{model::Identifier{text(&table[0])}, model::Identifier{text(&table[1])}},
            column == nullptr ? model::Identifier{} : model::Identifier{text(column)},
            text(json.member("what"))};
  }

  void add(const Json& json, KeptWork& out) const {
    render::RenderedStep rendered;
    for (const auto& one : items(json.member("sql"))) rendered.rendering.statements.push_back(statement(one));
    if (const auto* losses = json.member("loses"))
      for (const auto& one : items(losses)) rendered.losses.push_back(loss(one));
    rendered.outside = flag(json, "outside");
    rendered.autocommit = flag(json, "alone");
    rendered.reshapes = flag(json, "reshapes");
    rendered.after = catalog::Catalog(dialect_.naming());
    auto step = this->step(json.member("step"), rendered);
    const auto* checksum = json.member("checksum");
    out.step_checksums.push_back(checksum == nullptr ? model::checksum(step) : text(checksum));
    step.outside_transaction = rendered.outside;
    out.work.steps.push_back({std::move(step), index(json, out.work.steps.size()), std::nullopt, {}});
    out.steps.push_back(std::move(rendered));
  }

  std::size_t index(const Json& json, std::size_t otherwise) const {
    const auto* value = json.member("index");
    return value == nullptr ? otherwise : std::stoul(value->dump());
  }

  /// One whose words this Aludel does not know is as good as its SQL, unless it stands under a condition.
  model::Step step(const Json* form, const render::RenderedStep& rendered) const {
    if (form == nullptr) unreadable();
    base::Diagnostics problems;
    const auto list = std::make_shared<const base::Source>(base::Source{source_, "[" + form->dump() + "]"});
    auto steps = yaml::read_step_list(list, {{}, true, true}, problems);
    if (steps && steps->size() == 1) return without_place(std::move(steps->front()));
    if (form->member("when") != nullptr) unreadable();
    model::Sql sql;
    for (const auto& one : rendered.rendering.statements) sql.blocks.every.push_back({one.sql, {}});
    model::Step raw;
    raw.operation = std::move(sql);
    return raw;
  }
  /// It stands in no file that could be shown.
  static model::Step without_place(model::Step step) {
    step.place = {};
    return step;
  }

  const journal::AppliedRevision& kept_;
  const dialect::Dialect& dialect_;
  std::string source_;
};
} // namespace

KeptWork read_way_back(const dialect::Dialect& dialect, const journal::AppliedRevision& kept) {
  return KeptText(kept, dialect).work();
}

} // namespace aludel::runner
