#include "framework/catalog/apply.hpp"

#include "framework/catalog/due_values.hpp"
#include "framework/catalog/renames.hpp"
#include "framework/catalog/table_parts.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {

/// One overload an operation. A table is copied, changed, and put back: catalogs are values.
struct Apply {
  Catalog& catalog;
  const Author& author;
  std::string_view dialect;
  base::Diagnostics& clashes;

  const Naming& naming() const { return catalog.naming(); }

  void clash(std::string code, std::string message) const {
    clashes.push_back({base::Severity::error, std::move(code), std::move(message), {}, {}});
  }

  /// Changes a known table by `change(table)`, which returns whether there is anything to keep.
  template<class Change>
  void edit(const QualifiedName& name, Change&& change) const {
    const auto* known = catalog.table(name);
    if (known == nullptr) return;
    Table table = *known;
    if (!change(table)) return;
    table.origin.changed = author.revision;
    table.origin.maybe = table.origin.maybe || author.maybe;
    catalog.put(std::move(table));
  }

  template<class Change>
  void edit_column(const QualifiedName& name, const Identifier& column, Change&& change) const {
    edit(name, [&](Table& table) {
      const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                                   [&](const Column& c) { return catalog.same(c.definition.name, column); });
      if (at == table.columns.end()) {
        unknown_part(table, "column", column);
        return false;
      }
      at->origin.changed = author.revision;
      change(table, *at);
      return true;
    });
  }

  void unknown_part(const Table& table, std::string_view what, const Identifier& name) const {
    if (!table.changed_by_sql)
      clash("unknown-" + std::string(what),
            "table " + to_string(table.name) + " has no " + std::string(what) + " " + name.text);
  }

  bool add(Table& table, const Identifier& given, Constraint::Definition definition,
           model::Deferrable deferrable, bool validated = true) const {
    if (!given.empty() && table.constraint(given, naming()) != nullptr) {
      clash("duplicate-object",
            "table " + to_string(table.name) + " has a constraint " + given.text + " already");
      return false;
    }
    if (std::holds_alternative<model::PrimaryKey>(definition) && table.primary_key() != nullptr) {
      clash("duplicate-object", "table " + to_string(table.name) + " has a primary key already");
      return false;
    }
    add_constraint(table, given, std::move(definition), deferrable, author, naming()).validated = validated;
    return true;
  }

  /// The columns of a plain index that becomes a constraint; the index is gone as such.
  Identifiers take_index(Table& table, const Identifier& name) const {
    Identifiers columns;
    const auto at = std::find_if(table.indexes.begin(), table.indexes.end(),
                                 [&](const Index& i) { return catalog.same(i.definition.name, name); });
    if (at == table.indexes.end()) return columns;
    for (const auto& column : at->definition.columns) columns.push_back(column.column);
    table.indexes.erase(at);
    return columns;
  }

  void operator()(const model::CreateTable& o) const {
    if (catalog.table(o.name) != nullptr) {
      if (!o.if_not_exists) clash("duplicate-object", "table " + to_string(o.name) + " exists already");
      return;
    }
    catalog.put(table_of(o, author, naming()));
  }

  void operator()(const model::DropTable& o) const {
    if (catalog.table(o.name) == nullptr) return;
    if (o.cascade) drop_keys_to(catalog, o.name);
    catalog.remove_table(o.name);
  }

  void operator()(const model::RenameTable& o) const {
    const QualifiedName to{o.from.schema, o.to};
    if (catalog.table(o.from) == nullptr) return;
    if (catalog.table(to) != nullptr && catalog.resolved(to) != catalog.resolved(o.from))
      return clash("duplicate-object", "table " + to_string(to) + " exists already");
    rename_table(catalog, o.from, to, author);
  }

  void operator()(const model::Comment& o) const {
    const auto text = o.text.value_or("");
    if (!o.on.schema.empty()) {
      if (const auto* known = catalog.schema(o.on.schema)) {
        Schema schema = *known;
        schema.comment = text;
        catalog.put(std::move(schema));
      }
    } else if (!o.on.column.empty()) {
      edit_column(o.on.table, o.on.column, [&](Table&, Column& column) { column.definition.comment = text; });
    } else if (o.on.constraint.empty() && o.on.index.empty()) {
      edit(o.on.table, [&](Table& table) { return table.comment = text, true; });
    }
  }

  void operator()(const model::AddColumn& o) const {
    edit(o.table, [&](Table& table) {
      if (table.column(o.column.name, naming()) != nullptr) {
        if (!o.if_not_exists && !table.changed_by_sql)
          clash("duplicate-object",
                "table " + to_string(table.name) + " has a column " + o.column.name.text + " already");
        return false;
      }
      table.columns.push_back(stripped(o.column, author));
      add_column_constraints(table, o.column, author, naming());
      return true;
    });
  }

  void operator()(const model::DropColumn& o) const {
    edit(o.table, [&](Table& table) {
      if (table.column(o.column, naming()) == nullptr) {
        if (!o.if_exists) unknown_part(table, "column", o.column);
        return false;
      }
      std::erase_if(table.columns,
                    [&](const Column& c) { return catalog.same(c.definition.name, o.column); });
      std::erase_if(table.constraints,
                    [&](const Constraint& c) { return uses_column(c, o.column, naming()); });
      std::erase_if(table.indexes,
                    [&](const Index& i) { return uses_column(i.definition, o.column, naming()); });
      return true;
    });
  }

  void operator()(const model::RenameColumn& o) const {
    const auto* table = catalog.table(o.table);
    if (table == nullptr) return;
    if (table->column(o.from, naming()) == nullptr) return unknown_part(*table, "column", o.from);
    if (table->column(o.to, naming()) != nullptr && !catalog.same(o.from, o.to))
      return clash("duplicate-object",
                   "table " + to_string(o.table) + " has a column " + o.to.text + " already");
    rename_column(catalog, o.table, o.from, o.to, author);
  }

  void operator()(const model::AlterColumn& o) const {
    edit_column(o.table, o.column, [&](Table&, Column& column) {
      auto& definition = column.definition;
      if (o.type) definition.type = *o.type;
      if (o.nullable) definition.nullable = *o.nullable;
      if (o.default_value) definition.default_value = due_value(*o.default_value, definition.type);
      if (o.drop_default) definition.default_value.reset();
      if (o.comment) definition.comment = *o.comment;
    });
  }

  void operator()(const model::AddPrimaryKey& o) const {
    edit(o.table, [&](Table& table) {
      const auto name = o.name.empty() ? o.using_index : o.name;
      const auto columns = o.using_index.empty() ? o.columns : take_index(table, o.using_index);
      return add(table, name, model::PrimaryKey{{}, columns}, o.deferrable);
    });
  }
  void operator()(const model::AddUnique& o) const {
    edit(o.table, [&](Table& table) {
      const auto name = o.name.empty() ? o.using_index : o.name;
      const auto columns = o.using_index.empty() ? o.columns : take_index(table, o.using_index);
      return add(table, name, model::Unique{{}, columns, o.deferrable}, o.deferrable);
    });
  }
  void operator()(const model::AddForeignKey& o) const {
    edit(o.table, [&](Table& table) {
      const auto deferrable = o.deferrable == model::Deferrable::no ? o.references.deferrable : o.deferrable;
      return add(table, o.name, model::ForeignKey{{}, o.columns, o.references}, deferrable, !o.not_valid);
    });
  }
  void operator()(const model::AddCheck& o) const {
    edit(o.table, [&](Table& table) {
      return add(table, o.name, model::Check{{}, o.sql}, model::Deferrable::no, !o.not_valid);
    });
  }
  void operator()(const model::AddExclusion& o) const {
    edit(o.table,
         [&](Table& table) { return add(table, o.exclusion.name, o.exclusion, model::Deferrable::no); });
  }

  template<class Change>
  void edit_constraint(const QualifiedName& name, const Identifier& constraint, bool may_lack,
                       Change&& change) const {
    edit(name, [&](Table& table) {
      const auto at = std::find_if(table.constraints.begin(), table.constraints.end(),
                                   [&](const Constraint& c) { return catalog.same(c.name, constraint); });
      if (at == table.constraints.end()) {
        if (!may_lack) unknown_part(table, "constraint", constraint);
        return false;
      }
      change(table, at);
      return true;
    });
  }
  void operator()(const model::DropConstraint& o) const {
    edit_constraint(o.table, o.name, o.if_exists, [](Table& table, auto at) { table.constraints.erase(at); });
  }
  void operator()(const model::ValidateConstraint& o) const {
    edit_constraint(o.table, o.name, false, [](Table&, auto at) { at->validated = true; });
  }
  void operator()(const model::RenameConstraint& o) const {
    edit_constraint(o.table, o.from, false, [&](Table&, auto at) {
      at->name = o.to;
      at->named = true;
    });
  }

  void operator()(const model::CreateIndex& o) const {
    const QualifiedName name{o.table.schema, o.index.name};
    if (catalog.table_of_index(name) != nullptr) {
      if (!o.if_not_exists) clash("duplicate-object", "index " + to_string(name) + " exists already");
      return;
    }
    edit(o.table, [&](Table& table) { return add_index(table, o.index, author), true; });
  }
  template<class Change>
  void edit_index(const QualifiedName& name, Change&& change) const {
    const auto* known = catalog.table_of_index(name);
    if (known == nullptr) return;
    edit(known->name, [&](Table& table) {
      const auto at = std::find_if(table.indexes.begin(), table.indexes.end(), [&](const Index& i) {
        return catalog.same(i.definition.name, name.name);
      });
      change(table, at);
      return true;
    });
  }
  void operator()(const model::DropIndex& o) const {
    edit_index(o.name, [](Table& table, auto at) { table.indexes.erase(at); });
  }
  void operator()(const model::RenameIndex& o) const {
    edit_index(o.from, [&](Table&, auto at) { at->definition.name = o.to; });
  }
  void operator()(const model::Reindex&) const {}

  void operator()(const model::CreateSchema& o) const {
    if (catalog.schema(o.name) == nullptr)
      catalog.put(Schema{o.name, {}, {author.revision, author.revision, author.maybe}});
    else if (!o.if_not_exists)
      clash("duplicate-object", "schema " + o.name.text + " exists already");
  }
  void operator()(const model::DropSchema& o) const {
    if (o.cascade) {
      std::vector<QualifiedName> inside;
      catalog.for_each_table([&](const Table& table) {
        if (catalog.same(table.name.schema, o.name)) inside.push_back(table.name);
      });
      for (const auto& table : inside) catalog.remove_table(table);
    }
    catalog.remove_schema(o.name);
  }
  void operator()(const model::CreateExtension& o) const {
    if (catalog.extension(o.name) == nullptr)
      catalog.put(Extension{o.name, o.schema, o.version, {author.revision, author.revision, author.maybe}});
    else if (!o.if_not_exists)
      clash("duplicate-object", "extension " + o.name.text + " is installed already");
  }
  void operator()(const model::DropExtension& o) const { catalog.remove_extension(o.name); }

  void operator()(const model::Insert&) const {}
  void operator()(const model::Upsert&) const {}
  void operator()(const model::Update&) const {}
  void operator()(const model::Delete&) const {}

  void operator()(const model::Sql& o) const { mark(o.blocks); }
  void operator()(const model::SqlFile& o) const { mark(o.blocks); }
  void mark(const model::SqlBlocks& blocks) const {
    const auto* texts = blocks.in(dialect);
    if (texts == nullptr) return;
    for (const auto& block : *texts)
      for (const auto& name : tables_changed_by(block.text, catalog))
        edit(name, [](Table& table) { return table.changed_by_sql = true; });
  }
};
} // namespace

base::Diagnostics apply(Catalog& catalog, const model::Operation& operation, const Author& author,
                        std::string_view dialect) {
  base::Diagnostics clashes;
  std::visit(Apply{catalog, author, dialect, clashes}, operation);
  return clashes;
}

} // namespace aludel::catalog
