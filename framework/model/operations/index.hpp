#pragma once
#include "framework/model/table_parts.hpp"

namespace aludel::model {

struct CreateIndex {
  static constexpr std::string_view key = "create_index";
  static constexpr std::string_view doc = "Make an index.";
  QualifiedName table;
  Index index;
  bool concurrently = false;
  bool if_not_exists = false;
  bool operator==(const CreateIndex&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &CreateIndex::table, "The table."), inlined(&CreateIndex::index),
                      optional("concurrently", &CreateIndex::concurrently,
                               "PostgreSQL: writes go on meanwhile; runs outside the transaction."),
                      optional("if_not_exists", &CreateIndex::if_not_exists,
                               "Nothing happens when an index of that name exists.")};
  }
};

struct DropIndex {
  static constexpr std::string_view key = "drop_index";
  static constexpr std::string_view doc = "Remove an index.";
  QualifiedName name;
  Identifier table;
  bool concurrently = false;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropIndex&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &DropIndex::name, "The index."),
                      optional("table", &DropIndex::table, "Its table, for the reader."),
                      optional("concurrently", &DropIndex::concurrently,
                               "PostgreSQL: waits without blocking; runs outside the transaction."),
                      optional("if_exists", &DropIndex::if_exists, "Nothing happens when there is none."),
                      optional("cascade", &DropIndex::cascade, "PostgreSQL: what depends on it goes too.")};
  }
};

struct RenameIndex {
  static constexpr std::string_view key = "rename_index";
  static constexpr std::string_view doc = "Give an index another name.";
  QualifiedName from;
  Identifier to;
  bool operator==(const RenameIndex&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("from", &RenameIndex::from, "The index."),
                      required("to", &RenameIndex::to, "Its new name, without a schema.")};
  }
};

/// Exactly one of `index` and `table` is set.
struct Reindex {
  static constexpr std::string_view key = "reindex";
  static constexpr std::string_view doc = "Build an index, or all indexes of a table, anew.";
  QualifiedName index;
  QualifiedName table;
  bool concurrently = false;
  bool operator==(const Reindex&) const = default;
  static constexpr auto fields() {
    return std::tuple{optional("index", &Reindex::index, "The index, or"),
                      optional("table", &Reindex::table, "the table."),
                      optional("concurrently", &Reindex::concurrently,
                               "PostgreSQL: writes go on meanwhile; runs outside the transaction.")};
  }
  static constexpr auto rules() { return std::array{one_of("index", "table")}; }
};

} // namespace aludel::model
