#include "dialects/postgresql/understand/commands.hpp"

#include "dialects/postgresql/understand/object_kinds.hpp"
#include "dialects/postgresql/understand/tree.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace aludel::postgresql::reading {

namespace {
enum class Does { writes, reads, nothing, hidden };

struct Row {
  PgQuery__Node__NodeCase node;
  std::string_view kind;
  Does does = Does::writes;
};
using enum Does;

// By the name of the structure.
constexpr std::array commands_by_node{
    Row{PG_QUERY__NODE__NODE_ALTER_DATABASE_REFRESH_COLL_STMT, "ALTER DATABASE"},
    Row{PG_QUERY__NODE__NODE_ALTER_DATABASE_SET_STMT, "ALTER DATABASE"},
    Row{PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT, "ALTER DATABASE"},
    Row{PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT, "ALTER DEFAULT PRIVILEGES"},
    Row{PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT, "ALTER DOMAIN"},
    Row{PG_QUERY__NODE__NODE_ALTER_ENUM_STMT, "ALTER TYPE"},
    Row{PG_QUERY__NODE__NODE_ALTER_EVENT_TRIG_STMT, "ALTER EVENT TRIGGER"},
    Row{PG_QUERY__NODE__NODE_ALTER_EXTENSION_CONTENTS_STMT, "ALTER EXTENSION"},
    Row{PG_QUERY__NODE__NODE_ALTER_EXTENSION_STMT, "ALTER EXTENSION", hidden},
    Row{PG_QUERY__NODE__NODE_ALTER_FDW_STMT, "ALTER FOREIGN DATA WRAPPER"},
    Row{PG_QUERY__NODE__NODE_ALTER_FOREIGN_SERVER_STMT, "ALTER SERVER"},
    Row{PG_QUERY__NODE__NODE_ALTER_OPERATOR_STMT, "ALTER OPERATOR"},
    Row{PG_QUERY__NODE__NODE_ALTER_OP_FAMILY_STMT, "ALTER OPERATOR FAMILY"},
    Row{PG_QUERY__NODE__NODE_ALTER_POLICY_STMT, "ALTER POLICY"},
    Row{PG_QUERY__NODE__NODE_ALTER_PUBLICATION_STMT, "ALTER PUBLICATION"},
    Row{PG_QUERY__NODE__NODE_ALTER_ROLE_SET_STMT, "ALTER ROLE"},
    Row{PG_QUERY__NODE__NODE_ALTER_ROLE_STMT, "ALTER ROLE"},
    Row{PG_QUERY__NODE__NODE_ALTER_SEQ_STMT, "ALTER SEQUENCE"},
    Row{PG_QUERY__NODE__NODE_ALTER_STATS_STMT, "ALTER STATISTICS"},
    Row{PG_QUERY__NODE__NODE_ALTER_SUBSCRIPTION_STMT, "ALTER SUBSCRIPTION"},
    Row{PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT, "ALTER SYSTEM"},
    Row{PG_QUERY__NODE__NODE_ALTER_TABLE_MOVE_ALL_STMT, "ALTER TABLE"},
    Row{PG_QUERY__NODE__NODE_ALTER_TABLE_SPACE_OPTIONS_STMT, "ALTER TABLESPACE"},
    Row{PG_QUERY__NODE__NODE_ALTER_COLLATION_STMT, "ALTER COLLATION"},
    Row{PG_QUERY__NODE__NODE_ALTER_TSCONFIGURATION_STMT, "ALTER TEXT SEARCH CONFIGURATION"},
    Row{PG_QUERY__NODE__NODE_ALTER_TSDICTIONARY_STMT, "ALTER TEXT SEARCH DICTIONARY"},
    Row{PG_QUERY__NODE__NODE_ALTER_TYPE_STMT, "ALTER TYPE"},
    Row{PG_QUERY__NODE__NODE_ALTER_USER_MAPPING_STMT, "ALTER USER MAPPING"},
    Row{PG_QUERY__NODE__NODE_CALL_STMT, "CALL", reads},
    Row{PG_QUERY__NODE__NODE_CHECK_POINT_STMT, "CHECKPOINT", nothing},
    Row{PG_QUERY__NODE__NODE_CLOSE_PORTAL_STMT, "CLOSE CURSOR", nothing},
    Row{PG_QUERY__NODE__NODE_CLUSTER_STMT, "CLUSTER", nothing},
    Row{PG_QUERY__NODE__NODE_COMMENT_STMT, "COMMENT"},
    Row{PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT, "CREATE TYPE"},
    Row{PG_QUERY__NODE__NODE_CONSTRAINTS_SET_STMT, "SET CONSTRAINTS", nothing},
    Row{PG_QUERY__NODE__NODE_CREATE_AM_STMT, "CREATE ACCESS METHOD"},
    Row{PG_QUERY__NODE__NODE_CREATE_CAST_STMT, "CREATE CAST"},
    Row{PG_QUERY__NODE__NODE_CREATE_CONVERSION_STMT, "CREATE CONVERSION"},
    Row{PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT, "CREATE DOMAIN"},
    Row{PG_QUERY__NODE__NODE_CREATE_ENUM_STMT, "CREATE TYPE"},
    Row{PG_QUERY__NODE__NODE_CREATE_EVENT_TRIG_STMT, "CREATE EVENT TRIGGER"},
    Row{PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT, "CREATE EXTENSION"},
    Row{PG_QUERY__NODE__NODE_CREATE_FDW_STMT, "CREATE FOREIGN DATA WRAPPER"},
    Row{PG_QUERY__NODE__NODE_CREATE_FOREIGN_SERVER_STMT, "CREATE SERVER"},
    Row{PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT, "CREATE FOREIGN TABLE"},
    Row{PG_QUERY__NODE__NODE_CREATE_OP_CLASS_STMT, "CREATE OPERATOR CLASS"},
    Row{PG_QUERY__NODE__NODE_CREATE_OP_FAMILY_STMT, "CREATE OPERATOR FAMILY"},
    Row{PG_QUERY__NODE__NODE_CREATE_PLANG_STMT, "CREATE LANGUAGE"},
    Row{PG_QUERY__NODE__NODE_CREATE_POLICY_STMT, "CREATE POLICY"},
    Row{PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT, "CREATE PUBLICATION"},
    Row{PG_QUERY__NODE__NODE_CREATE_RANGE_STMT, "CREATE TYPE"},
    Row{PG_QUERY__NODE__NODE_CREATE_ROLE_STMT, "CREATE ROLE"},
    Row{PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT, "CREATE SCHEMA"},
    Row{PG_QUERY__NODE__NODE_CREATE_SEQ_STMT, "CREATE SEQUENCE"},
    Row{PG_QUERY__NODE__NODE_CREATE_STATS_STMT, "CREATE STATISTICS"},
    Row{PG_QUERY__NODE__NODE_CREATE_STMT, "CREATE TABLE"},
    Row{PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT, "CREATE SUBSCRIPTION"},
    Row{PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT, "CREATE TABLESPACE"},
    Row{PG_QUERY__NODE__NODE_CREATE_TRANSFORM_STMT, "CREATE TRANSFORM"},
    Row{PG_QUERY__NODE__NODE_CREATE_TRIG_STMT, "CREATE TRIGGER"},
    Row{PG_QUERY__NODE__NODE_CREATE_USER_MAPPING_STMT, "CREATE USER MAPPING"},
    Row{PG_QUERY__NODE__NODE_CREATEDB_STMT, "CREATE DATABASE"},
    Row{PG_QUERY__NODE__NODE_DEALLOCATE_STMT, "DEALLOCATE", nothing},
    Row{PG_QUERY__NODE__NODE_DECLARE_CURSOR_STMT, "DECLARE CURSOR", reads},
    Row{PG_QUERY__NODE__NODE_DELETE_STMT, "DELETE", reads},
    Row{PG_QUERY__NODE__NODE_DISCARD_STMT, "DISCARD", nothing},
    Row{PG_QUERY__NODE__NODE_DO_STMT, "DO", nothing}, // as its body does
    Row{PG_QUERY__NODE__NODE_DROP_OWNED_STMT, "DROP OWNED", hidden},
    Row{PG_QUERY__NODE__NODE_DROP_ROLE_STMT, "DROP ROLE"},
    Row{PG_QUERY__NODE__NODE_DROP_SUBSCRIPTION_STMT, "DROP SUBSCRIPTION"},
    Row{PG_QUERY__NODE__NODE_DROP_TABLE_SPACE_STMT, "DROP TABLESPACE"},
    Row{PG_QUERY__NODE__NODE_DROP_USER_MAPPING_STMT, "DROP USER MAPPING"},
    Row{PG_QUERY__NODE__NODE_DROPDB_STMT, "DROP DATABASE"},
    Row{PG_QUERY__NODE__NODE_EXECUTE_STMT, "EXECUTE", hidden},
    Row{PG_QUERY__NODE__NODE_FETCH_STMT, "FETCH", nothing},
    Row{PG_QUERY__NODE__NODE_IMPORT_FOREIGN_SCHEMA_STMT, "IMPORT FOREIGN SCHEMA", hidden},
    Row{PG_QUERY__NODE__NODE_INDEX_STMT, "CREATE INDEX"},
    Row{PG_QUERY__NODE__NODE_INSERT_STMT, "INSERT", reads},
    Row{PG_QUERY__NODE__NODE_LISTEN_STMT, "LISTEN", nothing},
    Row{PG_QUERY__NODE__NODE_LOAD_STMT, "LOAD", hidden},
    Row{PG_QUERY__NODE__NODE_LOCK_STMT, "LOCK TABLE", nothing},
    Row{PG_QUERY__NODE__NODE_MERGE_STMT, "MERGE", reads},
    Row{PG_QUERY__NODE__NODE_NOTIFY_STMT, "NOTIFY", nothing},
    Row{PG_QUERY__NODE__NODE_PREPARE_STMT, "PREPARE", nothing},
    Row{PG_QUERY__NODE__NODE_REASSIGN_OWNED_STMT, "REASSIGN OWNED", hidden},
    Row{PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT, "REFRESH MATERIALIZED VIEW"},
    Row{PG_QUERY__NODE__NODE_REINDEX_STMT, "REINDEX", nothing},
    Row{PG_QUERY__NODE__NODE_RULE_STMT, "CREATE RULE"},
    Row{PG_QUERY__NODE__NODE_SEC_LABEL_STMT, "SECURITY LABEL"},
    Row{PG_QUERY__NODE__NODE_SELECT_STMT, "SELECT", reads},
    Row{PG_QUERY__NODE__NODE_TRUNCATE_STMT, "TRUNCATE TABLE"},
    Row{PG_QUERY__NODE__NODE_UNLISTEN_STMT, "UNLISTEN", nothing},
    Row{PG_QUERY__NODE__NODE_UPDATE_STMT, "UPDATE", reads},
    Row{PG_QUERY__NODE__NODE_VARIABLE_SHOW_STMT, "SHOW", nothing},
    Row{PG_QUERY__NODE__NODE_VIEW_STMT, "CREATE VIEW"}};

/// BEGIN, COMMIT …: TransactionStmtKind.
std::string transaction_words(PgQuery__TransactionStmtKind kind) {
  constexpr std::array words{"",
                             "BEGIN",
                             "START TRANSACTION",
                             "COMMIT",
                             "ROLLBACK",
                             "SAVEPOINT",
                             "RELEASE",
                             "ROLLBACK TO SAVEPOINT",
                             "PREPARE TRANSACTION",
                             "COMMIT PREPARED",
                             "ROLLBACK PREPARED"};
  const auto at = static_cast<std::size_t>(kind);
  return at < words.size() ? words[at] : "";
}

bool has_option(Nodes options, std::string_view name) {
  return std::any_of(options.begin(), options.end(),
                     [&](const Node* option) { return name == option->def_elem->defname; });
}

bool has_into(const PgQuery__SelectStmt& s) {
  return s.into_clause != nullptr || (s.larg != nullptr && has_into(*s.larg));
}

/// Of those whose words or whose work depend on more than the structure.
Command special(const Node& tree) {
  switch (tree.node_case) {
  case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
    return {"ALTER " + object_words(tree.alter_table_stmt->objtype)};
  case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT:
    return {"ALTER " + object_words(tree.alter_owner_stmt->object_type)};
  case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
    return {"ALTER " + object_words(tree.alter_object_schema_stmt->object_type)};
  case PG_QUERY__NODE__NODE_ALTER_OBJECT_DEPENDS_STMT:
    return {"ALTER " + object_words(tree.alter_object_depends_stmt->object_type)};
  case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT:
    return {"ALTER " + object_words(tree.alter_function_stmt->objtype)};
  case PG_QUERY__NODE__NODE_RENAME_STMT: {
    const auto& s = *tree.rename_stmt;
    const bool of_relation = s.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN;
    return {"ALTER " + object_words(of_relation ? s.relation_type : s.rename_type)};
  }
  case PG_QUERY__NODE__NODE_DROP_STMT: return {"DROP " + object_words(tree.drop_stmt->remove_type)};
  case PG_QUERY__NODE__NODE_DEFINE_STMT: return {"CREATE " + object_words(tree.define_stmt->kind)};
  case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
    return {tree.create_function_stmt->is_procedure ? "CREATE PROCEDURE" : "CREATE FUNCTION"};
  case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
    if (tree.create_table_as_stmt->objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW)
      return {"CREATE MATERIALIZED VIEW"};
    return {"CREATE TABLE AS", true, true};
  case PG_QUERY__NODE__NODE_GRANT_STMT: return {tree.grant_stmt->is_grant ? "GRANT" : "REVOKE"};
  case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT:
    return {tree.grant_role_stmt->is_grant ? "GRANT ROLE" : "REVOKE ROLE"};
  case PG_QUERY__NODE__NODE_TRANSACTION_STMT: return {transaction_words(tree.transaction_stmt->kind), false};
  case PG_QUERY__NODE__NODE_VACUUM_STMT:
    return {tree.vacuum_stmt->is_vacuumcmd ? "VACUUM" : "ANALYZE", false};
  case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
    return {tree.variable_set_stmt->kind >= PG_QUERY__VARIABLE_SET_KIND__VAR_RESET ? "RESET" : "SET", false};
  case PG_QUERY__NODE__NODE_EXPLAIN_STMT:
    return {"EXPLAIN", false,
            has_option(nodes(tree.explain_stmt->n_options, tree.explain_stmt->options), "analyze")};
  case PG_QUERY__NODE__NODE_COPY_STMT:
    return {"COPY", tree.copy_stmt->is_from != 0, true, tree.copy_stmt->is_program != 0};
  case PG_QUERY__NODE__NODE_SELECT_STMT:
    if (has_into(*tree.select_stmt)) return {"SELECT INTO", true, true};
    return {"SELECT", false, true};
  default: return {"", true, false, true};
  }
}
} // namespace

