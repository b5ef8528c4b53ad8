#include "framework/yaml/header.hpp"

#include "framework/yaml/dates.hpp"
#include "framework/yaml/fields.hpp"
#include "framework/yaml/leaves.hpp"

namespace aludel::yaml {

void read_as(model::RevisionIdText, const Slot& slot, model::RevisionId& out, Reading& in) {
  std::vector<model::Located> ids;
  if (!expect_scalar(slot, "an identifier",
                     is_null(slot) ? "an identifier that looks like nothing is quoted: \"null\"" : "", in))
    return;
  read_texts(slot, ids, "an identifier", in);
  if (!ids.empty()) out = ids.front().text;
}

void read_as(model::RevisionIds form, const Slot& slot, std::vector<model::Located>& out, Reading& in) {
  read_texts(slot, out, form.due, in);
}

void read_as(model::Labels form, const Slot& slot, std::vector<model::Located>& out, Reading& in) {
  read_texts(slot, out, form.due, in);
}

void read_as(model::Moment, const Slot& slot, std::string& out, Reading& in) {
  constexpr std::string_view due = "a date, with or without a time";
  constexpr std::string_view help = "write 2025-11-23T00:00:00Z";
  if (!expect_scalar(slot, due, std::string(help), in)) return;
  out = slot.node->text;
  if (!is_date_time(out)) must_be(slot, due, std::string(help), in);
}

void read(const Slot& slot, model::ParamSpec& out, Reading& in) {
  if (is_scalar(slot)) return read(slot, out.type, in);
  Keys keys(slot, in, "write {type: text}");
  read_struct(keys, out, in);
}

void read(const Slot& slot, std::map<std::string, model::ParamSpec>& out, Reading& in) {
  if (!expect_map(slot, "a map of parameters", "write {NAME: {type: text}}", in)) return;
  for (const auto& [name, place, node] : slot.node->entries) read({&node, name, &place}, out[name], in);
}

} // namespace aludel::yaml
