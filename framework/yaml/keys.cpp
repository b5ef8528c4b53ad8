#include "framework/yaml/keys.hpp"

#include "framework/base/spelling.hpp"

#include <algorithm>

namespace aludel::yaml {

namespace {
const Entry* entry_of(const Node& map, std::string_view key) {
  const auto at = std::find_if(map.entries.begin(), map.entries.end(),
                               [&](const Entry& entry) { return entry.key == key; });
  return at == map.entries.end() ? nullptr : &*at;
}
} // namespace

Keys::Keys(const Slot& slot, Reading& in, std::string help) : slot_(slot), in_(in) {
  if (expect_map(slot, "a map", std::move(help), in)) map_ = slot.node;
}

const Entry* Keys::entry(std::string_view name) const { return entry_of(*map_, name); }

bool Keys::has(std::string_view name) const { return entry(name) != nullptr; }

std::optional<Slot> Keys::find(std::string_view name) {
  asked_.emplace_back(name);
  const auto* found = entry(name);
  if (name == aliased_ && has(alias_)) {
    asked_.emplace_back(alias_);
    if (found != nullptr)
      in_.problem("duplicate-key", std::string(alias_) + " and " + std::string(name) + " say the same",
                  "keep one of them", entry(alias_)->place);
    found = entry(alias_);
  }
  if (found == nullptr) return std::nullopt;
  return Slot{&found->value, found->key, &found->place};
}

std::optional<Slot> Keys::require(std::string_view name) {
  auto found = find(name);
  if (!found) missing_.emplace_back(name);
  return found;
}

void Keys::alias(std::string_view written, std::string_view means) {
  alias_ = written;
  aliased_ = means;
}

void Keys::finish() {
  for (const auto& entry : map_->entries)
    if (std::find(asked_.begin(), asked_.end(), entry.key) == asked_.end()) unknown(entry);
  for (const auto& name : missing_)
    in_.problem("missing-key", slot_.called() + " needs the key '" + name + "'", "", *slot_.place);
}

void Keys::unknown(const Entry& entry) {
  auto help = base::did_you_mean(entry.key, asked_);
  if (const auto meant = base::nearest(entry.key, asked_))
    std::erase(missing_, *meant); // one slip, one complaint
  if (help.empty())
    help = (asked_.size() == 1 ? "its only key is " : "its keys are ") + listed(asked_, "and");
  in_.problem("unknown-key", "unknown key '" + entry.key + "' in " + slot_.called(), std::move(help),
              entry.place);
}

const base::Place& place_of(const Slot& slot, std::string_view key) {
  const auto* entry = entry_of(*slot.node, key);
  return entry != nullptr ? entry->place : *slot.place;
}

std::optional<Slot> slot_of(const Slot& slot, std::string_view key) {
  const auto* entry = entry_of(*slot.node, key);
  if (entry == nullptr) return std::nullopt;
  return Slot{&entry->value, entry->key, &entry->place};
}

} // namespace aludel::yaml
