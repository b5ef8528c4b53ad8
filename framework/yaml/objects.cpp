#include "framework/base/spelling.hpp"
#include "framework/yaml/fields.hpp"

#include <algorithm>

/// Names of objects, and other parts that are written as one key and its value.
namespace aludel::yaml {

namespace {
/// `[table, part]`
void read_part(const Slot& slot, model::QualifiedName& table, model::Identifier& part, Reading& in) {
  if (slot.node->kind == Node::Kind::refused) return;
  if (!is_list(slot) || slot.node->items.size() != 2)
    return must_be(slot, "a list of two names", "write [table, " + std::string(slot.key) + "]", in);
  const auto items = items_of(slot);
  read(items[0], table, in);
  read(items[1], part, in);
}

/// A name, or `{name, arguments}`.
void read_routine(const Slot& slot, model::QualifiedName& name, std::optional<model::Arguments>& arguments,
                  Reading& in) {
  if (!is_map(slot)) return read(slot, name, in);
  Keys keys(slot, in);
  read_subject(keys, "name", describe::Presence::required, name, in);
  if (const auto types = keys.find("arguments")) read(*types, arguments, in);
  keys.finish();
}

template<class Kind>
std::string how(const std::vector<Kind>& kinds) {
  std::vector<std::string> words;
  for (const auto kind : kinds) words.emplace_back(describe::word_of(kind));
  return "write {KIND: NAME}, where KIND is " + listed(words, "or");
}

/// The one key of a map that says of which kind the object is; others are left in `keys`.
template<class Kind>
std::optional<std::pair<Kind, Slot>> read_kind(const Slot& slot, Keys& keys, const std::vector<Kind>& kinds,
                                               Reading& in) {
  std::optional<std::pair<Kind, Slot>> found;
  for (const auto kind : kinds) {
    const auto value = keys.find(describe::word_of(kind));
    if (!value) continue;
    if (found) {
      in.problem("bad-value", slot.called() + " must name exactly one object", how(kinds), *value->place);
      return std::nullopt;
    }
    found.emplace(kind, *value);
  }
  return found;
}

template<class Kind>
void expect_kind(const Slot& slot, const std::vector<Kind>& kinds, Reading& in) {
  in.problem("bad-value", slot.called() + " must name exactly one object", how(kinds), *slot.place);
}

void read_object(const Slot& slot, const std::vector<model::ObjectKind>& kinds, model::ObjectName& out,
                 Reading& in) {
  const auto before = in.problems.size();
  Keys keys(slot, in, how(kinds));
  if (!keys.is_map()) return;
  const auto found = read_kind(slot, keys, kinds, in);
  keys.finish();
  if (in.problems.size() != before) return;
  if (!found) return expect_kind(slot, kinds, in);
  out.kind = found->first;
  if (is_part(out.kind))
    read_part(found->second, out.name, out.part, in);
  else if (is_routine(out.kind))
    read_routine(found->second, out.name, out.arguments, in);
  else if (is_global(out.kind))
    read(found->second, out.name.name, in);
  else
    read(found->second, out.name, in);
}
} // namespace

void read(const Slot& slot, model::ObjectName& out, Reading& in) {
  read_object(slot, model::every_kind(), out, in);
}
void read_as(model::Renamed, const Slot& slot, model::ObjectName& out, Reading& in) {
  read_object(slot, model::renamed_kinds(), out, in);
}

void read(const Slot& slot, model::ColumnName& out, Reading& in) {
  read_part(slot, out.table, out.column, in);
}

void read(const Slot& slot, model::GrantTarget& out, Reading& in) {
  if (is_scalar(slot)) return read(slot, out.name, in);
  const auto kinds = model::grant_kinds();
  const auto before = in.problems.size();
  Keys keys(slot, in, "write the name of a table; or " + how(kinds));
  if (!keys.is_map()) return;
  const auto found = read_kind(slot, keys, kinds, in);
  const auto columns = keys.find("columns");
  keys.finish();
  if (in.problems.size() != before) return;
  if (!found) return expect_kind(slot, kinds, in);
  out.kind = found->first;
  if (columns && out.kind != model::GrantKind::table)
    return in.problem("bad-value", "only rights on a table are about columns", "remove columns",
                      *columns->place);
  if (columns) read(*columns, out.columns, in);
  using enum model::GrantKind;
  if (out.kind == function || out.kind == procedure)
    read_routine(found->second, out.name, out.arguments, in);
  else if (out.kind == table || out.kind == sequence || out.kind == type)
    read(found->second, out.name, in);
  else
    read(found->second, out.name.name, in);
}

void read(const Slot& slot, std::vector<model::Privilege>& out, Reading& in) {
  if (is_scalar(slot)) return read(slot, out.emplace_back(), in);
  if (!expect_list(slot, "a list of privileges", "write [select, insert] or all", in)) return;
  const auto before = in.problems.size();
  for (const auto& item : items_of(slot)) read(item, out.emplace_back(), in);
  if (in.problems.size() == before && out.size() > 1 &&
      std::find(out.begin(), out.end(), model::Privilege::all) != out.end())
    in.problem("bad-value", "all is every privilege: nothing stands beside it", "write privileges: all",
               slot.node->place);
}

void read(const Slot& slot, model::TriggerEvent& out, Reading& in) {
  if (!is_map(slot)) return read(slot, out.event, in);
  Keys keys(slot, in, "write insert, update, delete, truncate or {update: [column]}");
  if (const auto columns = keys.require("update")) {
    out.event = model::Event::update;
    read(*columns, out.columns, in);
  }
  keys.finish();
}

void read(const Slot& slot, model::PartitionBound& out, Reading& in) {
  if (is_scalar(slot) && slot.node->text == "default") return;
  Keys keys(slot, in, "write {from: […], to: […]}, {in: […]}, {modulus: n, remainder: i} or default");
  read_struct(keys, out, in);
}

} // namespace aludel::yaml
