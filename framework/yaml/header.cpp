#include "framework/yaml/header.hpp"

#include "framework/yaml/dates.hpp"
#include "framework/yaml/leaves.hpp"

namespace aludel::yaml {

namespace {
void read_id(const Slot& slot, model::RevisionHeader& out, Reading& in) {
  std::vector<model::Located> ids;
  if (!expect_scalar(slot, "an identifier",
                     is_null(slot) ? "an identifier that looks like nothing is quoted: \"null\"" : "", in))
    return;
  read_texts(slot, ids, "an identifier", in);
  if (ids.empty()) return;
  out.id = ids.front().text;
  out.place = ids.front().place;
}

void read_params(const Slot& slot, std::map<std::string, model::ParamSpec>& out, Reading& in) {
  if (!expect_map(slot, "a map of parameters", "write {NAME: {type: text}}", in)) return;
  for (const auto& [name, place, node] : slot.node->entries) {
    auto& param = out[name];
    const Slot value{&node, name, &place};
    if (is_scalar(value)) {
      read(value, param.type, in);
      continue;
    }
    Keys keys(value, in, "write {type: text}");
    if (!keys.is_map()) continue;
    if (const auto type = keys.find("type")) read(*type, param.type, in);
    if (const auto given = keys.find("default")) read(*given, param.default_value.emplace(), in);
    if (const auto text = keys.find("description")) read(*text, param.description, in);
    keys.finish();
  }
}

void read_created(const Slot& slot, std::string& out, Reading& in) {
  constexpr std::string_view due = "a date, with or without a time";
  constexpr std::string_view help = "write 2025-11-23T00:00:00Z";
  if (!expect_scalar(slot, due, std::string(help), in)) return;
  out = slot.node->text;
  if (!is_date_time(out)) must_be(slot, due, std::string(help), in);
}

/// A key that may be left empty, as a fresh template has it.
std::optional<Slot> filled(Keys& keys, std::string_view name) {
  auto slot = keys.find(name);
  return slot && !is_null(*slot) ? slot : std::nullopt;
}
} // namespace

void read_header_keys(Keys& keys, model::RevisionHeader& out, Reading& in) {
  if (const auto id = keys.require("revision")) read_id(*id, out, in);
  if (const auto message = filled(keys, "message")) read(*message, out.message, in);
  if (const auto parents = filled(keys, "down_revision"))
    read_texts(*parents, out.down_revisions, "an identifier", in);
  if (const auto others = filled(keys, "depends_on"))
    read_texts(*others, out.depends_on, "an identifier", in);
  if (const auto labels = filled(keys, "branch_labels"))
    read_texts(*labels, out.branch_labels, "a label", in);
  if (const auto created = filled(keys, "created")) read_created(*created, out.created, in);
  if (const auto dialects = filled(keys, "dialects")) read_dialects(*dialects, out.dialects, in);
  if (const auto mode = filled(keys, "transaction")) read(*mode, out.transaction, in);
  if (const auto allow = filled(keys, "allow")) read(*allow, out.allow, in);
  if (const auto when = filled(keys, "when")) read(*when, out.when, in);
  if (const auto params = filled(keys, "params")) read_params(*params, out.params, in);
}

} // namespace aludel::yaml
