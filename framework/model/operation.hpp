#pragma once
#include "framework/model/operations/access.hpp"
#include "framework/model/operations/column.hpp"
#include "framework/model/operations/constraint.hpp"
#include "framework/model/operations/create_table.hpp"
#include "framework/model/operations/index.hpp"
#include "framework/model/operations/object.hpp"
#include "framework/model/operations/partition.hpp"
#include "framework/model/operations/routine.hpp"
#include "framework/model/operations/rows.hpp"
#include "framework/model/operations/schema.hpp"
#include "framework/model/operations/sequence.hpp"
#include "framework/model/operations/sql.hpp"
#include "framework/model/operations/table.hpp"
#include "framework/model/operations/trigger.hpp"
#include "framework/model/operations/type.hpp"
#include "framework/model/operations/view.hpp"

#include <variant>

namespace aludel::model {

/// One change. Every room that treats operations visits this variant with one overload a kind, so that the
/// compiler names what a new kind still lacks.
using Operation = std::variant<
    CreateTable, DropTable, RenameTable, AttachPartition, DetachPartition,                               //
    AddColumn, DropColumn, RenameColumn, AlterColumn,                                                    //
    AddPrimaryKey, AddUnique, AddForeignKey, AddCheck, AddExclusion, DropConstraint, ValidateConstraint, //
    RenameConstraint, CreateIndex, DropIndex, RenameIndex, Reindex,                                      //
    CreateSchema, DropSchema, CreateExtension, DropExtension,                                            //
    CreateView, DropView, CreateMaterializedView, RefreshMaterializedView, DropMaterializedView,         //
    CreateFunction, DropFunction, CreateProcedure, DropProcedure, CreateTrigger, DropTrigger,            //
    CreateEnum, AddEnumValue, RenameEnumValue, CreateDomain, CreateComposite, DropType,                  //
    CreateSequence, AlterSequence, DropSequence,                                                         //
    Grant, Revoke, EnableRowSecurity, DisableRowSecurity, CreatePolicy, DropPolicy,                      //
    Comment, Rename,                                                                                     //
    Insert, Upsert, Update, Delete, Sql, SqlFile>;

/// The key under which it is written in a revision file: "create_table".
std::string_view key_of(const Operation& operation);

/// Every operation key, in the order of the reference page.
std::vector<std::string> operation_keys();

/// "create_table memories", for plans and logs.
std::string summary(const Operation& operation);

} // namespace aludel::model