namespace {
/// Of the commands that are for many kinds of objects: the kind.
PgQuery__ObjectType object_of(const Node& tree) {
  switch (tree.node_case) {
  case PG_QUERY__NODE__NODE_COMMENT_STMT: return tree.comment_stmt->objtype;
  case PG_QUERY__NODE__NODE_SEC_LABEL_STMT: return tree.sec_label_stmt->objtype;
  case PG_QUERY__NODE__NODE_GRANT_STMT: return tree.grant_stmt->objtype;
  default: return PG_QUERY__OBJECT_TYPE__OBJECT_TYPE_UNDEFINED;
  }
}
} // namespace

bool reaches_beyond_database(const Node& tree) {
  constexpr std::array<std::string_view, 9> words{
      "DATABASE", "ROLE", "TABLESPACE", "SUBSCRIPTION", "SYSTEM", "USER MAPPING", "COPY", "LOAD", "NOTIFY"};
  const auto kind = command_of(tree).kind + " " + object_words(object_of(tree));
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return kind.find(word) != std::string::npos; });
}

Command command_of(const Node& tree) {
  const auto row = std::find_if(commands_by_node.begin(), commands_by_node.end(),
                                [&](const Row& r) { return r.node == tree.node_case; });
  if (row == commands_by_node.end() || row->node == PG_QUERY__NODE__NODE_SELECT_STMT) return special(tree);
  return {std::string(row->kind), row->does == writes || row->does == hidden, row->does == reads,
          row->does == hidden};
}

} // namespace aludel::postgresql::reading
