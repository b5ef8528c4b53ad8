#include "framework/base/text.hpp"
#include "framework/yaml/fields.hpp"

/// Parts of tables that have a short form beside their map, or a form of their own.
namespace aludel::yaml {

void read_subject(Keys& keys, std::string_view name, describe::Presence presence, model::QualifiedName& out,
                  Reading& in) {
  const auto schema = keys.find("schema");
  const auto slot = take(keys, name, presence);
  if (schema) read(*schema, out.schema, in);
  if (!slot) return;
  if (schema)
    read(*slot, out.name, in);
  else
    read(*slot, out, in);
}

namespace {
/// `lower(email)` and `created desc` are names of columns that nobody has.
bool is_not_a_name(const Slot& slot, Reading& in) {
  const auto& text = slot.node->text;
  const auto blank = text.rfind(' ');
  const auto last = blank == std::string::npos ? "" : base::lower(text.substr(blank + 1));
  const bool ordered = last == "desc" || last == "asc";
  if (!ordered && text.find('(') == std::string::npos) return false;
  in.problem("bad-value", "'" + text + "' is no name of a column",
             ordered ? "write {column: " + text.substr(0, blank) + ", order: " + last + "}"
                     : "write {expr: \"" + text + "\"}",
             slot.node->place);
  return true;
}
} // namespace

void read(const Slot& slot, model::IndexColumn& out, Reading& in) {
  if (is_scalar(slot) && is_not_a_name(slot, in)) return;
  if (!is_map(slot)) return read(slot, out.column, in);
  Keys keys(slot, in);
  read_struct(keys, out, in);
}

void read(const Slot& slot, model::References& out, Reading& in) {
  Keys keys(slot, in, "write {table: NAME, columns: [NAME]}");
  read_struct(keys, out, in);
}

namespace {
constexpr std::string_view target_help =
    "write one of {table: t}, {column: [t, c]}, {constraint: [t, c]}, {index: i} and {schema: s}";

/// `[table, part]`
void read_part(const Slot& slot, model::CommentTarget& out, model::Identifier& part, Reading& in) {
  if (slot.node->kind == Node::Kind::refused) return;
  if (!is_list(slot) || slot.node->items.size() != 2)
    return must_be(slot, "a list of two names", "write [table, " + std::string(slot.key) + "]", in);
  const auto items = items_of(slot);
  read(items[0], out.table, in);
  read(items[1], part, in);
}
} // namespace

void read(const Slot& slot, model::CommentTarget& out, Reading& in) {
  Keys keys(slot, in, std::string(target_help));
  if (!keys.is_map()) return;
  describe::for_each_field(out, [&](const auto& entry, auto& member) {
    const auto found = keys.find(entry.name);
    if (!found) return;
    using Form = typename std::remove_cvref_t<decltype(entry)>::form_type;
    if constexpr (std::is_same_v<Form, model::TableAndPart>)
      read_part(*found, out, member, in);
    else
      read(*found, member, in);
  });
  keys.finish();
  if (slot.node->entries.size() != 1)
    in.problem("bad-value", "a comment is on exactly one object", std::string(target_help), *slot.place);
}

void read(const Slot& slot, model::Comment& out, Reading& in) {
  Keys keys(slot, in, "write {on: {table: NAME}, text: …}");
  read_struct(keys, out, in);
}

} // namespace aludel::yaml
