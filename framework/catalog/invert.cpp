#include "framework/catalog/invert.hpp"

#include "framework/catalog/apply.hpp"
#include "framework/catalog/table_parts.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
using Result = std::variant<Inverse, NoInverse>;

Result undone_by(model::Operation operation, std::string lost = {}) {
  return Inverse{{std::move(operation)}, std::move(lost)};
}
Result nothing_to_undo() { return Inverse{}; }

/// The operation that adds a constraint that exists.
struct AddAgain {
  const QualifiedName& table;
  const Constraint& constraint;
  Identifier name() const { return constraint.name; }
  model::Operation operator()(const model::PrimaryKey& key) const {
    return model::AddPrimaryKey{table, name(), key.columns, {}, constraint.deferrable};
  }
  model::Operation operator()(const model::Unique& unique) const {
    return model::AddUnique{table, name(), unique.columns, {}, constraint.deferrable};
  }
  model::Operation operator()(const model::Check& check) const {
    return model::AddCheck{table, name(), check.sql, !constraint.validated};
  }
  model::Operation operator()(const model::ForeignKey& key) const {
    return model::AddForeignKey{
        table, name(), key.columns, key.references, !constraint.validated, constraint.deferrable};
  }
  model::Operation operator()(model::Exclusion exclusion) const {
    exclusion.name = name();
    return model::AddExclusion{table, std::move(exclusion)};
  }
};

model::Operation added_again(const QualifiedName& table, const Constraint& constraint) {
  return std::visit(AddAgain{table, constraint}, constraint.definition);
}

struct Invert {
  const Catalog& before;

  const Table* known(const QualifiedName& name) const {
    const auto* table = before.table(name);
    return table != nullptr && !table->changed_by_sql ? table : nullptr;
  }
  static Result unknown(const QualifiedName& table, std::string lost = {}) {
    return NoInverse{"what table " + to_string(table) +
                         " looked like is not known: raw SQL made or changed it",
                     table, std::move(lost)};
  }
  static Result no_such(std::string_view what, const QualifiedName& table, const Identifier& name) {
    return NoInverse{"table " + to_string(table) + " has no known " + std::string(what) + " " + name.text};
  }

  Result operator()(const model::CreateTable& o) const {
    if (o.if_not_exists && before.table(o.name) != nullptr) return nothing_to_undo();
    return undone_by(model::DropTable{o.name, false, false});
  }
  Result operator()(const model::DropTable& o) const {
    const auto* table = known(o.name);
    const auto lost = "the rows of " + to_string(o.name);
    if (table == nullptr) return unknown(o.name, lost);
    Inverse inverse{{create_table_of(*table)}, lost};
    for (const auto& trigger : table->triggers)
      inverse.operations.push_back(model::Sql{{{{trigger.sql, {}}}, {}}});
    return inverse;
  }
  Result operator()(const model::RenameTable& o) const {
    return undone_by(model::RenameTable{{o.from.schema, o.to}, o.from.name});
  }
  Result operator()(const model::Comment& o) const {
    auto inverse = o;
    inverse.text.reset();
    if (!o.on.constraint.empty() || !o.on.index.empty()) return undone_by(inverse);
    std::string text;
    if (!o.on.schema.empty()) {
      if (const auto* schema = before.schema(o.on.schema)) text = schema->comment;
    } else if (const auto* table = before.table(o.on.table)) {
      const auto* column = o.on.column.empty() ? nullptr : table->column(o.on.column, before.naming());
      text = column != nullptr ? column->definition.comment : o.on.column.empty() ? table->comment : "";
    }
    if (!text.empty()) inverse.text = text;
    return undone_by(inverse);
  }

