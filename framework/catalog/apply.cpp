#include "framework/catalog/applying.hpp"
#include "framework/catalog/words.hpp"

namespace aludel::catalog {

namespace {
std::string_view word_of(Relation relation) {
  switch (relation) {
  case Relation::table: return "table";
  case Relation::view: return "view";
  case Relation::index: return "index";
  case Relation::sequence: return "sequence";
  }
  return {};
}

/// Whether the history is sure that the relation of that name exists, however it looks.
bool sure(const Catalog& catalog, Relation relation, const QualifiedName& name) {
  const auto is_there = [](const auto& known) { return !known.changed_by_sql && !known.origin.maybe; };
  switch (relation) {
  case Relation::table: return is_there(*catalog.table(name));
  case Relation::view: return is_there(*catalog.view(name));
  case Relation::sequence: return is_there(*catalog.sequence(name));
  case Relation::index: break;
  }
  const auto* table = catalog.table_of_index(name); // it may be the index that was changed perhaps
  return table != nullptr ? table->certain() : catalog.view_of_index(name)->certain();
}

} // namespace

void Apply::stamp(Origin& origin) const {
  origin.changed = author.revision;
  origin.changed_maybe = origin.changed_maybe || author.maybe;
}

void Apply::clash(std::string code, std::string message) const {
  clashes.push_back({base::Severity::error, std::move(code), std::move(message), {}, {}});
}

void Apply::duplicate(std::string_view what, const std::string& name) const {
  clash("duplicate-object", std::string(what) + " " + name + " exists already");
}

void Apply::unknown_part(const Table& table, std::string_view what, const Identifier& name) const {
  if (table.certain())
    clash("unknown-" + std::string(what),
          "table " + to_string(table.name) + " has no " + std::string(what) + " " + name.text);
}

void Apply::make_room(const QualifiedName& name) const {
  edit_index(name, [](auto& indexes, auto at) { indexes.erase(at); });
  catalog.remove_table(name);
  catalog.remove_view(name);
  catalog.remove_sequence(name);
}

bool Apply::relation_taken(const QualifiedName& name, bool may_exist) const {
  const auto known = catalog.relation(name);
  if (!known) return false;
  if (may_exist) return true;
  if (!author.maybe && !sure(catalog, *known, name)) {
    make_room(name);
    return false;
  }
  if (!author.maybe) duplicate(word_of(*known), to_string(name));
  return true;
}

/// PostgreSQL gives each table and view a type of its name.
bool Apply::type_taken(const QualifiedName& name) const {
  const auto* known = catalog.type(name);
  if (known == nullptr || !known->certain()) return false;
  if (!author.maybe) duplicate("type", to_string(name));
  return true;
}

bool Apply::new_name_taken(const QualifiedName& from, const QualifiedName& to) const {
  return !catalog.same(from, to) && (relation_taken(to, false) || type_taken(to));
}

void Apply::mark(const model::SqlBlocks& blocks) const {
  const auto* texts = blocks.in(dialect);
  if (texts == nullptr) return;
  for (const auto& block : *texts)
    for (const auto& object : changed_by(block.text, catalog)) mark(object);
}

void Apply::mark(const model::ObjectName& object) const {
  using enum model::ObjectKind;
  const auto doubt = [](auto& known) { return known.changed_by_sql = true; };
  if (object.kind == table) edit(catalog.table(object.name), doubt);
  if (object.kind == view) edit(catalog.view(object.name), doubt);
  if (object.kind == sequence) edit(catalog.sequence(object.name), doubt);
  if (object.kind == type) edit(catalog.type(object.name), doubt);
  if (object.kind == function)
    for (const auto* routine : catalog.routines(object.name)) edit(routine, doubt);
}

base::Diagnostics apply(Catalog& catalog, const model::Operation& operation, const Author& author,
                        std::string_view dialect) {
  base::Diagnostics clashes;
  std::visit(Apply{catalog, author, dialect, clashes}, operation);
  return clashes;
}

} // namespace aludel::catalog
