#include "dialects/postgresql/understand/commands.hpp"
#include "dialects/postgresql/understand/tree.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>
#include <array>

namespace aludel::postgresql::reading {

namespace {
/// By their numbers in src/include/storage/lockdefs.h.
constexpr std::array modes{
    "",      "ACCESS SHARE",        "ROW SHARE", "ROW EXCLUSIVE",   "SHARE UPDATE EXCLUSIVE",
    "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"};
constexpr std::size_t access_share = 1;
constexpr std::size_t row_share = 2;
constexpr std::size_t row_exclusive = 3;
constexpr std::size_t share_update_exclusive = 4;
constexpr std::size_t share = 5;
constexpr std::size_t share_row_exclusive = 6;
constexpr std::size_t exclusive = 7;
constexpr std::size_t access_exclusive = 8;

std::size_t mode_of(const AlterTableCmd& command) {
  switch (command.subtype) {
  case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ClusterOn:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DropCluster:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions: // of most parameters
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ReplaceRelOptions:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint: return share_update_exclusive;
  case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrig:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableAlwaysTrig:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableReplicaTrig:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigAll:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableTrigUser:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrig:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigAll:
  case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableTrigUser: return share_row_exclusive;
  case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
    return command.def->constraint->contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN ? share_row_exclusive
                                                                                     : access_exclusive;
  default: return access_exclusive;
  }
}

std::size_t mode_of(const AlterTableStmt& s) {
  std::size_t strongest = 0;
  for (const auto* command : nodes(s.n_cmds, s.cmds))
    strongest = std::max(strongest, mode_of(*command->alter_table_cmd));
  return strongest;
}

bool has_option(std::size_t count, Node* const* first, std::string_view name) {
  const auto all = nodes(count, first);
  return std::any_of(all.begin(), all.end(),
                     [&](const Node* option) { return option->def_elem->defname == name; });
}

std::size_t mode_of(const PgQuery__VacuumStmt& s) {
  return has_option(s.n_options, s.options, "full") ? access_exclusive : share_update_exclusive;
}

/// The indexes of a table are locked harder than the table.
std::size_t mode_of(const PgQuery__ReindexStmt& s) {
  return has_option(s.n_params, s.params, "concurrently") ? share_update_exclusive : access_exclusive;
}

bool locks_rows(const PgQuery__SelectStmt& s) {
  return s.n_locking_clause > 0 || (s.larg != nullptr && locks_rows(*s.larg)) ||
         (s.rarg != nullptr && locks_rows(*s.rarg));
}

bool is_of_relation(PgQuery__ObjectType type) {
  switch (type) {
  case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
  case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE:
  case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
  case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW:
  case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE:
  case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX:
  case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN:
  case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT:
  case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER:
  case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY:
  case PG_QUERY__OBJECT_TYPE__OBJECT_RULE: return true;
  default: return false;
  }
}

/// Of statements about any kind of object.
std::size_t mode_of_object(const Node& tree) {
  switch (tree.node_case) {
  case PG_QUERY__NODE__NODE_COMMENT_STMT:
    return is_of_relation(tree.comment_stmt->objtype) ? share_update_exclusive : 0;
  case PG_QUERY__NODE__NODE_DROP_STMT:
    if (!is_of_relation(tree.drop_stmt->remove_type)) return 0;
    return tree.drop_stmt->concurrent ? share_update_exclusive : access_exclusive;
  case PG_QUERY__NODE__NODE_RENAME_STMT:
    if (tree.rename_stmt->rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_INDEX) return share_update_exclusive;
    return is_of_relation(tree.rename_stmt->rename_type) ? access_exclusive : 0;
  case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
    return is_of_relation(tree.alter_object_schema_stmt->object_type) ? access_exclusive : 0;
  case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT:
    return is_of_relation(tree.alter_owner_stmt->object_type) ? access_exclusive : 0;
  default: return 0;
  }
}

std::size_t mode_of(const Node& tree) {
  switch (tree.node_case) {
  case PG_QUERY__NODE__NODE_SELECT_STMT: return locks_rows(*tree.select_stmt) ? row_share : access_share;
  case PG_QUERY__NODE__NODE_VIEW_STMT: return tree.view_stmt->replace ? access_exclusive : access_share;
  case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
  case PG_QUERY__NODE__NODE_DECLARE_CURSOR_STMT:
  case PG_QUERY__NODE__NODE_EXPLAIN_STMT: return access_share;
  case PG_QUERY__NODE__NODE_COPY_STMT: return tree.copy_stmt->is_from ? row_exclusive : access_share;
  case PG_QUERY__NODE__NODE_INSERT_STMT:
  case PG_QUERY__NODE__NODE_UPDATE_STMT:
  case PG_QUERY__NODE__NODE_DELETE_STMT:
  case PG_QUERY__NODE__NODE_MERGE_STMT: return row_exclusive;
  case PG_QUERY__NODE__NODE_LOCK_STMT: return static_cast<std::size_t>(tree.lock_stmt->mode);
  case PG_QUERY__NODE__NODE_VACUUM_STMT: return mode_of(*tree.vacuum_stmt);
  case PG_QUERY__NODE__NODE_CREATE_STATS_STMT: return share_update_exclusive;
  case PG_QUERY__NODE__NODE_INDEX_STMT: return tree.index_stmt->concurrent ? share_update_exclusive : share;
  case PG_QUERY__NODE__NODE_REINDEX_STMT: return mode_of(*tree.reindex_stmt);
  case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
  case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT: return share_row_exclusive;
  case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT:
    return tree.refresh_mat_view_stmt->concurrent ? exclusive : access_exclusive;
  case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
  case PG_QUERY__NODE__NODE_CLUSTER_STMT:
  case PG_QUERY__NODE__NODE_RULE_STMT:
  case PG_QUERY__NODE__NODE_ALTER_POLICY_STMT:
  case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT: return access_exclusive;
  case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: return mode_of(*tree.alter_table_stmt);
  default: return mode_of_object(tree);
  }
}
} // namespace

std::string stronger_lock(const std::string& a, const std::string& b) {
  return std::find(modes.begin(), modes.end(), a) < std::find(modes.begin(), modes.end(), b) ? b : a;
}

std::string lock_of(const Node& tree) {
  const auto mode = mode_of(tree);
  return mode < modes.size() ? modes[mode] : "";
}

} // namespace aludel::postgresql::reading
