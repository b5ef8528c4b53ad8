#include "framework/yaml/layout.hpp"

#include "framework/yaml/scalar_text.hpp"

#include <algorithm>
#include <type_traits>

namespace aludel::yaml {

using base::Json;

namespace {
constexpr std::size_t widest = 110;
/// A column or row with much to say is easier to compare with its neighbours on one long line.
constexpr std::size_t widest_item = 160;
constexpr int deeper = 2;

/// The value as text, list, map or something that is neither.
template<class T>
const T* as(const Json& value) {
  return value.visit([](const auto& held) -> const T* {
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(held)>, T>)
      return &held;
    else
      return nullptr;
  });
}
const Json::Array* list_of(const Json& value) { return as<Json::Array>(value); }
const Json::Object* map_of(const Json& value) { return as<Json::Object>(value); }
const std::string* text_of(const Json& value) { return as<std::string>(value); }

/// On one line, whatever it is.
struct Flow {
  std::string operator()(std::nullptr_t) const { return "null"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const Json::Number& number) const { return number.text; }
  std::string operator()(const std::string& text) const { return spelled(text, Where::flow); }
  std::string operator()(const Json::Array& items) const {
    std::string out;
    for (const auto& item : items) out += (out.empty() ? "" : ", ") + item.visit(*this);
    return "[" + out + "]";
  }
  std::string operator()(const Json::Object& entries) const {
    std::string out;
    for (const auto& [key, value] : entries)
      out += (out.empty() ? "" : ", ") + spelled(key, Where::flow) + ": " + value.visit(*this);
    return "{" + out + "}";
  }
};

bool has_lines(const std::string& text) { return text.find('\n') != std::string::npos; }

/// A text in it has several lines.
bool holds_lines(const Json& value) {
  if (const auto* text = text_of(value)) return has_lines(*text);
  if (const auto* items = list_of(value)) return std::any_of(items->begin(), items->end(), holds_lines);
  if (const auto* entries = map_of(value))
    return std::any_of(entries->begin(), entries->end(), [](const auto& e) { return holds_lines(e.second); });
  return false;
}

/// A list with a line for each of its items: they are maps, and there are several.
bool is_table(const Json& value) {
  const auto* items = list_of(value);
  return items != nullptr && items->size() > 1 &&
         std::all_of(items->begin(), items->end(), [](const Json& item) { return map_of(item) != nullptr; });
}
bool holds_table(const Json& value) {
  const auto* entries = map_of(value);
  return is_table(value) || (entries != nullptr && std::any_of(entries->begin(), entries->end(),
                                                               [](auto& e) { return is_table(e.second); }));
}
bool holds_maps(const Json& value) {
  const auto* items = list_of(value);
  return items != nullptr && !items->empty() && map_of(items->front()) != nullptr;
}

std::string blanks(int indent) { return std::string(static_cast<std::size_t>(indent), ' '); }

std::string text_lines(const std::string& text, int indent) {
  if (!has_lines(text)) return spelled(text, Where::block);
  return survives_block(text) ? block_of(text, indent + deeper, deeper) : quoted_lines(text, indent + deeper);
}

std::string item_lines(const Json& item, int indent, std::size_t width) {
  if (const auto* text = text_of(item)) return blanks(indent) + "- " + text_lines(*text, indent) + "\n";
  const auto flow = item.visit(Flow{});
  const auto* entries = map_of(item);
  const bool fits = static_cast<std::size_t>(indent) + 2 + flow.size() <= width && !holds_lines(item);
  if (entries == nullptr || entries->empty() || fits) return blanks(indent) + "- " + flow + "\n";
  return as_item(entries_text(item, indent + deeper), indent);
}

std::string list_lines(const Json::Array& items, int indent) {
  std::string out;
  for (const auto& item : items) out += item_lines(item, indent, widest_item);
  return out;
}
} // namespace

std::string entry_text(const std::string& key, const Json& value, int indent, Tall tall) {
  const auto head = blanks(indent) + spelled(key, Where::block) + ":";
  if (const auto* text = text_of(value)) return head + " " + text_lines(*text, indent) + "\n";
  const auto* items = list_of(value);
  const auto* entries = map_of(value);
  const bool is_empty = items != nullptr ? items->empty() : entries == nullptr || entries->empty();
  if (is_empty || (tall == Tall::when_needed && !holds_lines(value) && !holds_table(value)))
    if (const auto flow = value.visit(Flow{}); is_empty || head.size() + 1 + flow.size() <= widest)
      return head + " " + flow + "\n";
  if (items != nullptr) return head + "\n" + list_lines(*items, indent + deeper);
  std::string out = head + "\n";
  for (const auto& [inner, part] : *entries)
    out += entry_text(inner, part, indent + deeper,
                      tall == Tall::always && holds_maps(part) ? Tall::always : Tall::when_needed);
  return out;
}

std::string entries_text(const Json& map, int indent) {
  std::string out;
  if (const auto* entries = map_of(map))
    for (const auto& [key, value] : *entries) out += entry_text(key, value, indent);
  return out;
}

std::string as_item(const std::string& lines, int indent) {
  auto out = lines;
  out[static_cast<std::size_t>(indent)] = '-';
  return out;
}

} // namespace aludel::yaml
