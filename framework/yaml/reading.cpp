#include "framework/yaml/reading.hpp"

#include "framework/base/text.hpp"
#include "framework/yaml/scalar.hpp"

namespace aludel::yaml {

namespace {
constexpr std::size_t longest_quotation = 50;

/// The first line, cut where a character ends.
std::string clipped(std::string_view text) {
  const auto line = text.substr(0, text.find('\n'));
  if (line.size() <= longest_quotation && line.size() == text.size()) return std::string(line);
  auto end = std::min(line.size(), longest_quotation);
  while (end > 0 && base::invalid_utf8(line.substr(0, end))) --end;
  return std::string(line.substr(0, end)) + "…";
}

bool expect(const Slot& slot, Node::Kind kind, std::string_view due, std::string help, Reading& in) {
  if (slot.node->kind == kind) return true;
  if (slot.node->kind != Node::Kind::refused) must_be(slot, due, std::move(help), in);
  return false;
}
} // namespace

void Reading::problem(std::string code, std::string message, std::string help, base::Place place) {
  problems.push_back(
      {base::Severity::error, std::move(code), std::move(message), std::move(help), std::move(place)});
}

std::string Slot::called() const { return (item ? "an item of " : "") + std::string(key); }

std::vector<Slot> items_of(const Slot& list) {
  std::vector<Slot> slots;
  slots.reserve(list.node->items.size());
  for (const auto& item : list.node->items) slots.push_back({&item, list.key, &item.place, true});
  return slots;
}

const std::string& as_written(const Node& node) { return node.written.empty() ? node.text : node.written; }

std::string described(const Node& node) {
  const auto& text = as_written(node);
  switch (node.kind) {
  case Node::Kind::scalar:
    if (text.empty()) return "an empty text";
    return (node.style == Style::plain ? "'" : "the text '") + clipped(text) + "'";
  case Node::Kind::sequence: return node.items.empty() ? "an empty list" : "a list";
  case Node::Kind::map: return node.entries.empty() ? "an empty map" : "a map";
  case Node::Kind::null:
  case Node::Kind::refused: break;
  }
  return "nothing";
}

void must_be(const Slot& slot, std::string_view due, std::string help, Reading& in) {
  const auto must = slot.called() + " must be " + std::string(due);
  const bool missing = is_null(slot);
  in.problem(missing ? "missing-value" : "wrong-type",
             must + (missing ? ", but it has no value" : ", not " + described(*slot.node)), std::move(help),
             slot.node->place);
}

bool expect_scalar(const Slot& slot, std::string_view due, std::string help, Reading& in) {
  return expect(slot, Node::Kind::scalar, due, std::move(help), in);
}
bool expect_list(const Slot& slot, std::string_view due, std::string help, Reading& in) {
  return expect(slot, Node::Kind::sequence, due, std::move(help), in);
}
bool expect_map(const Slot& slot, std::string_view due, std::string help, Reading& in) {
  return expect(slot, Node::Kind::map, due, std::move(help), in);
}

bool is_scalar(const Slot& slot) { return slot.node->kind == Node::Kind::scalar; }
bool is_list(const Slot& slot) { return slot.node->kind == Node::Kind::sequence; }
bool is_map(const Slot& slot) { return slot.node->kind == Node::Kind::map; }
bool is_null(const Slot& slot) { return slot.node->kind == Node::Kind::null; }
bool is_plain(const Slot& slot, std::string_view word) {
  return is_scalar(slot) && slot.node->style == Style::plain && slot.node->text == word;
}

bool is_true(const Slot& slot) {
  return slot.node->kind == Node::Kind::scalar && boolean_of(*slot.node).value_or(false);
}

std::string listed(const std::vector<std::string>& words, std::string_view last) {
  if (words.size() < 2) return base::join(words, "");
  const std::vector<std::string> head(words.begin(), words.end() - 1);
  return base::join(head, ", ") + " " + std::string(last) + " " + words.back();
}

} // namespace aludel::yaml
