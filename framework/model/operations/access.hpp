#pragma once
#include "framework/model/operations/routine.hpp"
#include "framework/model/table_parts.hpp"

/// Who may do what (PostgreSQL).
namespace aludel::model {

enum class Privilege {
  all,
  select,
  insert,
  update,
  delete_,
  truncate,
  references,
  trigger,
  maintain,
  usage,
  create,
  connect,
  temporary,
  execute
};

constexpr auto words_of(Privilege) {
  return std::array{Word<Privilege>{"all", Privilege::all},
                    Word<Privilege>{"select", Privilege::select},
                    Word<Privilege>{"insert", Privilege::insert},
                    Word<Privilege>{"update", Privilege::update},
                    Word<Privilege>{"delete", Privilege::delete_},
                    Word<Privilege>{"truncate", Privilege::truncate},
                    Word<Privilege>{"references", Privilege::references},
                    Word<Privilege>{"trigger", Privilege::trigger},
                    Word<Privilege>{"maintain", Privilege::maintain},
                    Word<Privilege>{"usage", Privilege::usage},
                    Word<Privilege>{"create", Privilege::create},
                    Word<Privilege>{"connect", Privilege::connect},
                    Word<Privilege>{"temporary", Privilege::temporary},
                    Word<Privilege>{"execute", Privilege::execute}};
}

enum class GrantKind {
  table, ///< views and materialized views too
  sequence,
  function,
  procedure,
  type,
  schema,
  database,
  tables_in, ///< everything of that kind that a schema holds now
  sequences_in,
  functions_in
};

constexpr auto words_of(GrantKind) {
  return std::array{Word<GrantKind>{"table", GrantKind::table},
                    Word<GrantKind>{"sequence", GrantKind::sequence},
                    Word<GrantKind>{"function", GrantKind::function},
                    Word<GrantKind>{"procedure", GrantKind::procedure},
                    Word<GrantKind>{"type", GrantKind::type},
                    Word<GrantKind>{"schema", GrantKind::schema},
                    Word<GrantKind>{"database", GrantKind::database},
                    Word<GrantKind>{"tables_in", GrantKind::tables_in},
                    Word<GrantKind>{"sequences_in", GrantKind::sequences_in},
                    Word<GrantKind>{"functions_in", GrantKind::functions_in}};
}

std::vector<GrantKind> grant_kinds();

/// What rights are about: a table by its name alone, `{table: t, columns: [c]}`, `{schema: s}`,
/// `{function: {name: f, arguments: [integer]}}`.
struct GrantTarget {
  GrantKind kind = GrantKind::table;
  QualifiedName name;                 ///< of a schema, a database and what a schema holds: without a schema
  Identifiers columns;                ///< of a table; empty: all
  std::optional<Arguments> arguments; ///< of a function or procedure; absent: the only one of that name
  bool operator==(const GrantTarget&) const = default;
};

/// "users", "users(email)", "touch(integer)", "tables_in public"; for people.
std::string to_string(const GrantTarget& target);

struct Grant {
  static constexpr std::string_view key = "grant";
  static constexpr std::string_view doc = "Give rights to roles (PostgreSQL).";
  std::vector<Privilege> privileges;
  GrantTarget on;
  Identifiers to;
  bool with_grant_option = false;
  bool operator==(const Grant&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        required("privileges", &Grant::privileges, "select, insert … or all; one, or a list."),
        required("on", &Grant::on, "A table, or `{table, columns}`, `{schema: s}`, `{function: f}` …"),
        required("to", &Grant::to, "Roles; `public` is everybody."),
        optional("with_grant_option", &Grant::with_grant_option, "They may give these rights on.")};
  }
};

struct Revoke {
  static constexpr std::string_view key = "revoke";
  static constexpr std::string_view doc = "Take rights from roles (PostgreSQL).";
  std::vector<Privilege> privileges;
  GrantTarget on;
  Identifiers from;
  bool grant_option_for = false;
  bool cascade = false;
  bool operator==(const Revoke&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        required("privileges", &Revoke::privileges, "select, insert … or all; one, or a list."),
        required("on", &Revoke::on, "A table, or `{table, columns}`, `{schema: s}`, `{function: f}` …"),
        required("from", &Revoke::from, "Roles; `public` is everybody."),
        optional("grant_option_for", &Revoke::grant_option_for, "Only the right to give them on."),
        optional("cascade", &Revoke::cascade, "Also from those to whom these roles gave them.")};
  }
};

struct EnableRowSecurity {
  static constexpr std::string_view key = "enable_row_security";
  static constexpr std::string_view doc = "Show roles only the rows that policies allow (PostgreSQL).";
  QualifiedName table;
  bool force = false;
  bool operator==(const EnableRowSecurity&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &EnableRowSecurity::table, "The table."),
                      optional("force", &EnableRowSecurity::force, "The owner of the table too.")};
  }
};

struct DisableRowSecurity {
  static constexpr std::string_view key = "disable_row_security";
  static constexpr std::string_view doc = "Show all rows again (PostgreSQL).";
  QualifiedName table;
  bool force = false;
  bool operator==(const DisableRowSecurity&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("table", &DisableRowSecurity::table, "The table."),
        optional("force", &DisableRowSecurity::force, "It is not forced on the owner any more, either.")};
  }
};

enum class PolicyCommand { all, select, insert, update, delete_ };

constexpr auto words_of(PolicyCommand) {
  return std::array{Word<PolicyCommand>{"all", PolicyCommand::all},
                    Word<PolicyCommand>{"select", PolicyCommand::select},
                    Word<PolicyCommand>{"insert", PolicyCommand::insert},
                    Word<PolicyCommand>{"update", PolicyCommand::update},
                    Word<PolicyCommand>{"delete", PolicyCommand::delete_}};
}

struct CreatePolicy {
  static constexpr std::string_view key = "create_policy";
  static constexpr std::string_view doc = "Allow rows to roles (PostgreSQL).";
  QualifiedName table;
  Identifier name;
  PolicyCommand command = PolicyCommand::all;
  Identifiers to; ///< empty: public
  base::Boxed<SqlText> visible;
  base::Boxed<SqlText> check;
  bool permissive = true;
  bool operator==(const CreatePolicy&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("table", &CreatePolicy::table, "The table."),
        required("name", &CreatePolicy::name, "The policy's name."),
        optional("for", &CreatePolicy::command, "The statement that it is for."),
        optional("to", &CreatePolicy::to, "Roles; absent: everybody."),
        optional("using", &CreatePolicy::visible, "Which rows are seen."),
        optional("check", &CreatePolicy::check, "Which rows may be written; absent: those that are seen."),
        optional("permissive", &CreatePolicy::permissive,
                 "It allows (true), or it narrows what others allow (false).")};
  }
};

struct DropPolicy {
  static constexpr std::string_view key = "drop_policy";
  static constexpr std::string_view doc = "Remove a policy (PostgreSQL).";
  QualifiedName table;
  Identifier name;
  bool if_exists = false;
  bool operator==(const DropPolicy&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &DropPolicy::table, "The table."),
                      required("name", &DropPolicy::name, "The policy."),
                      optional("if_exists", &DropPolicy::if_exists, "Nothing happens when there is none.")};
  }
};

} // namespace aludel::model
