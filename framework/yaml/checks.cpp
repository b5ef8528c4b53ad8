#include "framework/yaml/checks.hpp"

#include "framework/base/text.hpp"
#include "framework/yaml/keys.hpp"

#include <algorithm>
#include <set>

namespace aludel::yaml {

namespace {
bool has(const Slot& slot, std::string_view key) { return slot_of(slot, key).has_value(); }

void wrong(const Slot& slot, std::string_view key, std::string message, std::string help, Reading& in) {
  in.problem("bad-value", std::move(message), std::move(help), place_of(slot, key));
}

/// Complains at the second key when both are there.
void not_both(const Slot& slot, std::string_view first, std::string_view second, std::string why,
              Reading& in) {
  if (has(slot, first) && has(slot, second))
    wrong(slot, second, std::string(first) + " and " + std::string(second) + " exclude each other",
          std::move(why), in);
}

void exactly_one(const Slot& slot, std::string_view first, std::string_view second, Reading& in) {
  if (has(slot, first) && has(slot, second))
    wrong(slot, second, slot.called() + " takes either " + std::string(first) + " or " + std::string(second),
          "remove one of them", in);
  else if (!has(slot, first) && !has(slot, second))
    in.problem("missing-key",
               slot.called() + " needs the key '" + std::string(first) + "' or '" + std::string(second) + "'",
               "", *slot.place);
}

void not_empty(const Slot& slot, std::string_view key, bool empty, std::string_view what, Reading& in) {
  if (empty) wrong(slot, key, slot.called() + " needs at least one " + std::string(what), "", in);
}

void same_count(const Slot& slot, std::size_t columns, const model::References& references, Reading& in) {
  if (references.columns.empty() || references.columns.size() == columns) return;
  wrong(slot, "references",
        base::count_of(columns, "column") + (columns == 1 ? " points at " : " point at ") +
            base::count_of(references.columns.size(), "column") + " of " + to_string(references.table),
        "name as many columns on both sides", in);
}

bool is_whole_number(const model::Type& type) {
  using enum model::TypeKind;
  return type.dimensions == 0 &&
         (type.kind == smallint || type.kind == integer || type.kind == bigint || type.kind == native);
}

void key_of_autoincrement(const Slot& slot, bool is_key, Reading& in) {
  if (!is_key)
    wrong(slot, "autoincrement", "autoincrement is for the primary key alone", "add primary_key: true", in);
}

/// The column as an item of the list under `columns:`.
Slot column_slot(const Slot& table, std::size_t index) { return items_of(*slot_of(table, "columns"))[index]; }

void check_column_names(const Slot& slot, const model::CreateTable& table, Reading& in) {
  std::set<model::Identifier> names;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (const auto& name = table.columns[i].name; !names.insert(name).second)
      in.problem("duplicate-name", "the table has two columns '" + name.text + "'", "",
                 place_of(column_slot(slot, i), "name"));
}

void check_primary_key(const Slot& slot, const model::CreateTable& table, Reading& in) {
  bool given = table.primary_key.has_value();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!table.columns[i].primary_key) continue;
    if (given)
      in.problem("bad-value", "the table has two primary keys",
                 "a key of several columns is written once: primary_key: [a, b] beside columns",
                 place_of(column_slot(slot, i), "primary_key"));
    given = true;
  }
}

void check_autoincrement(const Slot& slot, const model::CreateTable& table, Reading& in) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    if (!column.autoincrement) continue;
    const bool alone = table.primary_key && table.primary_key->columns == model::Identifiers{column.name};
    key_of_autoincrement(column_slot(slot, i), column.primary_key || alone, in);
  }
}

void check_rows(const Slot& slot, const std::vector<model::Row>& rows, Reading& in) {
  not_empty(slot, "rows", rows.empty(), "row", in);
}
} // namespace

