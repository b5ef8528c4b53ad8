#include "framework/model/types.hpp"

#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace aludel::model {

namespace {
struct TypeName {
  TypeKind kind;
  std::string_view name;
  std::size_t least_arguments;
  std::size_t most_arguments;
};
constexpr std::array names{TypeName{TypeKind::smallint, "smallint", 0, 0},
                           TypeName{TypeKind::integer, "integer", 0, 0},
                           TypeName{TypeKind::bigint, "bigint", 0, 0},
                           TypeName{TypeKind::text, "text", 0, 0},
                           TypeName{TypeKind::varchar, "varchar", 0, 1},
                           TypeName{TypeKind::character, "char", 0, 1},
                           TypeName{TypeKind::boolean, "boolean", 0, 0},
                           TypeName{TypeKind::real, "real", 0, 0},
                           TypeName{TypeKind::double_precision, "double", 0, 0},
                           TypeName{TypeKind::numeric, "numeric", 0, 2},
                           TypeName{TypeKind::date, "date", 0, 0},
                           TypeName{TypeKind::time, "time", 0, 0},
                           TypeName{TypeKind::timestamp, "timestamp", 0, 0},
                           TypeName{TypeKind::timestamptz, "timestamptz", 0, 0},
                           TypeName{TypeKind::interval, "interval", 0, 0},
                           TypeName{TypeKind::uuid, "uuid", 0, 0},
                           TypeName{TypeKind::json, "json", 0, 0},
                           TypeName{TypeKind::jsonb, "jsonb", 0, 0},
                           TypeName{TypeKind::bytes, "bytes", 0, 0},
                           TypeName{TypeKind::vector, "vector", 0, 1},
                           TypeName{TypeKind::inet, "inet", 0, 0}};

/// What hands that know another tool write; said in the help, never taken.
struct OtherName {
  std::string_view written;
  std::string_view portable;
};
constexpr std::array other_names{OtherName{"int", "integer"},
                                 OtherName{"int4", "integer"},
                                 OtherName{"int8", "bigint"},
                                 OtherName{"int2", "smallint"},
                                 OtherName{"string", "text"},
                                 OtherName{"bool", "boolean"},
                                 OtherName{"float", "double"},
                                 OtherName{"float8", "double"},
                                 OtherName{"float4", "real"},
                                 OtherName{"double precision", "double"},
                                 OtherName{"decimal", "numeric"},
                                 OtherName{"bytea", "bytes"},
                                 OtherName{"blob", "bytes"},
                                 OtherName{"datetime", "timestamp"},
                                 OtherName{"serial", "integer with identity: by_default"},
                                 OtherName{"bigserial", "bigint with identity: by_default"},
                                 OtherName{"character varying", "varchar"}};

ParsedType unknown(std::string_view name) {
  ParsedType result;
  result.problem = "unknown type '" + std::string(name) + "'";
  const auto folded = base::lower(name);
  for (const auto& other : other_names)
    if (other.written == folded) {
      result.help = "write " + std::string(other.portable);
      return result;
    }
  const auto guess = base::did_you_mean(name, type_names());
  result.help =
      (guess.empty() ? "" : guess + " ") + "another type is written by dialect: {postgresql: …, sqlite: …}";
  return result;
}

std::optional<std::vector<int>> parse_arguments(std::string_view text) {
  std::vector<int> values;
  for (const auto& part : base::split(text, ',')) {
    const auto digits = base::trim(part);
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    values.push_back(value);
  }
  return values;
}

std::string arguments_problem(const TypeName& name, const std::vector<int>& given) {
  if (given.size() < name.least_arguments || given.size() > name.most_arguments)
    return "type '" + std::string(name.name) + "' takes " +
           (name.most_arguments == 0 ? "no arguments"
                                     : "at most " + base::count_of(name.most_arguments, "argument"));
  if (!given.empty() && given.front() < 1)
    return "the length of type '" + std::string(name.name) + "' must be at least 1";
  if (name.kind == TypeKind::numeric && given.size() == 2 && (given[1] < 0 || given[1] > given[0]))
    return "the scale of numeric(p,s) lies between 0 and its precision";
  return {};
}

int strip_dimensions(std::string_view& text) {
  int dimensions = 0;
  while (text.size() > 2 && text.substr(text.size() - 2) == "[]") {
    text = base::trim(text.substr(0, text.size() - 2));
    ++dimensions;
  }
  return dimensions;
}
} // namespace

ParsedType parse_type(std::string_view written) {
  auto text = base::trim(written);
  Type type;
  type.dimensions = strip_dimensions(text);
  if (text.substr(0, 5) == "enum:") {
    type.kind = TypeKind::enumeration;
    type.enumeration = parse_qualified(base::trim(text.substr(5)));
    if (type.enumeration.empty())
      return {std::nullopt, "'enum:' needs the name of a type", "write enum:mood"};
    return {type, {}, {}};
  }
  const auto open = text.find('(');
  const auto name = base::trim(text.substr(0, open));
  const auto row = std::find_if(names.begin(), names.end(),
                                [&](const TypeName& n) { return base::iequals(n.name, name); });
  if (row == names.end()) return unknown(name);
  type.kind = row->kind;
  if (open != std::string_view::npos) {
    if (text.back() != ')')
      return {std::nullopt, "type '" + std::string(text) + "' lacks its closing parenthesis", {}};
    const auto arguments = parse_arguments(text.substr(open + 1, text.size() - open - 2));
    if (!arguments)
      return {std::nullopt, "the arguments of type '" + std::string(text) + "' must be whole numbers", {}};
    type.arguments = *arguments;
  }
  if (auto problem = arguments_problem(*row, type.arguments); !problem.empty())
    return {std::nullopt, problem, {}};
  return {type, {}, {}};
}

std::string to_string(const Type& type) {
  std::string text;
  if (type.kind == TypeKind::native) {
    text = "native";
  } else if (type.kind == TypeKind::enumeration) {
    text = "enum:" + to_string(type.enumeration);
  } else {
    const auto row =
        std::find_if(names.begin(), names.end(), [&](const TypeName& n) { return n.kind == type.kind; });
    text = row->name;
  }
  if (!type.arguments.empty()) {
    text += '(';
    for (std::size_t i = 0; i < type.arguments.size(); ++i)
      text += (i ? "," : "") + std::to_string(type.arguments[i]);
    text += ')';
  }
  for (int i = 0; i < type.dimensions; ++i) text += "[]";
  return text;
}

std::vector<std::string> type_names() {
  std::vector<std::string> all;
  for (const auto& row : names) all.emplace_back(row.name);
  return all;
}

std::vector<TypeShape> type_shapes() {
  std::vector<TypeShape> all;
  for (const auto& row : names) all.push_back({row.name, row.most_arguments});
  return all;
}

} // namespace aludel::model
