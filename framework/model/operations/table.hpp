#pragma once
#include "framework/model/table_parts.hpp"

namespace aludel::model {

struct DropTable {
  static constexpr std::string_view key = "drop_table";
  static constexpr std::string_view doc = "Remove a table and its rows.";
  QualifiedName name;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropTable&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &DropTable::name, "The table."),
                      optional("if_exists", &DropTable::if_exists, "Nothing happens when there is none."),
                      optional("cascade", &DropTable::cascade, "PostgreSQL: what depends on it goes too.")};
  }
};

struct RenameTable {
  static constexpr std::string_view key = "rename_table";
  static constexpr std::string_view doc = "Give a table another name; it stays in its schema.";
  QualifiedName from;
  Identifier to;
  bool operator==(const RenameTable&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("from", &RenameTable::from, "The table."),
                      required("to", &RenameTable::to, "Its new name, without a schema.")};
  }
};

} // namespace aludel::model
