#include "dialects/postgresql/understand/bodies.hpp"

#include "dialects/postgresql/clauses.hpp"
#include "dialects/postgresql/dollar_quotes.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/split.hpp"
#include "dialects/postgresql/understand/commands.hpp"
#include "dialects/postgresql/understand/parser.hpp"
#include "dialects/postgresql/understand/plpgsql.hpp"
#include "dialects/postgresql/understand/source.hpp"
#include "dialects/postgresql/understand/tree.hpp"
#include "framework/base/text.hpp"

#include <pg_query/pg_query.pb-c.h>

namespace aludel::postgresql::reading {

namespace {
/// Reads SQL that stands in a body; false when the grammar does not know it.
bool read_statement(std::string_view sql, const Reading& reading, Uses& uses) {
  const auto parsed = parse(sql);
  const auto* tree = std::get_if<Tree>(&parsed);
  if (tree == nullptr) return false;
  const auto command = command_of(tree->statement());
  auto inner = reading;
  inner.runs = reading.happens && command.runs;
  inner.happens = reading.happens && (command.writes || command.runs);
  uses.read(tree->statement(), inner);
  if (reading.happens && command.writes) uses.set_writes();
  if (reading.happens && command.opaque) uses.set_opaque();
  return true;
}

void read_sql(const std::string& text, Reading reading, Uses& uses) {
  const auto start = reading.origin.offset;
  std::size_t at = 0;
  for (const auto& statement : split({text, {}})) {
    at = text.find(statement.sql, at);
    reading.origin.offset = start + static_cast<std::ptrdiff_t>(at);
    if (!read_statement(statement.sql, reading, uses) && reading.happens) uses.set_opaque();
  }
}

/// Finds the queries of a body in its text, in their order.
class Pieces {
public:
  Pieces(const std::string& body, const Origin& origin) : body_(body), origin_(origin) {}

  /// The query with its place; without one where it is not written there as it is.
  dialect::Statement next(const std::string& query) {
    const auto at = find(query);
    dialect::Statement piece{query, {}, {}};
    if (origin_.statement == nullptr || at == std::string::npos) return piece;
    const auto begin = static_cast<std::size_t>(origin_.offset) + at;
    if (!cutting_ || begin < begin_) cutting_.emplace(*origin_.statement);
    begin_ = begin;
    piece = cutting_->next(begin, begin);
    piece.sql = query;
    if (performs_) piece.sql.insert(select.size(), " "); // a byte longer than what the library makes of it
    return piece;
  }

private:
  static constexpr std::string_view select = "SELECT";
  static constexpr std::string_view perform = "PERFORM";

  bool stands_at(std::size_t at, std::string_view word) const {
    return base::iequals(std::string_view(body_).substr(at, word.size()), word);
  }

  /// A query that PERFORM is given stands there without SELECT; the target of INTO is blanked.
  std::size_t find(const std::string& query) {
    performs_ = false;
    const bool selects = query.size() > select.size() && base::is_blank(query[select.size()]) &&
                         base::iequals(std::string_view(query).substr(0, select.size()), select);
    const auto begin = selects ? base::skip_blanks(query, select.size()) : 0;
    const auto known = query.substr(begin, query.find("  ", begin) - begin);
    const auto at = known.empty() ? std::string::npos : from_cursor(known);
    if (!selects || at == std::string::npos) return at;
    if (at >= begin && stands_at(at - begin, select)) return at - begin;
    performs_ = at > begin && stands_at(at - begin - 1, perform);
    return performs_ ? at - begin - 1 : std::string::npos;
  }
  std::size_t from_cursor(const std::string& text) {
    auto at = body_.find(text, cursor_);
    if (at == std::string::npos) at = body_.find(text);
    if (at != std::string::npos) cursor_ = at + text.size();
    return at;
  }

