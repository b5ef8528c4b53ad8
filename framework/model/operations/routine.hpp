#pragma once
#include "framework/model/sql_block.hpp"
#include "framework/model/table_parts.hpp"

/// Functions and procedures (PostgreSQL). Types are spelled as the database spells them: `setof users`,
/// `table(a integer)`, `anyelement`.
namespace aludel::model {

enum class ArgumentMode { in, out, inout, variadic };
enum class Security { invoker, definer };
enum class Volatility { volatile_, stable, immutable };
enum class ParallelSafety { unsafe, restricted, safe };

constexpr auto words_of(ArgumentMode) {
  return std::array{Word<ArgumentMode>{"in", ArgumentMode::in}, Word<ArgumentMode>{"out", ArgumentMode::out},
                    Word<ArgumentMode>{"inout", ArgumentMode::inout},
                    Word<ArgumentMode>{"variadic", ArgumentMode::variadic}};
}
constexpr auto words_of(Security) {
  return std::array{Word<Security>{"invoker", Security::invoker},
                    Word<Security>{"definer", Security::definer}};
}
constexpr auto words_of(Volatility) {
  return std::array{Word<Volatility>{"volatile", Volatility::volatile_},
                    Word<Volatility>{"stable", Volatility::stable},
                    Word<Volatility>{"immutable", Volatility::immutable}};
}
constexpr auto words_of(ParallelSafety) {
  return std::array{Word<ParallelSafety>{"unsafe", ParallelSafety::unsafe},
                    Word<ParallelSafety>{"restricted", ParallelSafety::restricted},
                    Word<ParallelSafety>{"safe", ParallelSafety::safe}};
}

/// Written as its type alone where it has no name.
struct Argument {
  Identifier name;
  std::string type;
  ArgumentMode mode = ArgumentMode::in;
  std::string default_sql;
  bool operator==(const Argument&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        optional("name", &Argument::name, "The argument's name."),
        required("type", &Argument::type, "Its type, as the database spells it."),
        optional("mode", &Argument::mode, "in, out, inout or variadic."),
        optional("default", &Argument::default_sql, "The expression used when it is left out.")};
  }
  static constexpr auto short_form() { return &Argument::type; }
};
using Arguments = std::vector<Argument>;

/// What functions and procedures share. Exactly one of `body` and `file` is set.
struct Routine {
  Arguments arguments;
  std::string language;
  SqlBlock body;
  SqlFromFile file;
  bool standard_body = false;
  Parameters set;
  Security security = Security::invoker;
  bool operator==(const Routine& other) const {
    return arguments == other.arguments && language == other.language && text() == other.text() &&
           standard_body == other.standard_body && set == other.set && security == other.security;
  }
  const SqlBlock& text() const { return file.path.empty() ? body : file.block; }
  static constexpr auto fields() {
    return std::tuple{
        optional("arguments", &Routine::arguments, "Types, or `{name, type, mode, default}`, in order."),
        required("language", &Routine::language, "sql, plpgsql …"),
        optional("body", &Routine::body, "The body, without the quotes around it."),
        optional("file", &Routine::file, "Instead of `body`: a file, relative to the revision file."),
        optional("standard_body", &Routine::standard_body,
                 "The body is standard SQL (`BEGIN ATOMIC … END`, `RETURN …`), read when it is created "
                 "(PostgreSQL 14)."),
        optional("set", &Routine::set, "Settings while it runs: `{search_path: \"public, pg_temp\"}`."),
        optional("security", &Routine::security, "Whose rights it has: the caller's, or its owner's.")};
  }
  static constexpr auto rules() { return std::array{one_of("body", "file")}; }
};

struct CreateFunction {
  static constexpr std::string_view key = "create_function";
  static constexpr std::string_view doc = "Make a function (PostgreSQL).";
  QualifiedName name;
  Routine routine;
  std::string returns;
  Volatility volatility = Volatility::volatile_;
  bool strict = false;
  ParallelSafety parallel = ParallelSafety::unsafe;
  bool leakproof = false;
  bool window = false;
  std::string cost; ///< a number as written; empty: the language's default
  std::string rows;
  bool replace = false;
  bool operator==(const CreateFunction&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("name", &CreateFunction::name, "The function's name."),
        inlined(&CreateFunction::routine),
        optional("returns", &CreateFunction::returns,
                 "`trigger`, `integer`, `setof users`, `table(a integer)`; absent with out arguments."),
        optional("volatility", &CreateFunction::volatility, "What its result may depend on."),
        optional("strict", &CreateFunction::strict, "NULL for a NULL argument, without being run."),
        optional("parallel", &CreateFunction::parallel, "Whether it may run in parallel workers."),
        optional("leakproof", &CreateFunction::leakproof, "It tells nothing of its arguments."),
        optional("window", &CreateFunction::window, "It is a window function."),
        optional("cost", &CreateFunction::cost, "What one call is thought to cost."),
        optional("rows", &CreateFunction::rows, "How many rows it is thought to return."),
        optional("replace", &CreateFunction::replace, "A function of that name and arguments is replaced.")};
  }
};

struct CreateProcedure {
  static constexpr std::string_view key = "create_procedure";
  static constexpr std::string_view doc = "Make a procedure (PostgreSQL).";
  QualifiedName name;
  Routine routine;
  bool replace = false;
  bool operator==(const CreateProcedure&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &CreateProcedure::name, "The procedure's name."),
                      inlined(&CreateProcedure::routine),
                      optional("replace", &CreateProcedure::replace,
                               "A procedure of that name and arguments is replaced.")};
  }
};

struct DropFunction {
  static constexpr std::string_view key = "drop_function";
  static constexpr std::string_view doc = "Remove a function (PostgreSQL).";
  QualifiedName name;
  std::optional<Arguments> arguments;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropFunction&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &DropFunction::name, "The function."),
                      optional("arguments", &DropFunction::arguments,
                               "Its argument types; absent: the only function of that name."),
                      optional("if_exists", &DropFunction::if_exists, "Nothing happens when there is none."),
                      optional("cascade", &DropFunction::cascade, "What depends on it goes too.")};
  }
};

struct DropProcedure {
  static constexpr std::string_view key = "drop_procedure";
  static constexpr std::string_view doc = "Remove a procedure (PostgreSQL).";
  QualifiedName name;
  std::optional<Arguments> arguments;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropProcedure&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &DropProcedure::name, "The procedure."),
                      optional("arguments", &DropProcedure::arguments,
                               "Its argument types; absent: the only procedure of that name."),
                      optional("if_exists", &DropProcedure::if_exists, "Nothing happens when there is none."),
                      optional("cascade", &DropProcedure::cascade, "What depends on it goes too.")};
  }
};

} // namespace aludel::model
