#include "framework/catalog/renames.hpp"

#include "framework/catalog/following.hpp"

namespace aludel::catalog {

namespace {
struct FollowRelation {
  const Catalog& catalog;
  QualifiedName from;
  QualifiedName to;
  bool is_sequence = false;
  bool changed = false;

  void own(auto& name) { relation(name); }
  void relation(auto& name) {
    if (catalog.same(name, from)) follow_to(name, to, changed);
  }
  void routine(const QualifiedName&) {}
  void type(auto& type) {
    for (auto& [dialect, text] : type.native) spelling(text);
  }
  void spelling(auto& type) { follow_to(type, type_with_renamed(type, from, to.name, catalog), changed); }
  void text(auto& sql) {
    auto renamed_sql = with_relation_renamed(sql, from, to.name, catalog);
    if (is_sequence) renamed_sql = with_sequence_renamed(std::move(renamed_sql), from, to.name);
    follow_to(sql, std::move(renamed_sql), changed);
  }
};

struct FollowType {
  const Catalog& catalog;
  QualifiedName from;
  QualifiedName to;
  bool changed = false;

  void own(auto& name) {
    if (catalog.same(name, from)) follow_to(name, to, changed);
  }
  void relation(const QualifiedName&) {}
  void routine(const QualifiedName&) {}
  void type(auto& type) {
    if (!type.enumeration.empty() && catalog.same(type.enumeration, from))
      follow_to(type.enumeration, to, changed);
    for (auto& [dialect, text] : type.native) spelling(text);
  }
  void spelling(auto& type) { follow_to(type, type_with_renamed(type, from, to.name, catalog), changed); }
  void text(auto& sql) { follow_to(sql, with_type_renamed(sql, from, to.name, catalog), changed); }
};

struct FollowRoutine {
  const Catalog& catalog;
  QualifiedName from;
  QualifiedName to;
  bool only_one = true; ///< of that name: what calls it calls this one
  bool called_by_triggers = false;
  bool changed = false;

  void own(const QualifiedName&) {}
  void relation(const QualifiedName&) {}
  void routine(auto& name) {
    if (called_by_triggers && catalog.same(name, from)) follow_to(name, to, changed);
  }
  void type(const model::Type&) {}
  void spelling(const std::string&) {}
  void text(auto& sql) {
    if (only_one) follow_to(sql, with_routine_renamed(sql, from, to.name, catalog), changed);
  }
};

struct FollowSchema {
  const Catalog& catalog;
  Identifier from;
  Identifier to;
  bool changed = false;

