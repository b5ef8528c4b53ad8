#pragma once
#include "framework/model/table_parts.hpp"

namespace aludel::model {

struct CreateTable {
  static constexpr std::string_view key = "create_table";
  static constexpr std::string_view doc = "Make a table.";
  QualifiedName name;
  std::vector<Column> columns;
  std::optional<PrimaryKey> primary_key;
  std::vector<Unique> uniques;
  std::vector<Check> checks;
  std::vector<ForeignKey> foreign_keys;
  std::vector<Exclusion> exclusions;
  std::vector<Index> indexes;
  std::string comment;
  bool if_not_exists = false;
  bool temporary = false;
  bool unlogged = false;
  base::Boxed<PartitionBy> partition_by;
  base::Boxed<PartitionOf> partition_of;
  Parameters with;
  std::string tablespace;
  bool strict = false;
  bool without_rowid = false;
  bool operator==(const CreateTable&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("name", &CreateTable::name, "The table's name."),
        optional("columns", &CreateTable::columns,
                 "Its columns, in order; those of a partition are its table's."),
        optional("primary_key", &CreateTable::primary_key,
                 "Columns of the primary key, or `{name, columns}`."),
        optional("uniques", &CreateTable::uniques, "Unique constraints."),
        optional("checks", &CreateTable::checks, "Check constraints."),
        optional("foreign_keys", &CreateTable::foreign_keys, "Foreign keys."),
        optional("exclusions", &CreateTable::exclusions, "Exclusion constraints (PostgreSQL)."),
        optional("indexes", &CreateTable::indexes, "Indexes, made right after the table."),
        optional("comment", &CreateTable::comment, "A remark kept in the database where it can keep one."),
        optional("if_not_exists", &CreateTable::if_not_exists,
                 "Nothing happens when a table of that name exists."),
        optional("temporary", &CreateTable::temporary, "The table goes with the connection."),
        optional("unlogged", &CreateTable::unlogged, "PostgreSQL: not crash safe, faster."),
        optional("partition_by", &CreateTable::partition_by,
                 "PostgreSQL: its rows stand in partitions; how they are told apart."),
        optional("partition_of", &CreateTable::partition_of,
                 "PostgreSQL: it is a partition of that table, `{table, for}`."),
        optional("with", &CreateTable::with, "PostgreSQL: storage parameters."),
        optional("tablespace", &CreateTable::tablespace, "PostgreSQL: where it is stored."),
        optional("strict", &CreateTable::strict, "SQLite: column types are enforced."),
        optional("without_rowid", &CreateTable::without_rowid, "SQLite: stored by primary key.")};
  }
  static constexpr auto rules() { return std::array{one_of("columns", "partition_of")}; }
};

} // namespace aludel::model
