#include "framework/base/json.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::base {

namespace {
void write_text(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  if (invalid_utf8(text)) return write_text(out, valid_utf8(text));
  out += '"';
  for (const char c : text) {
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      if (const auto u = static_cast<unsigned char>(c); u < 0x20) {
        out += "\\u00";
        out += digits[u >> 4];
        out += digits[u & 0xF];
      } else {
        out += c;
      }
    }
  }
  out += '"';
}

void new_line(std::string& out, int indent, int level) {
  if (indent < 0) return;
  out += '\n';
  out.append(static_cast<std::size_t>(indent) * static_cast<std::size_t>(level), ' ');
}
} // namespace

Json::Json(const std::vector<std::string>& texts) : value_(Array(texts.begin(), texts.end())) {}

Json& Json::add(std::string name, Json value) {
  std::get<Object>(value_).emplace_back(std::move(name), std::move(value));
  return *this;
}

Json& Json::push(Json value) {
  std::get<Array>(value_).push_back(std::move(value));
  return *this;
}

const Json* Json::member(std::string_view name) const {
  const auto* all = members();
  if (all == nullptr) return nullptr;
  const auto at = std::find_if(all->begin(), all->end(), [&](const auto& one) { return one.first == name; });
  return at == all->end() ? nullptr : &at->second;
}

bool Json::is_true() const {
  const auto* flag = std::get_if<bool>(&value_);
  return flag != nullptr && *flag;
}

std::string Json::dump(int indent) const {
  std::string out;
  write(out, indent, 0);
  return out;
}

void Json::write(std::string& out, int indent, int level) const {
  if (std::holds_alternative<std::nullptr_t>(value_)) {
    out += "null";
  } else if (const auto* flag = std::get_if<bool>(&value_)) {
    out += *flag ? "true" : "false";
  } else if (const auto* number = std::get_if<Number>(&value_)) {
    out += number->text;
  } else if (const auto* text = std::get_if<std::string>(&value_)) {
    write_text(out, *text);
  } else if (const auto* items = std::get_if<Array>(&value_)) {
    out += '[';
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (i > 0) out += ',';
      new_line(out, indent, level + 1);
      (*items)[i].write(out, indent, level + 1);
    }
    if (!items->empty()) new_line(out, indent, level);
    out += ']';
  } else if (const auto* members = std::get_if<Object>(&value_)) {
    out += '{';
    for (std::size_t i = 0; i < members->size(); ++i) {
      if (i > 0) out += ',';
      new_line(out, indent, level + 1);
      write_text(out, (*members)[i].first);
      out += indent < 0 ? ":" : ": ";
      (*members)[i].second.write(out, indent, level + 1);
    }
    if (!members->empty()) new_line(out, indent, level);
    out += '}';
  }
}

} // namespace aludel::base
