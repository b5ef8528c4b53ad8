#include "framework/base/text.hpp"
#include "framework/yaml/fields.hpp"

/// Parts of operations that have a short form beside their map, or a form of their own.
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

void read(const Slot& slot, model::Comment& out, Reading& in) {
  Keys keys(slot, in, "write {on: {table: NAME}, text: …}");
  read_struct(keys, out, in);
}

} // namespace aludel::yaml