  void own(auto& name) { relation(name); }
  void relation(auto& name) {
    if (!name.schema.empty() && catalog.same(name.schema, from)) follow_to(name.schema, to, changed);
  }
  void routine(auto& name) { relation(name); }
  void type(auto& type) {
    relation(type.enumeration);
    for (auto& [dialect, text] : type.native) spelling(text);
  }
  void spelling(auto& type) {
    follow_to(type, with_schema_renamed(model::SqlText{type, {}}, from, to).every, changed);
  }
  void text(auto& sql) { follow_to(sql, with_schema_renamed(sql, from, to), changed); }
};

/// Rights stay with the object under its new name.
void move_grants(Catalog& catalog, model::GrantKind kind, const QualifiedName& from,
                 const QualifiedName& to) {
  for (const auto* known : catalog.grants_on(kind, from)) {
    Grant grant = *known;
    catalog.remove_grant(grant.on, grant.role);
    grant.on.name = to;
    catalog.put(std::move(grant));
  }
}

template<class Object>
void touch(Catalog& catalog, const Object* known, const Author& author) {
  if (known == nullptr) return;
  Object object = *known;
  object.origin.changed = author.revision;
  object.origin.changed_maybe = object.origin.changed_maybe || author.maybe;
  catalog.put(std::move(object));
}

void rename_relation(Catalog& catalog, const QualifiedName& from, const QualifiedName& to,
                     const Author& author) {
  const bool is_sequence = catalog.sequence(from) != nullptr;
  const Catalog before = catalog;
  follow(catalog, FollowRelation{before, from, to, is_sequence});
  move_grants(catalog, model::GrantKind::table, from, to);
  move_grants(catalog, model::GrantKind::sequence, from, to);
  touch(catalog, catalog.table(to), author);
  touch(catalog, catalog.view(to), author);
  touch(catalog, catalog.sequence(to), author);
}

void rename_type(Catalog& catalog, const QualifiedName& from, const QualifiedName& to, const Author& author) {
  const Catalog before = catalog;
  follow(catalog, FollowType{before, from, to});
  move_grants(catalog, model::GrantKind::type, from, to);
  touch(catalog, catalog.type(to), author);
}

void rename_routine(Catalog& catalog, const Routine* known, const QualifiedName& to, const Author& author) {
  if (known == nullptr) return;
  Routine routine = *known;
  const auto from = routine.name();
  const auto arguments = routine.body().arguments;
  const Catalog before = catalog;
  follow(catalog, FollowRoutine{before, from, to, before.routines(from).size() == 1, arguments.empty()});
  const auto kind = routine.is_procedure() ? model::GrantKind::procedure : model::GrantKind::function;
  std::vector<Grant> moved;
  for (const auto* grant : catalog.grants_on(kind, from))
    if (before.routine(from, grant->on.arguments) == known) moved.push_back(*grant);
  for (const auto& grant : moved) catalog.remove_grant(grant.on, grant.role);
  catalog.remove_routine(routine);
  std::visit([&](auto& definition) { definition.name = to; }, routine.definition);
  catalog.put(std::move(routine));
  for (auto& grant : moved) {
    grant.on.name = to;
    catalog.put(std::move(grant));
  }
  touch(catalog, catalog.routine(to, arguments), author);
}

void move_schema_grants(Catalog& catalog, const Identifier& from, const Identifier& to) {
  std::vector<Grant> moved;
  catalog.for_each_grant([&](const Grant& grant) {
    const bool itself = grant.on.kind == model::GrantKind::schema && catalog.same(grant.on.name.name, from);
    if (itself || catalog.same(grant.on.name.schema, from)) moved.push_back(grant);
  });
  for (auto& grant : moved) {
    catalog.remove_grant(grant.on, grant.role);
    (grant.on.kind == model::GrantKind::schema ? grant.on.name.name : grant.on.name.schema) = to;
    catalog.put(std::move(grant));
  }
}

void rename_schema(Catalog& catalog, const Identifier& from, const Identifier& to, const Author& author) {
  const auto* known = catalog.schema(from);
  if (known == nullptr) return;
  Schema schema = *known;
  const Catalog before = catalog;
  follow(catalog, FollowSchema{before, from, to});
  move_schema_grants(catalog, from, to);
  before.for_each_extension([&](Extension extension) {
    if (!catalog.same(extension.schema, from)) return;
    extension.schema = to;
    catalog.put(std::move(extension));
  });
  catalog.remove_schema(from);
  schema.name = to;
  catalog.put(std::move(schema));
  touch(catalog, catalog.schema(to), author);
}
} // namespace

void rename_table(Catalog& catalog, const QualifiedName& from, const QualifiedName& to,
                  const Author& author) {
  rename_relation(catalog, from, to, author);
  doubt_own_spellings(catalog);
}

void rename_object(Catalog& catalog, const model::ObjectName& object, const Identifier& to,
                   const Author& author) {
  using enum model::ObjectKind;
  const QualifiedName renamed_name{object.name.schema, to};
  switch (object.kind) {
  case view:
  case materialized_view:
  case sequence: return rename_relation(catalog, object.name, renamed_name, author);
  case type: return rename_type(catalog, object.name, renamed_name, author);
  case function:
  case procedure:
    return rename_routine(catalog, catalog.routine(object.name, object.arguments), renamed_name, author);
  case schema: return rename_schema(catalog, object.name.name, to, author);
  case table:
  case column:
  case constraint:
  case index:
  case trigger:
  case policy:
  case extension: return; // they are renamed by those who know them
  }
}

} // namespace aludel::catalog