void check(const Slot& slot, const model::Column& column, Reading& in) {
  not_both(slot, "default", "identity", "the database numbers the rows", in);
  not_both(slot, "identity", "generated", "a column is either numbered or computed", in);
  not_both(slot, "default", "generated", "the value is always computed", in);
  if (column.autoincrement) {
    not_both(slot, "autoincrement", "identity", "both number the rows", in);
    not_both(slot, "autoincrement", "default", "the database numbers the rows", in);
    not_both(slot, "autoincrement", "generated", "a column is either numbered or computed", in);
  }
  if ((column.autoincrement || column.identity) && !is_whole_number(column.type))
    wrong(slot, "type",
          std::string(column.identity ? "identity" : "autoincrement") +
              " needs smallint, integer or bigint, not " + to_string(column.type),
          "", in);
  if (column.references) same_count(slot, 1, *column.references, in);
}

void check(const Slot& slot, const model::References& references, Reading& in) {
  if (references.table.empty()) wrong(slot, "table", "references needs a table", "", in);
}

void check(const Slot& slot, const model::ForeignKey& key, Reading& in) {
  same_count(slot, key.columns.size(), key.references, in);
}

void check(const Slot& slot, const model::IndexColumn&, Reading& in) {
  exactly_one(slot, "column", "expr", in);
}

void check(const Slot& slot, const model::ExclusionElement&, Reading& in) {
  exactly_one(slot, "column", "expr", in);
}

void check(const Slot& slot, const model::Exclusion& exclusion, Reading& in) {
  not_empty(slot, "elements", exclusion.elements.empty(), "element", in);
}

void check(const Slot& slot, const model::Index& index, Reading& in) {
  not_empty(slot, "columns", index.columns.empty(), "column", in);
}

void check(const Slot& slot, const model::CreateTable& operation, Reading& in) {
  not_empty(slot, "columns", operation.columns.empty(), "column", in);
  check_column_names(slot, operation, in);
  check_primary_key(slot, operation, in);
  check_autoincrement(slot, operation, in);
}

void check(const Slot& slot, const model::AddColumn& operation, Reading& in) {
  check(slot, operation.column, in);
  if (operation.column.autoincrement) key_of_autoincrement(slot, operation.column.primary_key, in);
}

void check(const Slot& slot, const model::AlterColumn& operation, Reading& in) {
  if (!operation.type && !operation.nullable && !operation.default_value && !operation.drop_default &&
      !operation.comment && !operation.convert)
    in.problem("missing-key", "alter_column changes nothing",
               "add one of type, nullable, default, drop_default and comment", *slot.place);
  if (operation.drop_default)
    not_both(slot, "default", "drop_default", "the new default replaces the old one", in);
  if (operation.convert && !operation.type)
    wrong(slot, "using", "using converts to a new type, and there is none", "add type:, or write an update",
          in);
}

void check(const Slot& slot, const model::AddPrimaryKey&, Reading& in) {
  exactly_one(slot, "columns", "using_index", in);
}

void check(const Slot& slot, const model::AddUnique&, Reading& in) {
  exactly_one(slot, "columns", "using_index", in);
}

void check(const Slot& slot, const model::AddForeignKey& operation, Reading& in) {
  same_count(slot, operation.columns.size(), operation.references, in);
}

void check(const Slot& slot, const model::AddExclusion& operation, Reading& in) {
  check(slot, operation.exclusion, in);
}

void check(const Slot& slot, const model::CreateIndex& operation, Reading& in) {
  check(slot, operation.index, in);
}

void check(const Slot& slot, const model::Reindex&, Reading& in) { exactly_one(slot, "index", "table", in); }

void check(const Slot& slot, const model::Insert& operation, Reading& in) {
  check_rows(slot, operation.rows, in);
}

void check(const Slot& slot, const model::Upsert& operation, Reading& in) {
  check_rows(slot, operation.rows, in);
}

void check(const Slot& slot, const model::Delete& operation, Reading& in) {
  not_both(slot, "where", "rows", "write where, or the rows themselves", in);
  if (has(slot, "rows")) check_rows(slot, operation.rows, in);
}

} // namespace aludel::yaml
