#include "dialects/postgresql/casts.hpp"

#include "dialects/postgresql/inspect/portable_type.hpp"
#include "dialects/postgresql/types.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/signature.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>
#include <optional>

namespace aludel::postgresql {

namespace {
/// By the name that the server writes. With modifiers, types are written as in steps.
std::string with_standard_name(const std::string& type) {
  if (type.find('(') != std::string::npos) return type;
  const auto end = std::min(type.find('['), type.size());
  return std::string(catalog::standard_type_name(base::trim(std::string_view(type).substr(0, end)))) +
         type.substr(end);
}

/// As either the server or a step would write it.
std::optional<model::Type> type_in(std::string_view text) {
  const auto spelled = with_standard_name(base::lower(base::trim(text)));
  if (auto type = portable_type(spelled, 0); type.kind != model::TypeKind::native) return type;
  return model::parse_type(spelled).type;
}

/// The types of "::a::b", in order.
std::optional<std::vector<model::Type>> types_in(std::string_view casts) {
  std::vector<model::Type> types;
  casts = base::trim(casts);
  while (!casts.empty()) {
    if (casts.substr(0, 2) != "::") return std::nullopt;
    const auto end = std::min(casts.find("::", 2), casts.size());
    const auto type = type_in(casts.substr(2, end - 2));
    if (!type) return std::nullopt;
    types.push_back(*type);
    casts = casts.substr(end);
  }
  return types;
}

std::optional<std::vector<model::Type>> casts_of(std::string_view expression,
                                                 const model::Identifier& column) {
  const auto words = catalog::words_of(expression);
  if (words.empty()) return std::nullopt;
  if (catalog::names(words[0], column) && base::trim(expression.substr(0, words[0].begin)).empty())
    return types_in(expression.substr(words[0].end));
  const auto text = base::trim(expression);
  if (words.size() < 4 || !catalog::is_keyword(words[0], "cast") || !catalog::names(words[1], column) ||
      !catalog::is_keyword(words[2], "as") || text.back() != ')')
    return std::nullopt;
  const auto begin = words[2].end;
  const auto end = expression.rfind(')');
  const auto type = type_in(expression.substr(begin, end - begin));
  return type ? std::optional(std::vector{*type}) : std::nullopt;
}
} // namespace

bool is_free_conversion(std::string_view expression, const model::Identifier& column, const model::Type& from,
                        const model::Type& to) {
  auto types = casts_of(expression, column);
  if (!types) return false;
  types->push_back(to);
  const auto* last = &from;
  for (const auto& type : *types) {
    if (!is_free_change(*last, type)) return false;
    last = &type;
  }
  return true;
}

} // namespace aludel::postgresql
