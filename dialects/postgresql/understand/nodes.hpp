#pragma once
/// libpg_query's tree by the names of its structures alone: pg_query/pg_query.pb-c.h is half a megabyte, and
/// is included where the structures are looked into. They are those of PostgreSQL's
/// src/include/nodes/parsenodes.h.

// NOLINTBEGIN(bugprone-reserved-identifier)
struct PgQuery__AConst;
struct PgQuery__AlterEnumStmt;
struct PgQuery__AlterSeqStmt;
struct PgQuery__AlterTableCmd;
struct PgQuery__AlterTableStmt;
struct PgQuery__CollateClause;
struct PgQuery__ColumnDef;
struct PgQuery__CommentStmt;
struct PgQuery__CompositeTypeStmt;
struct PgQuery__Constraint;
struct PgQuery__CreateDomainStmt;
struct PgQuery__CreateEnumStmt;
struct PgQuery__CreateExtensionStmt;
struct PgQuery__CreateFunctionStmt;
struct PgQuery__CreatePolicyStmt;
struct PgQuery__CreateSchemaStmt;
struct PgQuery__CreateSeqStmt;
struct PgQuery__CreateStmt;
struct PgQuery__CreateTableAsStmt;
struct PgQuery__CreateTrigStmt;
struct PgQuery__DefElem;
struct PgQuery__DeleteStmt;
struct PgQuery__DropStmt;
struct PgQuery__FunctionParameter;
struct PgQuery__GrantStmt;
struct PgQuery__IndexElem;
struct PgQuery__IndexStmt;
struct PgQuery__InsertStmt;
struct PgQuery__Node;
struct PgQuery__ObjectWithArgs;
struct PgQuery__OnConflictClause;
struct PgQuery__ParseResult;
struct PgQuery__PartitionBoundSpec;
struct PgQuery__PartitionSpec;
struct PgQuery__RangeVar;
struct PgQuery__RefreshMatViewStmt;
struct PgQuery__ReindexStmt;
struct PgQuery__RenameStmt;
struct PgQuery__RoleSpec;
struct PgQuery__TypeName;
struct PgQuery__UpdateStmt;
struct PgQuery__ViewStmt;
struct ProtobufCMessage;

namespace aludel::postgresql::reading {
using AConst = PgQuery__AConst;
using AlterEnumStmt = PgQuery__AlterEnumStmt;
using AlterSeqStmt = PgQuery__AlterSeqStmt;
using AlterTableCmd = PgQuery__AlterTableCmd;
using AlterTableStmt = PgQuery__AlterTableStmt;
using CollateClause = PgQuery__CollateClause;
using ColumnDef = PgQuery__ColumnDef;
using CommentStmt = PgQuery__CommentStmt;
using CompositeTypeStmt = PgQuery__CompositeTypeStmt;
using Constraint = PgQuery__Constraint;
using CreateDomainStmt = PgQuery__CreateDomainStmt;
using CreateEnumStmt = PgQuery__CreateEnumStmt;
using CreateExtensionStmt = PgQuery__CreateExtensionStmt;
using CreateFunctionStmt = PgQuery__CreateFunctionStmt;
using CreatePolicyStmt = PgQuery__CreatePolicyStmt;
using CreateSchemaStmt = PgQuery__CreateSchemaStmt;
using CreateSeqStmt = PgQuery__CreateSeqStmt;
using CreateStmt = PgQuery__CreateStmt;
using CreateTableAsStmt = PgQuery__CreateTableAsStmt;
using CreateTrigStmt = PgQuery__CreateTrigStmt;
using DefElem = PgQuery__DefElem;
using DeleteStmt = PgQuery__DeleteStmt;
using DropStmt = PgQuery__DropStmt;
using FunctionParameter = PgQuery__FunctionParameter;
using GrantStmt = PgQuery__GrantStmt;
using IndexElem = PgQuery__IndexElem;
using IndexStmt = PgQuery__IndexStmt;
using InsertStmt = PgQuery__InsertStmt;
using Message = ::ProtobufCMessage;
using Node = PgQuery__Node;
using ObjectWithArgs = PgQuery__ObjectWithArgs;
using OnConflictClause = PgQuery__OnConflictClause;
using ParseResult = PgQuery__ParseResult;
using PartitionBoundSpec = PgQuery__PartitionBoundSpec;
using PartitionSpec = PgQuery__PartitionSpec;
using RangeVar = PgQuery__RangeVar;
using RefreshMatViewStmt = PgQuery__RefreshMatViewStmt;
using ReindexStmt = PgQuery__ReindexStmt;
using RenameStmt = PgQuery__RenameStmt;
using RoleSpec = PgQuery__RoleSpec;
using TypeName = PgQuery__TypeName;
using UpdateStmt = PgQuery__UpdateStmt;
using ViewStmt = PgQuery__ViewStmt;
} // namespace aludel::postgresql::reading
// NOLINTEND(bugprone-reserved-identifier)
