#include "framework/importing/steps.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/catalog/invert.hpp"
#include "framework/importing/comments.hpp"
#include "framework/importing/statements.hpp"
#include "framework/yaml/revision_text.hpp"

#include <algorithm>

namespace aludel::importing {

namespace {
/// The engine makes sure of something first, which the statement alone does not.
bool is_guarded(const dialect::Rendering& rendering) {
  return std::any_of(rendering.statements.begin(), rendering.statements.end(),
                     [](const dialect::Statement& statement) { return !statement.expectation.empty(); });
}

/// What a guard may be about: rows that point at a table that goes.
bool is_pointed_at(const model::Operation& operation, const catalog::Catalog& catalog) {
  const auto* dropped = std::get_if<model::DropTable>(&operation);
  if (dropped == nullptr) return false;
  const auto children = catalog.pointing_at(dropped->name);
  return std::any_of(children.begin(), children.end(),
                     [&](const auto* child) { return !catalog.same(child->name, dropped->name); });
}

/// An engine whose triggers have bodies of their own keeps the whole text of a trigger as it was written.
bool has_stored_text(const model::Operation& operation) {
  const auto* trigger = std::get_if<model::CreateTrigger>(&operation);
  return trigger != nullptr && !trigger->text().text.empty();
}

/// Its table was made by SQL that no grammar told: an engine may not be able to tell how it looks either.
bool is_about_unknown(const model::Operation& operation, const Statement& statement,
                      const catalog::Catalog& before) {
  const auto inverse = catalog::invert(operation, before);
  const auto* none = std::get_if<catalog::NoInverse>(&inverse);
  return none != nullptr && none->unknown_table && statement.before.table(*none->unknown_table) == nullptr;
}

std::string_view text_of(const Statement& statement) {
  return std::string_view(statement.block->text).substr(statement.begin, statement.sql_end - statement.begin);
}

model::Step step_of(model::Operation operation) {
  model::Step step;
  step.operation = std::move(operation);
  return step;
}

class Composing {
public:
  Composing(const dialect::Dialect& dialect, Schema& schema)
      : dialect_(dialect), catalog_(schema.planned), unknown_tables_(schema.unknown_tables) {}

  ReadSteps read;

  void add(const Statement& statement) {
    look_for_new_values(statement);
    if (statement.reading.grasp == dialect::SqlReading::Grasp::operations && add_typed(statement)) return;
    add_raw(statement);
  }
  void finish() {
    if (raw_begin_ == nullptr) return;
    const auto& text = raw_begin_->block->text;
    std::string sql = text.substr(raw_begin_->begin, raw_end_->end - raw_begin_->begin);
    const bool whole = raw_end_->end > raw_end_->sql_end; // its semicolon and a remark are in it
    if (sql.find('\n') != std::string::npos || raw_begin_ != raw_end_) sql += whole ? "\n" : ";\n";
    auto step = step_of(model::Sql{{{{std::move(sql), raw_begin_->reading.statement.place}}, {}}});
    step.description = raw_begin_->comment;
    step.outside_transaction = is_outside(*raw_begin_);
    step.place = raw_begin_->reading.statement.place;
    read.steps.push_back(std::move(step));
    raw_begin_ = raw_end_ = nullptr;
  }

private:
  bool is_outside(const Statement& statement) const {
    return statement.outside || dialect_.refuses_transaction(statement.reading.statement);
  }

  /// A value that an enumeration gains cannot be used before it is committed ("ALTER TYPE" in the manual of
  /// the one engine that has them): what uses it ran after a COMMIT.
  void look_for_new_values(const Statement& statement) {
    const auto& sql = statement.reading.statement.sql;
    for (const auto& value : new_values_)
      read.commits_between = read.commits_between || sql.find(dialect_.literal(value)) != std::string::npos;
    for (const auto& operation : statement.reading.operations)
      if (const auto* added = std::get_if<model::AddEnumValue>(&operation))
        new_values_.push_back(added->value);
  }

  /// The statement of the script, and nothing more: no table that is made anew, no guard that the script has
  /// not.
  bool is_the_same(const model::Operation& operation, const Statement& statement,
                   const catalog::Catalog& before, const catalog::Catalog& after) const {
    const auto rendering = dialect_.render(operation, before, after);
    if (has_stored_text(operation) &&
        (rendering.statements.size() != 1 || rendering.statements.front().sql != text_of(statement)))
      return false;
    return rendering.problems.empty() && !rendering.needs_table && !dialect_.reshapes(operation, before) &&
           !(is_guarded(rendering) && (unknown_tables_ || is_pointed_at(operation, before) ||
                                       is_pointed_at(operation, statement.before))) &&
           !is_about_unknown(operation, statement, before);
  }

  /// Nothing is kept when the catalog, the engine or a revision file objects to one of the operations.
  bool add_typed(const Statement& statement) {
    auto catalog = catalog_;
    model::Steps steps;
    for (const auto& operation : statement.reading.operations) {
      const auto before = catalog;
      auto step = step_of(operation);
      if (!catalog::apply(catalog, operation, {}, dialect_.name()).empty() ||
          !is_the_same(operation, statement, before, catalog) ||
          !yaml::fits_file(step, {std::string(dialect_.name())}))
        return false;
      step.outside_transaction = statement.outside;
      step.place = statement.reading.statement.place;
      steps.push_back(std::move(step));
    }
    if (steps.empty()) return false;
    finish();
    steps.front().description = joined(statement.comment, statement.remark);
    read.counts.typed += steps.size();
    read.steps.insert(read.steps.end(), steps.begin(), steps.end());
    catalog_ = std::move(catalog);
    return true;
  }

  /// It goes on with the raw SQL before it, unless it has something to say for itself.
  void add_raw(const Statement& statement) {
    const bool goes_on = raw_begin_ != nullptr && statement.joins && statement.comment.empty() &&
                         is_outside(statement) == is_outside(*raw_begin_);
    if (!goes_on) finish();
    if (raw_begin_ == nullptr) raw_begin_ = &statement;
    raw_end_ = &statement;
    ++read.counts.raw;
    unknown_tables_ =
        unknown_tables_ || (statement.reading.kind == "CREATE TABLE" && statement.reading.operations.empty());
    catalog::apply(catalog_, model::Sql{{{{statement.reading.statement.sql, {}}}, {}}}, {}, dialect_.name());
  }

  const dialect::Dialect& dialect_;
  catalog::Catalog& catalog_;
  bool& unknown_tables_;
  std::vector<std::string> new_values_;
  const Statement* raw_begin_ = nullptr; ///< the raw SQL that is gathered: its first and last statement
  const Statement* raw_end_ = nullptr;
};
} // namespace

ReadSteps read_steps(const std::vector<model::SqlBlock>& script, bool in_transaction,
                     const dialect::Dialect& dialect, Schema& schema, base::Diagnostics& problems) {
  const auto statements = statements_of(script, in_transaction, dialect, schema.known, problems);
  Composing composing(dialect, schema);
  for (const auto& statement : statements.list) composing.add(statement);
  composing.finish();
  composing.read.commits_between = composing.read.commits_between || statements.commits_between;
  return std::move(composing.read);
}

} // namespace aludel::importing
