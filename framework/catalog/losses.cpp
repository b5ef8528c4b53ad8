#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/invert.hpp"
#include "framework/catalog/partitions.hpp"

namespace aludel::catalog {

namespace {
struct Losses {
  const Catalog& before;
  const RevisionId& revision;
  std::vector<Loss>& found;

  bool made_here(const Origin& origin) const { return !revision.empty() && origin.born == revision; }
  void rows_of(const QualifiedName& name) const {
    const auto* table = before.table(name);
    if (table != nullptr && made_here(table->origin)) return;
    found.push_back({name, {}, "the rows of " + to_string(name)});
  }
  void values_of(const QualifiedName& name, const Identifier& column_name) const {
    const auto* table = before.table(name);
    const auto* column = table == nullptr ? nullptr : table->column(column_name, before.naming());
    if (column != nullptr && (made_here(column->origin) || column->definition.generated)) return;
    found.push_back({name, column_name, "the values of " + to_string(name) + "." + column_name.text});
  }

  void operator()(const model::DropTable& o) const {
    rows_of(o.name);
    for (const auto& partition : partitions_of(before, o.name)) rows_of(partition);
  }
  void operator()(const model::DropColumn& o) const { values_of(o.table, o.column); }
  void operator()(const model::DropSchema& o) const {
    if (!o.cascade) return;
    before.for_each_table([&](const Table& table) {
      if (before.same(table.name.schema, o.name)) rows_of(table.name);
    });
  }
  /// Columns go with their type.
  void operator()(const model::DropType& o) const {
    const auto* type = before.type(o.name);
    if (!o.cascade || type == nullptr) return;
    for (const auto& object : dependents(name_of(*type), before))
      if (object.kind == model::ObjectKind::column && before.table(object.name) != nullptr)
        values_of(object.name, object.part);
  }
  void operator()(const auto&) const {
  } // everything else keeps what is stored, or says itself what it deletes
};
} // namespace

std::vector<Loss> losses(const model::Operation& operation, const Catalog& before,
                         const RevisionId& revision) {
  std::vector<Loss> found;
  std::visit(Losses{before, revision, found}, operation);
  return found;
}

} // namespace aludel::catalog