  Result operator()(const model::AddColumn& o) const {
    const auto* table = before.table(o.table);
    if (o.if_not_exists && table == nullptr)
      return NoInverse{"whether " + to_string(o.table) + " had the column before is not known", o.table};
    if (o.if_not_exists && table->column(o.column.name, before.naming()) != nullptr) return nothing_to_undo();
    return undone_by(model::DropColumn{o.table, o.column.name, false, false});
  }
  Result operator()(const model::DropColumn& o) const {
    const auto lost = "the values of " + to_string(o.table) + "." + o.column.text;
    const auto* table = known(o.table);
    if (table == nullptr) return unknown(o.table, lost);
    const auto* column = table->column(o.column, before.naming());
    if (column == nullptr) return o.if_exists ? nothing_to_undo() : no_such("column", o.table, o.column);
    Inverse inverse{{model::AddColumn{o.table, column->definition, false}}, lost};
    for (const auto& constraint : table->constraints)
      if (uses_column(constraint, o.column, before.naming()))
        inverse.operations.push_back(added_again(o.table, constraint));
    for (const auto& index : table->indexes)
      if (uses_column(index.definition, o.column, before.naming()))
        inverse.operations.push_back(model::CreateIndex{o.table, index.definition, false, false});
    return inverse;
  }
  Result operator()(const model::RenameColumn& o) const {
    return undone_by(model::RenameColumn{o.table, o.to, o.from});
  }
  Result operator()(const model::AlterColumn& o) const {
    // First: no look at the table helps.
    if (o.type && o.convert) return NoInverse{"a type change with `using` has no derived way back"};
    const auto* table = known(o.table);
    if (table == nullptr) return unknown(o.table);
    const auto* column = table->column(o.column, before.naming());
    if (column == nullptr) return no_such("column", o.table, o.column);
    const auto& former = column->definition;
    model::AlterColumn inverse;
    inverse.table = o.table;
    inverse.column = o.column;
    if (o.type) inverse.type = former.type;
    if (o.nullable) inverse.nullable = former.nullable;
    if (o.default_value || o.drop_default) {
      inverse.default_value = former.default_value;
      inverse.drop_default = !former.default_value;
    }
    if (o.comment) inverse.comment = former.comment;
    return undone_by(inverse);
  }

  /// The name that the new constraint gets: found by doing it.
  template<class Add>
  Result added(const Add& o, const Identifier& given) const {
    if (!given.empty()) return undone_by(model::DropConstraint{o.table, given, false, false});
    const auto* table = before.table(o.table);
    if (table == nullptr)
      return NoInverse{"the constraint has no name, and table " + to_string(o.table) + " is not known",
                       o.table};
    const auto constraints = table->constraints.size();
    Catalog after = before;
    catalog::apply(after, o, {}, {});
    const auto* changed = after.table(o.table);
    if (changed->constraints.size() == constraints)
      return NoInverse{"the constraint clashes with one that exists"};
    return undone_by(model::DropConstraint{o.table, changed->constraints.back().name, false, false});
  }
  /// An index that became a constraint comes back as an index.
  template<class Add>
  Result added_from_index(const Add& o) const {
    auto result = added(o, o.name.empty() ? o.using_index : o.name);
    const auto* table =
        o.using_index.empty() ? nullptr : before.table_of_index({o.table.schema, o.using_index});
    if (table == nullptr) return o.using_index.empty() ? result : unknown(o.table);
    for (const auto& index : table->indexes)
      if (before.same(index.definition.name, o.using_index))
        std::get<Inverse>(result).operations.push_back(
            model::CreateIndex{o.table, index.definition, false, false});
    return result;
  }
  Result operator()(const model::AddPrimaryKey& o) const { return added_from_index(o); }
  Result operator()(const model::AddUnique& o) const { return added_from_index(o); }
  Result operator()(const model::AddForeignKey& o) const { return added(o, o.name); }
  Result operator()(const model::AddCheck& o) const { return added(o, o.name); }
  Result operator()(const model::AddExclusion& o) const { return added(o, o.exclusion.name); }

  Result operator()(const model::DropConstraint& o) const {
    const auto* table = known(o.table);
    if (table == nullptr) return unknown(o.table);
    const auto* constraint = table->constraint(o.name, before.naming());
    if (constraint == nullptr)
      return o.if_exists ? nothing_to_undo() : no_such("constraint", o.table, o.name);
    return undone_by(added_again(o.table, *constraint));
  }
  Result operator()(const model::ValidateConstraint&) const { return nothing_to_undo(); }
  Result operator()(const model::RenameConstraint& o) const {
    return undone_by(model::RenameConstraint{o.table, o.to, o.from});
  }

