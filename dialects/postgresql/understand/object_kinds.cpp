#include "dialects/postgresql/understand/object_kinds.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace aludel::postgresql::reading {

namespace {
struct OtherWords {
  PgQuery__ObjectType type;
  std::string_view words;
};
// Where the words are not those of the enumeration.
constexpr std::array other_words{
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_FDW, "FOREIGN DATA WRAPPER"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_SERVER, "SERVER"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_LARGEOBJECT, "LARGE OBJECT"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW, "MATERIALIZED VIEW"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_OPCLASS, "OPERATOR CLASS"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_OPFAMILY, "OPERATOR FAMILY"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_STATISTIC_EXT, "STATISTICS"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT, "TABLE"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN, "TABLE"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_ATTRIBUTE, "TYPE"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_DOMCONSTRAINT, "DOMAIN"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_TSCONFIGURATION, "TEXT SEARCH CONFIGURATION"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_TSDICTIONARY, "TEXT SEARCH DICTIONARY"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_TSPARSER, "TEXT SEARCH PARSER"},
    OtherWords{PG_QUERY__OBJECT_TYPE__OBJECT_TSTEMPLATE, "TEXT SEARCH TEMPLATE"}};
} // namespace

std::optional<model::ObjectKind> object_kind(int object_type) {
  using model::ObjectKind;
  switch (object_type) {
  case PG_QUERY__OBJECT_TYPE__OBJECT_TABLE:
  case PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE: return ObjectKind::table;
  case PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN: return ObjectKind::column;
  case PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT: return ObjectKind::constraint;
  case PG_QUERY__OBJECT_TYPE__OBJECT_INDEX: return ObjectKind::index;
  case PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA: return ObjectKind::schema;
  case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW: return ObjectKind::view;
  case PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW: return ObjectKind::materialized_view;
  case PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE: return ObjectKind::sequence;
  case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE:
  case PG_QUERY__OBJECT_TYPE__OBJECT_DOMAIN: return ObjectKind::type;
  case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
  case PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE:
  case PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE: return ObjectKind::function;
  case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE: return ObjectKind::procedure;
  case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER: return ObjectKind::trigger;
  case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY: return ObjectKind::policy;
  case PG_QUERY__OBJECT_TYPE__OBJECT_EXTENSION: return ObjectKind::extension;
  default: return std::nullopt;
  }
}

std::string object_words(int object_type) {
  const auto other = std::find_if(other_words.begin(), other_words.end(),
                                  [&](const OtherWords& row) { return row.type == object_type; });
  if (other != other_words.end()) return std::string(other->words);
  const auto* value = protobuf_c_enum_descriptor_get_value(&pg_query__object_type__descriptor, object_type);
  if (value == nullptr) return {};
  std::string words(std::string_view(value->name).substr(std::string_view("OBJECT_").size()));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

} // namespace aludel::postgresql::reading
