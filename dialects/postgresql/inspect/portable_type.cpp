#include "dialects/postgresql/inspect/portable_type.hpp"

#include <algorithm>
#include <array>

namespace aludel::postgresql {

namespace {
struct Spelling {
  std::string_view server;
  std::string_view portable;
};

// Not what merely reads alike: a type of the user's may be called "bytes".
constexpr std::array spellings{Spelling{"smallint", "smallint"},
                               Spelling{"integer", "integer"},
                               Spelling{"bigint", "bigint"},
                               Spelling{"text", "text"},
                               Spelling{"character varying", "varchar"},
                               Spelling{"character", "char"},
                               Spelling{"boolean", "boolean"},
                               Spelling{"real", "real"},
                               Spelling{"double precision", "double"},
                               Spelling{"numeric", "numeric"},
                               Spelling{"date", "date"},
                               Spelling{"time without time zone", "time"},
                               Spelling{"timestamp without time zone", "timestamp"},
                               Spelling{"timestamp with time zone", "timestamptz"},
                               Spelling{"interval", "interval"},
                               Spelling{"uuid", "uuid"},
                               Spelling{"json", "json"},
                               Spelling{"jsonb", "jsonb"},
                               Spelling{"bytea", "bytes"},
                               Spelling{"vector", "vector"},
                               Spelling{"inet", "inet"}};

/// format_type() writes "[]" once, however many dimensions there are.
bool is_array(std::string_view spelled) {
  return spelled.size() > 2 && spelled.substr(spelled.size() - 2) == "[]";
}

std::optional<model::Type> element_type(std::string_view spelled) {
  const auto modifiers = std::min(spelled.find('('), spelled.size());
  const auto row = std::find_if(spellings.begin(), spellings.end(),
                                [&](const Spelling& s) { return s.server == spelled.substr(0, modifiers); });
  if (row == spellings.end()) return std::nullopt;
  return model::parse_type(std::string(row->portable) + std::string(spelled.substr(modifiers))).type;
}
} // namespace

model::Type portable_type(const std::string& spelled, int dimensions) {
  const bool array = is_array(spelled);
  if (auto type = element_type(array ? spelled.substr(0, spelled.size() - 2) : spelled)) {
    type->dimensions = array ? std::max(dimensions, 1) : 0;
    return *type;
  }
  model::Type native;
  native.kind = model::TypeKind::native;
  native.native["postgresql"] = spelled;
  return native;
}

model::Type enumeration(const model::QualifiedName& name, const std::string& spelled, int dimensions) {
  model::Type type;
  type.kind = model::TypeKind::enumeration;
  type.enumeration = name;
  type.dimensions = is_array(spelled) ? std::max(dimensions, 1) : 0;
  return type;
}

} // namespace aludel::postgresql
