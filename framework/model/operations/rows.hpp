#pragma once
#include "framework/model/table_parts.hpp"

namespace aludel::model {

enum class OnConflict { nothing, update };

constexpr auto words_of(OnConflict) {
  return std::array{Word<OnConflict>{"nothing", OnConflict::nothing},
                    Word<OnConflict>{"update", OnConflict::update}};
}

struct ConflictRule {
  Identifiers key; ///< empty: the table's primary key
  OnConflict action = OnConflict::nothing;
  bool operator==(const ConflictRule&) const = default;
  static constexpr auto fields() {
    return std::tuple{optional("key", &ConflictRule::key,
                               "Columns that tell whether a row is there; absent: the primary key."),
                      optional("do", &ConflictRule::action, "nothing, or update.")};
  }
};

struct Insert {
  static constexpr std::string_view key = "insert";
  static constexpr std::string_view doc = "Add rows.";
  QualifiedName table;
  std::vector<Row> rows;
  std::optional<ConflictRule> on_conflict;
  bool operator==(const Insert&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("table", &Insert::table, "The table."),
        required("rows", &Insert::rows, "Rows as `{column: value}`."),
        optional("on_conflict", &Insert::on_conflict, "What to do with a row whose key is there.")};
  }
};

struct Upsert {
  static constexpr std::string_view key = "upsert";
  static constexpr std::string_view doc = "Add rows, and update those whose key is there.";
  QualifiedName table;
  std::vector<Row> rows;
  Identifiers match;
  bool operator==(const Upsert&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &Upsert::table, "The table."),
                      required("rows", &Upsert::rows, "Rows as `{column: value}`."),
                      optional("key", &Upsert::match,
                               "Columns that tell whether a row is there; absent: the primary key.")};
  }
};

struct Update {
  static constexpr std::string_view key = "update";
  static constexpr std::string_view doc = "Change rows.";
  QualifiedName table;
  Row set;
  base::Boxed<SqlText> where;
  bool operator==(const Update&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &Update::table, "The table."),
                      required("set", &Update::set, "`{column: value}`."),
                      optional("where", &Update::where, "Which rows; absent: all.")};
  }
};

struct Delete {
  static constexpr std::string_view key = "delete";
  static constexpr std::string_view doc = "Remove rows.";
  QualifiedName table;
  base::Boxed<SqlText> where;
  std::vector<Row> rows;
  bool operator==(const Delete&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("table", &Delete::table, "The table."), optional("where", &Delete::where, "Which rows."),
        optional("rows", &Delete::rows, "Instead of `where`: rows with these values. Without both: all.")};
  }
  static constexpr auto rules() {
    return std::array{excludes("where", "rows", "write where, or the rows themselves")};
  }
};

} // namespace aludel::model
