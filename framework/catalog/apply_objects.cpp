#include "framework/catalog/applying.hpp"
#include "framework/catalog/drops.hpp"
#include "framework/catalog/renames.hpp"

namespace aludel::catalog {

void Apply::operator()(const model::CreateSchema& o) const {
  if (catalog.schema(o.name) == nullptr)
    catalog.put(Schema{o.name, {}, made()});
  else if (!o.if_not_exists)
    duplicate("schema", o.name.text);
}
void Apply::operator()(const model::DropSchema& o) const { Drop{catalog, author, o.cascade}.schema(o.name); }

void Apply::operator()(const model::CreateExtension& o) const {
  if (catalog.extension(o.name) == nullptr)
    catalog.put(Extension{o.name, o.schema, o.version, {}, made()});
  else if (!o.if_not_exists)
    clash("duplicate-object", "extension " + o.name.text + " is installed already");
}
void Apply::operator()(const model::DropExtension& o) const {
  Drop{catalog, author, o.cascade}.extension(o.name);
}

namespace {
bool set_remark(View& view, const Identifier& column, const std::string& text) {
  if (text.empty()) return view.column_comments.erase(column) > 0;
  return std::exchange(view.column_comments[column], text) != text;
}
} // namespace

void Apply::operator()(const model::Comment& o) const {
  using enum model::ObjectKind;
  const auto text = o.text.value_or("");
  const auto remark = [&](auto& object) { return object.comment = text, true; };
  const auto remark_part = [&](auto&, auto at) { at->comment = text; };
  switch (o.on.kind) {
  case table: return edit_table(o.on.name, remark);
  case column:
    if (const auto* known = catalog.view(o.on.name))
      return edit(known, [&](View& view) { return set_remark(view, o.on.part, text); });
    return edit_own_column(o.on.name, o.on.part, [&](Column& c) { c.definition.comment = text; });
  case constraint: return edit_constraint(o.on.name, o.on.part, false, remark_part);
  case index: return edit_index(o.on.name, remark_part);
  case policy: return edit_policy(o.on.name, o.on.part, false, remark_part);
  case trigger:
    return edit_trigger(o.on.name, o.on.part, [&](auto& owner, auto at) {
      if (at == owner.triggers.end()) return false;
      at->comment = text;
      return true;
    });
  case schema: return edit(catalog.schema(o.on.name.name), remark);
  case extension: return edit(catalog.extension(o.on.name.name), remark);
  case view:
  case materialized_view: return edit(catalog.view(o.on.name), remark);
  case sequence: return edit(catalog.sequence(o.on.name), remark);
  case type: return edit(catalog.type(o.on.name), remark);
  case function:
  case procedure: return edit(catalog.routine(o.on.name, o.on.arguments), remark);
  }
}

void Apply::operator()(const model::Rename& o) const {
  using enum model::ObjectKind;
  const QualifiedName to{o.on.name.schema, o.to};
  switch (o.on.kind) {
  case table: return (*this)(model::RenameTable{o.on.name, o.to});
  case column: return (*this)(model::RenameColumn{o.on.name, o.on.part, o.to});
  case constraint: return (*this)(model::RenameConstraint{o.on.name, o.on.part, o.to});
  case index: return (*this)(model::RenameIndex{o.on.name, o.to});
  case view:
  case materialized_view:
  case sequence:
    if (!catalog.relation(o.on.name) || new_name_taken(o.on.name, to)) return;
    break;
  case type:
    if (catalog.type(o.on.name) == nullptr || new_name_taken(o.on.name, to)) return;
    break;
  case function:
  case procedure:
    if (const auto* known = catalog.routine(o.on.name, o.on.arguments))
      if (catalog.routine(to, known->body().arguments) != nullptr)
        return duplicate("routine", to_string(to) + "(" + known->signature() + ")");
    break;
  case schema:
    if (catalog.schema(o.to) != nullptr) return duplicate("schema", o.to.text);
    break;
  case trigger:
  case policy: return rename_part(o);
  case extension: return; // it has no other name
  }
  rename_object(catalog, o.on, o.to, author);
}

bool Apply::part_taken(const model::Rename& o, const void* other) const {
  if (other == nullptr || catalog.same(o.on.part, o.to)) return false;
  clash("duplicate-object", to_string(o.on.name) + " has a " + std::string(describe::word_of(o.on.kind)) +
                                " " + o.to.text + " already");
  return true;
}

/// Triggers and policies stay in the order of their names.
void Apply::rename_part(const model::Rename& o) const {
  const auto by_name = [](const auto& a, const auto& b) { return a.definition.name < b.definition.name; };
  if (o.on.kind == model::ObjectKind::policy)
    return edit_policy(o.on.name, o.on.part, false, [&](auto& policies, auto at) {
      if (part_taken(o, catalog.table(o.on.name)->policy(o.to))) return;
      at->definition.name = o.to;
      std::sort(policies.begin(), policies.end(), by_name);
    });
  edit_trigger(o.on.name, o.on.part, [&](auto& owner, auto at) {
    if (at == owner.triggers.end() || part_taken(o, find_trigger(catalog, o.on.name, o.to))) return false;
    at->definition.name = o.to;
    std::sort(owner.triggers.begin(), owner.triggers.end(), by_name);
    return true;
  });
}

} // namespace aludel::catalog
