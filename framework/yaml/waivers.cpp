#include "framework/base/text.hpp"
#include "framework/yaml/dates.hpp"
#include "framework/yaml/keys.hpp"
#include "framework/yaml/leaves.hpp"

/// `allow:` of steps and revisions.
namespace aludel::yaml {

namespace {
constexpr std::string_view reason_help = "say why the finding is accepted";

/// `slot` is called by its rule, or `reason`.
void read_reason(const Slot& slot, std::string_view rule, std::string& out, Reading& in) {
  if (slot.node->kind == Node::Kind::refused) return;
  if (is_scalar(slot)) out = slot.node->text;
  if (base::trim(out).empty())
    in.problem("missing-value", "allow of " + std::string(rule) + " needs a reason", std::string(reason_help),
               slot.node->place);
}

void read_until(const Slot& slot, std::string& out, Reading& in) {
  if (!expect_scalar(slot, "a date", "write 2027-01-31", in)) return;
  out = slot.node->text;
  if (!is_date(out)) must_be(slot, "a date", "write 2027-01-31", in);
}

void read_waiver(const Slot& slot, model::Waiver& out, Reading& in) {
  if (!is_map(slot)) return read_reason(slot, out.rule, out.reason, in);
  Keys keys(slot, in);
  if (const auto reason = keys.require("reason")) read_reason(*reason, out.rule, out.reason, in);
  if (const auto until = keys.find("until")) read_until(*until, out.until, in);
  keys.finish();
}
} // namespace

void read(const Slot& slot, std::vector<model::Waiver>& out, Reading& in) {
  if (!expect_map(slot, "a map of rules and reasons", "write {RULE: \"why it is accepted here\"}", in))
    return;
  for (const auto& [rule, place, node] : slot.node->entries) {
    model::Waiver waiver;
    waiver.rule = rule;
    waiver.place = place;
    read_waiver({&node, rule, &place}, waiver, in);
    out.push_back(std::move(waiver));
  }
}

} // namespace aludel::yaml
