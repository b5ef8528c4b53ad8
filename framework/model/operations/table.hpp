#pragma once
#include "framework/model/forms.hpp"
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

/// What a comment is about; exactly one is set.
struct CommentTarget {
  QualifiedName table; ///< of the table itself, or of the column or constraint
  Identifier column;
  Identifier constraint;
  QualifiedName index;
  Identifier schema;
  bool operator==(const CommentTarget&) const = default;
  static constexpr auto fields() {
    return std::tuple{optional("table", &CommentTarget::table, "A table."),
                      optional<TableAndPart>("column", &CommentTarget::column, "A column."),
                      optional<TableAndPart>("constraint", &CommentTarget::constraint, "A constraint."),
                      optional("index", &CommentTarget::index, "An index."),
                      optional("schema", &CommentTarget::schema, "A schema.")};
  }
};

struct Comment {
  static constexpr std::string_view key = "comment";
  static constexpr std::string_view doc = "Set or remove the remark on an object.";
  CommentTarget on;
  std::optional<std::string> text;
  bool operator==(const Comment&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        required("on", &Comment::on,
                 "`{table: t}`, `{column: [t, c]}`, `{index: i}`, `{constraint: [t, c]}` or `{schema: s}`."),
        blank("text", &Comment::text, "The remark; absent or null removes it.")};
  }
};

} // namespace aludel::model
