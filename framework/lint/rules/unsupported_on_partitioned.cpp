#include "framework/lint/facts.hpp"
#include "framework/lint/keys.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
constexpr std::string_view at_partitions =
    "do it at each partition, and attach what is there to that of the table";

/// What PostgreSQL does not do with the tables that an operation is about.
class OnPartitioned {
public:
  explicit OnPartitioned(const Transition& t) : t_(t) {}
  Remarks remarks;

  void operator()(const model::CreateIndex& o) {
    const auto* table = partitioned(o.table);
    if (table == nullptr) return;
    if (o.concurrently)
      refuse("CREATE INDEX CONCURRENTLY", *table, "CREATE INDEX ON ONLY; " + std::string(at_partitions));
    if (o.index.unique) key(o.index, *table);
  }
  void operator()(const model::DropIndex& o) {
    const auto* table = o.concurrently ? t_.before().table_of_index(o.name) : nullptr;
    if (table != nullptr && table->partition_by && table->certain())
      refuse("DROP INDEX CONCURRENTLY", *table, "leave CONCURRENTLY out");
  }
  void operator()(const model::AddUnique& o) { constraint(o); }
  void operator()(const model::AddPrimaryKey& o) { constraint(o); }
  void operator()(const model::AddForeignKey& o) {
    const auto* table = o.not_valid && !target_is_at_least(t_, {18}) ? partitioned(o.table) : nullptr;
    if (table != nullptr)
      refuse("a foreign key NOT VALID", *table, "add it to each partition NOT VALID, and validate it there");
  }
  void operator()(const model::AddExclusion& o) {
    if (const auto* table = partitioned(o.table)) exclusion(*table);
  }
  void operator()(const model::AddColumn& o) {
    if (const auto* table = partitioned(o.table);
        table != nullptr && (o.column.unique || o.column.primary_key))
      key(model::Identifiers{o.column.name}, *table);
    part(o.table, "ADD COLUMN");
  }
  void operator()(const model::DropColumn& o) { part(o.table, "DROP COLUMN"); }
  void operator()(const model::DetachPartition& o) {
    const auto* table = o.concurrently ? partitioned(o.table) : nullptr;
    if (table != nullptr && has_default(*table))
      refuse("DETACH PARTITION CONCURRENTLY beside a DEFAULT partition", *table, "leave CONCURRENTLY out");
  }
  void operator()(const model::CreateTable& o) {
    const auto* table = t_.after().table(o.name);
    if (table == nullptr || !o.partition_by || !table->partition_by) return; // the name may have been taken
    for (const auto& constraint : table->constraints) {
      if (const auto* primary = std::get_if<model::PrimaryKey>(&constraint.definition))
        key(primary->columns, *table);
      else if (const auto* unique = std::get_if<model::Unique>(&constraint.definition))
        key(unique->columns, *table);
      else if (std::holds_alternative<model::Exclusion>(constraint.definition))
        exclusion(*table);
    }
    for (const auto& index : o.indexes)
      if (index.unique) key(index, *table);
  }
  void operator()(const auto&) {}

private:
  const catalog::Table* partitioned(const model::QualifiedName& name) const {
    const auto* table = t_.before().table(name);
    return table != nullptr && table->partition_by && table->certain() ? table : nullptr;
  }
  void refuse(const std::string& what, const catalog::Table& table, const std::string& help) {
    remarks.push_back(
        {engine_of(t_) + " refuses " + what + ": " + to_string(table.name) + " is partitioned", help});
  }
  void constraint(const auto& o) {
    const auto* table = partitioned(o.table);
    if (table == nullptr) return;
    if (o.using_index.empty()) return key(o.columns, *table);
    refuse("a constraint USING INDEX", *table, "add the constraint without an index");
  }
  void exclusion(const catalog::Table& table) {
    if (!target_is_at_least(t_, {17})) refuse("EXCLUDE before 17", table, "add it to each partition");
  }
  void key(const model::Index& index, const catalog::Table& table) {
    model::Identifiers columns;
    for (const auto& one : index.columns)
      if (!one.column.empty()) columns.push_back(one.column);
    key(columns, table);
  }
  /// Each partition looks after its own rows alone: equal keys must meet in one.
  void key(const model::Identifiers& columns, const catalog::Table& table) {
    for (const auto& one : table.partition_by->columns) {
      if (!one.column.empty() && are_among({one.column}, columns, t_.before())) continue;
      const auto by = one.column.empty() ? "an expression" : one.column.text;
      remarks.push_back(
          {engine_of(t_) + " refuses the unique key (" + to_string(columns) + ") of " +
               to_string(table.name) + ", whose rows are parted by " + by,
           one.column.empty() ? "make the keys of each partition unique" : "take " + by + " into the key"});
      return;
    }
  }
  /// Columns of a partition are those of its table.
  void part(const model::QualifiedName& name, const std::string& what) {
    const auto* table = is_skipped(t_) ? nullptr : t_.before().table(name);
    if (table == nullptr || !table->partition_of || !table->certain()) return;
    const auto whole = to_string(table->partition_of->table);
    remarks.push_back(
        {engine_of(t_) + " refuses " + what + ": " + to_string(name) + " is a partition of " + whole,
         "change " + whole + "; its partitions follow"});
  }
  bool has_default(const catalog::Table& table) const {
    bool found = false;
    t_.before().for_each_table([&](const catalog::Table& one) {
      found = found || (one.partition_of && one.partition_of->bound.is_default() &&
                        same(t_, one.partition_of->table, table.name));
    });
    return found;
  }

  const Transition& t_;
};
} // namespace

Remarks unsupported_on_partitioned(const Transition& t) {
  if (is_skipped(t)) return {};
  OnPartitioned found(t);
  std::visit(found, t.change.operation);
  return std::move(found.remarks);
}

} // namespace aludel::lint::rules
