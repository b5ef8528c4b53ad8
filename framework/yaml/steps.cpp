#include "framework/yaml/header.hpp"

#include "framework/base/spelling.hpp"
#include "framework/yaml/fields.hpp"
#include "framework/yaml/keys.hpp"
#include "framework/yaml/leaves.hpp"
#include "framework/yaml/operations.hpp"

#include <algorithm>

namespace aludel::yaml {

namespace {
std::vector<std::string> words_beside() {
  std::vector<std::string> words;
  describe::for_each_entry<model::Step>([&](const auto& entry) { words.emplace_back(entry.name); });
  return words;
}

bool stands_beside(std::string_view key) {
  bool found = false;
  describe::for_each_entry<model::Step>([&](const auto& entry) { found = found || entry.name == key; });
  return found;
}

void unknown_operation(const Entry& entry, Reading& in) {
  if (is_later_operation(entry.key))
    return in.problem("unknown-operation", "this version of Aludel has no " + entry.key,
                      "write it as sql:", entry.place);
  auto candidates = model::operation_keys();
  auto help = base::did_you_mean(entry.key, candidates);
  if (help.empty()) help = base::did_you_mean(entry.key, words_beside());
  if (help.empty()) help = "the operations are " + listed(candidates, "and");
  in.problem("unknown-operation", "unknown operation '" + entry.key + "'", std::move(help), entry.place);
}

/// The entry of the one operation; complains when there is none, or when it is hard to see.
const Entry* operation_entry(const Slot& step, Reading& in) {
  const auto& entries = step.node->entries;
  const auto is_known = [](const Entry& entry) { return is_operation(entry.key); };
  const auto found = std::find_if(entries.begin(), entries.end(), is_known);
  if (found != entries.end()) {
    if (found != entries.begin() && stands_beside(entries.front().key))
      in.problem("operation-first", "the operation comes first in a step",
                 "move " + found->key + " above " + entries.front().key, found->place);
    return &*found;
  }
  const auto other = std::find_if(entries.begin(), entries.end(),
                                  [](const Entry& entry) { return !stands_beside(entry.key); });
  if (other != entries.end())
    unknown_operation(*other, in);
  else
    in.problem("missing-key", "this step has no operation",
               "its first key says what it does, such as create_table", *step.place);
  return nullptr;
}

void foreign_key_of_step(const Entry& entry, const Entry& operation, Reading& in) {
  if (is_operation(entry.key) || is_later_operation(entry.key))
    return in.problem("second-operation",
                      "a step has one operation; this one has " + operation.key + " already",
                      "begin a step of its own: '- " + entry.key + ":'", entry.place);
  auto help = base::did_you_mean(entry.key, words_beside());
  if (operation.value.kind == Node::Kind::null)
    help = "the keys of " + operation.key + " are indented deeper than it";
  else if (help.empty())
    help = "beside the operation stand " + listed(words_beside(), "and");
  in.problem("unknown-key", "unknown key '" + entry.key + "' beside " + operation.key, std::move(help),
             entry.place);
}

/// An operation without its map, whose keys stand at its own level, is one mistake and not several.
bool is_dedented(const Slot& map, const Entry& operation) {
  const auto& entries = map.node->entries;
  return operation.value.kind == Node::Kind::null &&
         std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
           return &entry != &operation && !stands_beside(entry.key) && !is_operation(entry.key);
         });
}

void read_step(const Slot& slot, model::Steps& out, Reading& in) {
  if (!expect_map(slot, "a map with an operation", "write - create_table: {…}, or - sql: TEXT", in)) return;
  const auto* operation = operation_entry(slot, in);
  if (operation == nullptr) return;
  for (const auto& entry : slot.node->entries)
    if (&entry != operation && !stands_beside(entry.key)) foreign_key_of_step(entry, *operation, in);
  model::Step step;
  step.place = operation->place;
  Keys beside(slot, in);
  read_fields(beside, step, in);
  if (is_dedented(slot, *operation)) return;
  if (auto read = read_operation({&operation->value, operation->key, &operation->place}, in))
    step.operation = std::move(*read);
  out.push_back(std::move(step));
}
} // namespace

void read_as(model::Outside, const Slot& slot, bool& out, Reading& in) {
  out = is_plain(slot, "none");
  if (!out && slot.node->kind != Node::Kind::refused)
    must_be(slot, "none in a step", "transaction: step is for the whole revision, beside message:", in);
}

void read(const Slot& slot, model::Steps& out, Reading& in) {
  if (!expect_list(slot, "a list of steps", "begin each step with '- '", in)) return;
  out.reserve(slot.node->items.size());
  for (const auto& item : items_of(slot)) read_step({item.node, "a step", item.place}, out, in);
}

} // namespace aludel::yaml
