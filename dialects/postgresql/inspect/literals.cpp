#include "dialects/postgresql/inspect/literals.hpp"

#include "dialects/postgresql/settings.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace aludel::postgresql {

namespace {
constexpr std::array<std::string_view, 6> number_types{"smallint", "integer", "bigint",
                                                       "numeric",  "real",    "double precision"};

bool is_one_of_numbers(std::string_view type) {
  return std::find(number_types.begin(), number_types.end(), type) != number_types.end();
}

/// 'text'::type.
struct Cast {
  std::string text;
  std::string_view type;
};

/// Where the whole expression is one.
std::optional<Cast> cast_of(std::string_view spelled) {
  if (spelled.empty() || spelled.front() != '\'') return std::nullopt;
  std::size_t end = 1;
  while (end < spelled.size() && (spelled[end] != '\'' || spelled.substr(end, 2) == "''"))
    end += spelled[end] == '\'' ? 2 : 1;
  if (spelled.substr(std::min(end, spelled.size()), 3) != "'::") return std::nullopt;
  return Cast{base::replace_all(std::string(spelled.substr(1, end - 1)), "''", "'"), spelled.substr(end + 3)};
}

/// Such a number is a bigint before its sign is looked at.
bool is_above_integer(std::string_view digits) {
  constexpr std::string_view most = "2147483647";
  return digits.size() != most.size() ? digits.size() > most.size() : digits > most;
}

/// What the server makes of a literal below zero in a column of any type of numbers: '-1'::integer,
/// '-9000000000'::bigint, '-0.5'::numeric.
bool is_negative_number(const Cast& cast) {
  const auto digits = std::string_view(cast.text).substr(std::min<std::size_t>(1, cast.text.size()));
  if (cast.text.substr(0, 1) != "-" || !is_number(digits)) return false;
  const bool has_fraction = digits.find('.') != std::string_view::npos;
  if (cast.type == "numeric") return has_fraction;
  return !has_fraction && cast.type == (is_above_integer(digits) ? "bigint" : "integer");
}
} // namespace

model::Value default_value(const std::string& spelled, const std::string& type) {
  if (type == "boolean" && (spelled == "true" || spelled == "false")) return spelled == "true";
  const bool numeric = is_one_of_numbers(type);
  if (numeric && is_number(spelled)) return model::Number{spelled};
  if (const auto cast = cast_of(spelled)) {
    if (numeric && is_negative_number(*cast)) return model::Number{cast->text};
    if (!numeric && cast->type == type) return cast->text;
  }
  return model::SqlText{spelled, {}};
}

} // namespace aludel::postgresql