  const std::string& body_;
  const Origin& origin_;
  std::size_t cursor_ = 0;
  std::optional<dialect::Cutting> cutting_;
  std::size_t begin_ = 0; ///< of the last piece in the statement
  bool performs_ = false; ///< the last one stands behind PERFORM
};

void read_query(const dialect::Statement& query, Reading reading, Uses& uses) {
  for (const auto& sql : readings_of_query(query.sql)) {
    // What stands before the query in the reading of it moves its places.
    const auto added =
        static_cast<std::ptrdiff_t>(sql.size()) - static_cast<std::ptrdiff_t>(query.sql.size());
    reading.origin = {&query, -added};
    if (read_statement(sql, reading, uses)) return;
  }
  if (reading.happens) uses.set_opaque();
}

void read_plpgsql(const Body& body, const Reading& reading, Uses& uses) {
  const auto read = plpgsql_of(body.statement);
  if (!read) {
    if (reading.happens) uses.set_opaque();
    return;
  }
  Pieces pieces(body.text, reading.origin);
  for (const auto& query : read->queries) read_query(pieces.next(query.text), reading, uses);
  for (const auto& type : read->types) {
    const auto rows = base::lower(type).find("%rowtype");
    read_statement("SELECT NULL::" + type.substr(0, rows), {{}, false, false, true, reading.is_routine},
                   uses);
  }
  if (read->dynamic && reading.happens) uses.set_opaque();
}

const DefElem* option_of(Nodes options, std::string_view name) {
  for (const auto* option : options)
    if (name == option->def_elem->defname) return option->def_elem;
  return nullptr;
}

/// Where the contents of a string begin that stands at or behind a place; unknown where they are not as they
/// are written.
Origin contents(const dialect::Statement& statement, int location, bool behind, std::string_view text) {
  const Source source(statement.sql);
  const auto token = source.at(location) + (behind ? 1 : 0);
  const auto opening = source.opening(token, text);
  return opening ? Origin{&statement, static_cast<std::ptrdiff_t>(source.offset(token) + *opening)}
                 : Origin{};
}

struct Block {
  Body body;
  Reading reading;
};

std::optional<Block> block_of(const PgQuery__DoStmt& s, const dialect::Statement& statement) {
  const auto options = nodes(s.n_args, s.args);
  const auto* as = option_of(options, "as");
  const auto* language = option_of(options, "language");
  if (as == nullptr) return std::nullopt;
  const auto text = string_of(as->arg);
  return Block{{language == nullptr ? "plpgsql" : string_of(language->arg), text, statement.sql},
               {contents(statement, as->location, false, text), true, true, true}};
}

void read_routine(const CreateFunctionStmt& s, const dialect::Statement& statement, Uses& uses) {
  const auto options = nodes(s.n_options, s.options);
  const auto* as = option_of(options, "as");
  const auto* language = option_of(options, "language");
  if (as == nullptr || language == nullptr || s.sql_body != nullptr) return;
  if (as->arg->node_case != PG_QUERY__NODE__NODE_LIST || as->arg->list->n_items != 1) return;
  const auto text = string_of(as->arg->list->items[0]);
  read_body({string_of(language->arg), text, statement.sql},
            {contents(statement, as->location, true, text), false, false, true, true}, uses);
}

/// CREATE FUNCTION without what says nothing of its body.
std::string heading(std::string_view kind, const model::Routine& routine, const std::string& returns) {
  std::string arguments;
  for (const auto& argument : routine.arguments)
    arguments += (arguments.empty() ? "" : ", ") + keyword(argument.mode) + " " +
                 (argument.name.empty() ? "" : quoted(argument.name) + " ") + argument.type;
  return "CREATE " + std::string(kind) + " f(" + arguments + ")" +
         (returns.empty() ? "" : " RETURNS " + returns) + " LANGUAGE " +
         quoted(model::Identifier(base::lower(routine.language))) + " ";
}

/// The types of arguments are texts of a user: only the grammar says that they are no more than that, and
/// that the body is a string, which PL/pgSQL's parser takes for granted.
bool is_with_body_in_quotes(const std::string& sql) {
  const auto parsed = parse(sql);
  const auto* tree = std::get_if<Tree>(&parsed);
  if (tree == nullptr || tree->statement().node_case != PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT)
    return false;
  const auto& s = *tree->statement().create_function_stmt;
  const auto options = nodes(s.n_options, s.options);
  return s.sql_body == nullptr && option_of(options, "as") != nullptr && s.n_options == 2;
}

void read_routine(std::string_view kind, const model::Routine& routine, const std::string& returns,
                  Uses& uses) {
  const auto& block = routine.text();
  const auto place = dialect::statement_of(block, 0, block.text.size());
  if (!routine.standard_body) {
    const auto sql = heading(kind, routine, returns) + "AS " + dollar_quoted(block.text);
    if (!is_with_body_in_quotes(sql)) return uses.set_opaque();
    return read_body({routine.language, block.text, sql}, {{&place, 0}, true, true, true, true}, uses);
  }
  const auto parsed = parse(heading(kind, routine, returns) + block.text);
  const auto* tree = std::get_if<Tree>(&parsed);
  if (tree == nullptr || tree->statement().node_case != PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT ||
      tree->statement().create_function_stmt->sql_body == nullptr)
    return uses.set_opaque();
  uses.read(*tree->statement().create_function_stmt->sql_body, {{}, true, true, false, true});
}
} // namespace

void read_body(const model::CreateFunction& function, Uses& uses) {
  read_routine("FUNCTION", function.routine, function.returns, uses);
}

void read_body(const model::CreateProcedure& procedure, Uses& uses) {
  read_routine("PROCEDURE", procedure.routine, {}, uses);
}

void read_body(const Body& body, const Reading& reading, Uses& uses) {
  const auto language = base::lower(body.language);
  if (language == "plpgsql")
    read_plpgsql(body, reading, uses);
  else if (language == "sql")
    read_sql(body.text, reading, uses);
  else if (reading.happens)
    uses.set_opaque();
}

void read_body_of(const Node& tree, const dialect::Statement& statement, Uses& uses) {
  if (tree.node_case == PG_QUERY__NODE__NODE_DO_STMT)
    if (const auto block = block_of(*tree.do_stmt, statement)) read_body(block->body, block->reading, uses);
  if (tree.node_case == PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT)
    read_routine(*tree.create_function_stmt, statement, uses);
}

std::vector<BlockStatement> statements_of_block(const Node& tree, const dialect::Statement& statement) {
  if (tree.node_case != PG_QUERY__NODE__NODE_DO_STMT) return {};
  const auto block = block_of(*tree.do_stmt, statement);
  if (!block || base::lower(block->body.language) != "plpgsql") return {};
  const auto read = plpgsql_of(statement.sql);
  if (!read || read->dynamic) return {};
  std::vector<BlockStatement> out;
  Pieces pieces(block->body.text, block->reading.origin);
  for (const auto& query : read->queries) {
    auto piece = pieces.next(query.text);
    if (!query.is_statement) continue;
    if (!piece.place.known()) piece.place = statement.place;
    out.push_back({std::move(piece), query.maybe});
  }
  return out;
}

} // namespace aludel::postgresql::reading
