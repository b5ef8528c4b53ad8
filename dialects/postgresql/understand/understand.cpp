#include "dialects/postgresql/understand/understand.hpp"

#include "dialects/postgresql/impact.hpp"
#include "dialects/postgresql/split.hpp"
#include "dialects/postgresql/understand/bodies.hpp"
#include "dialects/postgresql/understand/commands.hpp"
#include "dialects/postgresql/understand/lift.hpp"
#include "dialects/postgresql/understand/parser.hpp"
#include "dialects/postgresql/understand/search_path.hpp"

#include <algorithm>
#include <functional>

namespace aludel::postgresql {

namespace {
using dialect::SqlReading;

// A kilobyte is no deeper than any stack.
constexpr std::size_t short_text = 1024;
constexpr std::size_t shallow_tree = 256;

bool names_relation(const std::vector<dialect::Mention>& mentions) {
  return std::any_of(mentions.begin(), mentions.end(),
                     [](const auto& mention) { return model::is_relation(mention.object.kind); });
}

/// What it names, and what it does.
void describe(const PgQuery__Node& tree, const catalog::Catalog& now, bool has_variables, SqlReading& out) {
  const auto command = reading::command_of(tree);
  reading::Uses uses(now);
  uses.read(tree, {{&out.statement, 0}, command.writes || command.runs, command.runs, has_variables});
  reading::read_body_of(tree, out.statement, uses);
  out.kind = command.kind;
  out.mentions = uses.mentions();
  out.opaque = command.opaque || uses.opaque();
  out.writes = command.writes || uses.writes() || out.opaque;
  out.beyond = reading::reaches_beyond_database(tree);
  if (uses.may_set_path()) out.search_path = reading::unknown_path();
  out.lock = reading::lock_of(tree);
  if (out.kind == "SELECT" && !names_relation(out.mentions)) out.lock.clear();
  // Of a DO it would be that of any statement in it.
  if (uses.changes_rows() && !out.lock.empty()) out.lock = reading::stronger_lock(out.lock, "ROW EXCLUSIVE");
}

std::string strongest_lock(const std::vector<model::Operation>& operations, const catalog::Catalog& now) {
  std::string strongest;
  for (const auto& operation : operations)
    strongest = reading::stronger_lock(strongest, impact(operation, now).lock);
  return strongest;
}

struct Parsed {
  dialect::Statement statement;
  std::variant<reading::Tree, reading::SyntaxError> tree;
  bool in_block = false; ///< names may be those of variables
};

SqlReading reading_of(Parsed parsed, const catalog::Catalog& now);

/// None, where the grammar does not know one of them.
std::vector<SqlReading> inner_readings(const PgQuery__Node& tree, const dialect::Statement& statement,
                                       const catalog::Catalog& before) {
  std::vector<SqlReading> out;
  auto now = before;
  for (auto& [part, maybe] : reading::statements_of_block(tree, statement)) {
    auto parsed = reading::parse(part.sql);
    if (std::holds_alternative<reading::SyntaxError>(parsed)) return {};
    out.push_back(reading_of({std::move(part), std::move(parsed), true}, now));
    out.back().maybe = maybe;
    if (maybe && out.back().search_path) out.back().search_path = reading::unknown_path();
    dialect::carry_out(out.back(), "postgresql", now);
  }
  return out;
}

SqlReading reading_of(Parsed parsed, const catalog::Catalog& now) {
  SqlReading out;
  out.statement = std::move(parsed.statement);
  if (const auto* error = std::get_if<reading::SyntaxError>(&parsed.tree)) {
    out.problem = error->message;
    out.problem_place = dialect::place_in(out.statement, error->offset);
    out.writes = true;
    return out;
  }
  const auto& tree = std::get<reading::Tree>(parsed.tree).statement();
  describe(tree, now, parsed.in_block, out);
  out.inner = inner_readings(tree, out.statement, now);
  const auto sets_path = [](const SqlReading& inner) { return inner.search_path.has_value(); };
  if (std::any_of(out.inner.begin(), out.inner.end(), sets_path)) out.search_path.reset(); // they tell
  if (auto path = reading::path_after(tree, now.search_path())) out.search_path = std::move(path);
  const reading::Source source(out.statement.sql);
  auto operations = reading::lift(tree, source, out.statement, now);
  out.grasp = operations ? SqlReading::Grasp::operations : SqlReading::Grasp::raw;
  if (!operations) return out;
  out.operations = std::move(*operations);
  out.lock = strongest_lock(out.operations, now);
  return out;
}

std::vector<Parsed> parsed_statements(const model::SqlBlock& block) {
  std::vector<Parsed> out;
  for (auto& statement : split(block)) {
    auto tree = reading::parse(statement.sql);
    out.push_back({std::move(statement), std::move(tree), false});
  }
  return out;
}

std::vector<SqlReading> readings_of(std::vector<Parsed>& statements, const catalog::Catalog& before) {
  std::vector<SqlReading> out;
  auto now = before;
  for (auto& statement : statements) {
    out.push_back(reading_of(std::move(statement), now));
    if (&statement != &statements.back()) dialect::carry_out(out.back(), "postgresql", now);
  }
  return out;
}

bool is_deep(const std::string& text) {
  return text.size() > short_text && reading::depth_of(text) > shallow_tree;
}

/// On a stack that holds what the text may be. A new one costs more than the reading of a usual text.
void with_room(bool deep, const std::function<void()>& work) {
  if (deep)
    reading::with_stack(work);
  else
    work();
}

template<class Operation>
BodyReading body_reading(const Operation& operation, const model::Routine& routine,
                         const catalog::Catalog& now) {
  reading::Uses uses(now);
  with_room(is_deep(routine.text().text), [&] { reading::read_body(operation, uses); });
  return {uses.mentions(), uses.writes(), uses.opaque()};
}
} // namespace

BodyReading read_body(const model::CreateFunction& function, const catalog::Catalog& now) {
  return body_reading(function, function.routine, now);
}

BodyReading read_body(const model::CreateProcedure& procedure, const catalog::Catalog& now) {
  return body_reading(procedure, procedure.routine, now);
}

std::vector<SqlReading> understand(const model::SqlBlock& block, const catalog::Catalog& before) {
  return parsed(block)(before);
}

dialect::SqlReader parsed(const model::SqlBlock& block) {
  const bool deep = is_deep(block.text);
  const auto statements = std::make_shared<std::vector<Parsed>>();
  with_room(deep, [&] { *statements = parsed_statements(block); });
  return [deep, statements](const catalog::Catalog& before) {
    std::vector<SqlReading> out;
    with_room(deep, [&] { out = readings_of(*statements, before); });
    return out;
  };
}

} // namespace aludel::postgresql