  Result operator()(const model::CreateIndex& o) const {
    const QualifiedName name{o.table.schema, o.index.name};
    if (o.if_not_exists && before.table_of_index(name) != nullptr) return nothing_to_undo();
    return undone_by(model::DropIndex{name, o.table.name, o.concurrently, false, false});
  }
  Result operator()(const model::DropIndex& o) const {
    const auto* table = before.table_of_index(o.name);
    if (table == nullptr || table->changed_by_sql)
      return NoInverse{"what index " + to_string(o.name) +
                           " looked like is not known: raw SQL made or changed it",
                       table_of(o, table)};
    const auto at = std::find_if(table->indexes.begin(), table->indexes.end(),
                                 [&](const Index& i) { return before.same(i.definition.name, o.name.name); });
    return undone_by(model::CreateIndex{table->name, at->definition, o.concurrently, false});
  }
  /// The table that must be known before its index is: named beside it, for the reader and for this.
  static std::optional<QualifiedName> table_of(const model::DropIndex& o, const Table* changed) {
    if (changed != nullptr) return changed->name;
    if (o.table.empty()) return std::nullopt;
    return QualifiedName(o.name.schema, o.table);
  }
  Result operator()(const model::RenameIndex& o) const {
    return undone_by(model::RenameIndex{{o.from.schema, o.to}, o.from.name});
  }
  Result operator()(const model::Reindex&) const { return nothing_to_undo(); }

  Result operator()(const model::CreateSchema& o) const {
    if (o.if_not_exists && before.schema(o.name) != nullptr) return nothing_to_undo();
    return undone_by(model::DropSchema{o.name, false, false});
  }
  Result operator()(const model::DropSchema& o) const {
    if (o.cascade) return NoInverse{"what schema " + o.name.text + " held does not come back"};
    return undone_by(model::CreateSchema{o.name, false});
  }
  Result operator()(const model::CreateExtension& o) const {
    if (o.if_not_exists && before.extension(o.name) != nullptr) return nothing_to_undo();
    return undone_by(model::DropExtension{o.name, true, false});
  }
  Result operator()(const model::DropExtension& o) const {
    const auto* known_extension = before.extension(o.name);
    if (o.cascade) return NoInverse{"what depended on extension " + o.name.text + " does not come back"};
    if (known_extension == nullptr) return undone_by(model::CreateExtension{o.name, true, {}, {}});
    return undone_by(model::CreateExtension{o.name, true, known_extension->schema, known_extension->version});
  }

  Result operator()(const model::Insert& o) const {
    if (o.on_conflict) return NoInverse{"which rows were there before the insert is not known"};
    const auto* table = known(o.table);
    const auto* key = table == nullptr ? nullptr : table->primary_key();
    if (key == nullptr)
      return NoInverse{"rows can be found again only by a primary key that the history knows",
                       table == nullptr ? std::optional(o.table) : std::nullopt};
    const auto& columns = std::get<model::PrimaryKey>(key->definition).columns;
    model::Delete inverse;
    inverse.table = o.table;
    for (const auto& row : o.rows) {
      model::Row match;
      for (const auto& column : columns)
        for (const auto& [name, value] : row)
          if (before.same(name, column) && !std::holds_alternative<model::SqlText>(value))
            match.emplace_back(name, value);
      if (match.size() != columns.size())
        return NoInverse{"a row does not name its primary key by literal values"};
      inverse.rows.push_back(std::move(match));
    }
    return undone_by(std::move(inverse));
  }
  Result operator()(const model::Upsert&) const {
    return NoInverse{"the rows as they were before are not known"};
  }
  Result operator()(const model::Update&) const {
    return NoInverse{"the values before the update are not known"};
  }
  Result operator()(const model::Delete&) const { return NoInverse{"the deleted rows are not known"}; }
  Result operator()(const model::Sql&) const { return NoInverse{"raw SQL has no derived inverse"}; }
  Result operator()(const model::SqlFile&) const { return NoInverse{"raw SQL has no derived inverse"}; }
};

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
  void operator()(const model::DropTable& o) const { rows_of(o.name); }
  void operator()(const model::DropColumn& o) const {
    const auto* table = before.table(o.table);
    const auto* column = table == nullptr ? nullptr : table->column(o.column, before.naming());
    if (column != nullptr && (made_here(column->origin) || column->definition.generated)) return;
    found.push_back({o.table, o.column, "the values of " + to_string(o.table) + "." + o.column.text});
  }
  void operator()(const model::DropSchema& o) const {
    if (!o.cascade) return;
    before.for_each_table([&](const Table& table) {
      if (before.same(table.name.schema, o.name)) rows_of(table.name);
    });
  }
  void operator()(const auto&) const {
  } // everything else keeps what is stored, or says itself what it deletes
};
} // namespace

Result invert(const model::Operation& operation, const Catalog& before) {
  return std::visit(Invert{before}, operation);
}

std::vector<Loss> losses(const model::Operation& operation, const Catalog& before,
                         const RevisionId& revision) {
  std::vector<Loss> found;
  std::visit(Losses{before, revision, found}, operation);
  return found;
}

} // namespace aludel::catalog
