#include "framework/model/names.hpp"

namespace aludel::model {

std::string to_string(const QualifiedName& name) {
  return name.schema.empty() ? name.name.text : name.schema.text + "." + name.name.text;
}

QualifiedName parse_qualified(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == text.size())
    return Identifier(std::string(text));
  return {Identifier(std::string(text.substr(0, dot))), Identifier(std::string(text.substr(dot + 1)))};
}

std::string to_string(const Identifiers& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name.text;
  return text;
}

} // namespace aludel::model
