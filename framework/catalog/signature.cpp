#include "framework/catalog/signature.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace aludel::catalog {

namespace {
// Chapter 8 of the PostgreSQL manual, table 8.1, "Aliases".
constexpr std::array aliases{std::pair{"int", "integer"},
                             std::pair{"int4", "integer"},
                             std::pair{"int8", "bigint"},
                             std::pair{"int2", "smallint"},
                             std::pair{"bool", "boolean"},
                             std::pair{"float", "double precision"},
                             std::pair{"float8", "double precision"},
                             std::pair{"float4", "real"},
                             std::pair{"decimal", "numeric"},
                             std::pair{"varchar", "character varying"},
                             std::pair{"char varying", "character varying"},
                             std::pair{"char", "character"},
                             std::pair{"varbit", "bit varying"},
                             std::pair{"timestamptz", "timestamp with time zone"},
                             std::pair{"timestamp without time zone", "timestamp"},
                             std::pair{"timetz", "time with time zone"},
                             std::pair{"time without time zone", "time"}};

/// Lower case, single spaces, no modifiers; what stands in quotes is kept.
std::string plain(std::string_view type) {
  std::string out;
  bool quoted = false;
  int depth = 0;
  for (const char c : type) {
    if (c == '"') quoted = !quoted;
    if (!quoted && c == '(') ++depth;
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (depth == 0 && (quoted || !space))
      out += quoted ? std::string(1, c) : base::lower(std::string_view(&c, 1));
    else if (space && !out.empty() && out.back() != ' ')
      out += ' ';
    if (!quoted && c == ')') --depth;
  }
  return std::string(base::trim(out));
}

void drop_prefix(std::string& text, std::string_view prefix) {
  if (!prefix.empty() && text.size() > prefix.size() + 1 && text.compare(0, prefix.size(), prefix) == 0 &&
      text[prefix.size()] == '.')
    text.erase(0, prefix.size() + 1);
}
} // namespace

std::string_view standard_type_name(std::string_view name) {
  const auto* at =
      std::find_if(aliases.begin(), aliases.end(), [&](const auto& one) { return name == one.first; });
  return at == aliases.end() ? name : at->second;
}

std::string type_spelling(std::string_view type, const Naming& naming) {
  auto text = plain(type);
  std::string array;
  while (text.size() > 2 && text.compare(text.size() - 2, 2, "[]") == 0) {
    text = std::string(base::trim(std::string_view(text).substr(0, text.size() - 2)));
    array += "[]";
  }
  drop_prefix(text, naming.default_schema);
  return std::string(standard_type_name(text)) + array;
}

std::string signature_of(const model::Arguments& arguments, const Naming& naming) {
  std::string out;
  for (const auto& argument : arguments)
    if (argument.mode != model::ArgumentMode::out)
      out += (out.empty() ? "" : ", ") + type_spelling(argument.type, naming);
  return out;
}

} // namespace aludel::catalog
