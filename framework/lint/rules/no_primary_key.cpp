#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
bool needs_key(const catalog::Table& table) {
  return table.certain() && !table.options.temporary && !table.options.unlogged && !table.partition_of &&
         table.primary_key() == nullptr;
}

/// CREATE TABLE … AS and (LIKE …) take no key from the table that they copy.
bool copies_without_key(const dialect::SqlReading& reading) {
  if (makes_temporary_table(reading) || makes_unlogged_table(reading)) return false;
  if (reading.kind == "CREATE TABLE AS") return true;
  const auto words = catalog::words_of(reading.statement.sql);
  const auto says = [&](std::string_view keyword) {
    return std::any_of(words.begin(), words.end(),
                       [&](const catalog::Word& word) { return catalog::is_keyword(word, keyword); });
  };
  return reading.kind == "CREATE TABLE" && says("like") && !says("indexes") && !says("all") &&
         !says("primary") && !says("inherits") && !says("partition");
}

/// What may give it a key, another name, or an end; a partition has the key of its table.
bool changes(const Transition& t, const model::QualifiedName& table) {
  if (const auto* raw = t.raw())
    return std::any_of(raw->mentions.begin(), raw->mentions.end(), [&](const dialect::Mention& mention) {
      return mention.writes && raw->kind != "INSERT" && same(t, mention.object.name, table);
    });
  if (const auto* o = t.as<model::AttachPartition>()) return same(t, o->partition, table);
  const auto* name = table_of(t.change.operation);
  const auto* column = t.as<model::AddColumn>();
  return name != nullptr && same(t, *name, table) &&
         (t.as<model::AddPrimaryKey>() || t.as<model::DropTable>() || t.as<model::RenameTable>() ||
          (column != nullptr && column->column.primary_key));
}

/// The table that a statement copies, when nothing changes it afterwards.
const model::QualifiedName* kept_copy(const Transition& t) {
  const auto* name = table_copied(t);
  if (name == nullptr || !copies_without_key(*t.raw())) return nullptr;
  const auto further = later(t);
  return std::any_of(further.begin(), further.end(),
                     [&](const Transition& one) { return changes(one, *name); })
             ? nullptr
             : name;
}
} // namespace

Remarks no_primary_key(const Transition& t) {
  const auto* table = kept_table(t);
  const auto* name = table != nullptr && needs_key(*table) ? &table->name : kept_copy(t);
  if (name == nullptr) return {};
  return {{"table " + to_string(*name) +
               " has no primary key: its rows cannot be told apart, and logical "
               "replication cannot change or delete them",
           "add `primary_key` to a column, or ADD PRIMARY KEY in the same revision"}};
}

} // namespace aludel::lint::rules
