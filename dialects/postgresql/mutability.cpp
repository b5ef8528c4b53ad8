#include "dialects/postgresql/mutability.hpp"

#include "dialects/postgresql/calls.hpp"
#include "dialects/postgresql/inlining.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace aludel::postgresql {

namespace {
// Words of the grammar that are values, with or without a precision behind them.
// SYSTEM_USER is none before 16.
constexpr std::array<std::string_view, 11> value_words{
    "current_date",   "current_time",    "current_timestamp", "localtime",
    "localtimestamp", "current_user",    "current_role",      "session_user",
    "user",           "current_catalog", "current_schema"};

// Functions of the server that ask for the time, for chance, or for the session, in all their signatures; and
// of extensions.
constexpr std::array<std::string_view, 36> ever_changing{"clock_timestamp",
                                                         "current_database",
                                                         "current_query",
                                                         "current_schemas",
                                                         "current_setting",
                                                         "currval",
                                                         "gen_random_bytes",
                                                         "gen_random_uuid",
                                                         "inet_client_addr",
                                                         "inet_client_port",
                                                         "inet_server_addr",
                                                         "inet_server_port",
                                                         "lastval",
                                                         "nextval",
                                                         "now",
                                                         "pg_backend_pid",
                                                         "random",
                                                         "random_normal",
                                                         "setval",
                                                         "statement_timestamp",
                                                         "timeofday",
                                                         "transaction_timestamp",
                                                         "txid_current",
                                                         "txid_current_if_assigned",
                                                         "txid_current_snapshot",
                                                         "uuid_generate_v1",
                                                         "uuid_generate_v1mc",
                                                         "uuid_generate_v4",
                                                         "uuidv4",
                                                         "uuidv7",
                                                         "version",
                                                         "set_config",
                                                         "pg_current_xact_id",
                                                         "getpgusername",
                                                         "array_sample",
                                                         "array_shuffle"};

// SELECT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace GROUP BY 1 HAVING
// bool_and(provolatile <> 'i'), of what one may want to index.
constexpr std::array<std::string_view, 25> unsteady{
    "array_to_json",      "array_to_string",  "concat",      "concat_ws",         "convert_from",
    "convert_to",         "enum_first",       "enum_last",   "enum_range",        "format",
    "format_type",        "json_build_array", "row_to_json", "json_build_object", "jsonb_build_array",
    "jsonb_build_object", "make_timestamptz", "to_char",     "to_date",           "to_json",
    "to_jsonb",           "to_number",        "to_regclass", "to_regtype",        "unaccent"};

std::string shown(const NameUse& use) { return to_string(use.name) + (use.called ? "()" : ""); }

bool is_value(const NameUse& use) {
  return !use.quoted && !use.given && use.name.schema.empty() && is_among(value_words, use.name.name.text);
}

bool is_of_server(const NameUse& use) {
  return use.called && (use.name.schema.empty() || use.name.schema.text == "pg_catalog");
}

bool all_of(const std::vector<const catalog::Routine*>& routines, const auto& holds) {
  return !routines.empty() && std::all_of(routines.begin(), routines.end(), [&](const auto* one) {
    const auto* function = std::get_if<model::CreateFunction>(&one->definition);
    return function != nullptr && one->certain() && holds(*function);
  });
}

std::string changing(const std::string& sql, const catalog::Catalog& catalog, int nested);

/// Of several functions of a name all must be: which one is called depends on types.
bool is_changing(const NameUse& use, const catalog::Catalog& catalog, int nested) {
  const auto known = use.called ? catalog.routines(use.name) : std::vector<const catalog::Routine*>{};
  if (known.empty())
    return is_value(use) || (is_of_server(use) && is_among(ever_changing, use.name.name.text));
  return nested < most_inlined && all_of(known, [&](const model::CreateFunction& function) {
           return !changing(function.routine.text().text, catalog, nested + 1).empty();
         });
}

std::string changing(const std::string& sql, const catalog::Catalog& catalog, int nested) {
  for (const auto& use : names_in(sql))
    if (is_changing(use, catalog, nested)) return shown(use);
  return {};
}

/// What comes of a column's value depends on settings of the session: TimeZone, DateStyle, IntervalStyle.
class Conversions {
public:
  Conversions(const std::string& expression, const catalog::Table* table)
      : sql_(expression), tokens_(catalog::tokens_of(expression)), table_(table) {}

  std::string first() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const auto end = end_at(i);
      if (end > i) return sql_.substr(tokens_[i].begin, tokens_[end - 1].end - tokens_[i].begin);
    }
    return {};
  }

private:
  using Kind = model::TypeKind;
  bool is(std::size_t at, std::string_view text) const {
    return at < tokens_.size() && !tokens_[at].quoted && base::iequals(tokens_[at].text, text);
  }
  std::optional<Kind> column(std::size_t at) const {
    if (table_ == nullptr || at >= tokens_.size() || !catalog::is_name(tokens_[at])) return std::nullopt;
    if (at > 0 && is(at - 1, ".")) return std::nullopt;
    for (const auto& one : table_->columns)
      if (catalog::names(tokens_[at], one.definition.name) && one.definition.type.dimensions == 0)
        return one.definition.type.kind;
    return std::nullopt;
  }

  /// Where a conversion ends that begins here; not behind it when there is none.
  std::size_t end_at(std::size_t i) const {
    if (is(i + 1, ":") && is(i + 2, ":") && depends(column(i), i + 3)) return i + 4;
    if (is(i, "cast") && is(i + 1, "(") && is(i + 3, "as") && depends(column(i + 2), i + 4)) return i + 6;
    if (is(i, "date") && is(i + 1, "(") && argument(i + 1)) return i + 4;
    if (is(i, "date_trunc") && is(i + 1, "(") && is(i + 2, ",") && argument(i + 2))
      return i + 5; // 'day' is no token
    if (is(i, "extract") && is(i + 1, "(") && is(i + 3, "from") && argument(i + 3)) return i + 6;
    if (is(i, "to_tsvector") && is(i + 1, "(") && column(i + 2) && is(i + 3, ")")) return i + 4;
    return i;
  }
  bool argument(std::size_t before) const {
    return column(before + 1) == Kind::timestamptz && is(before + 2, ")");
  }
  bool depends(std::optional<Kind> kind, std::size_t type) const {
    if (!kind) return false;
    const bool zoned = is(type, "timestamptz") || (is(type, "timestamp") && is(type + 1, "with"));
    const bool plain = is(type, "timestamp") && !zoned;
    const bool time = is(type, "time") || is(type, "timetz");
    const bool text = is(type, "text") || is(type, "varchar");
    switch (*kind) {
    case Kind::timestamptz: return text || plain || is(type, "date") || time;
    case Kind::timestamp:
    case Kind::date: return text || zoned;
    case Kind::interval: return text;
    case Kind::text:
    case Kind::varchar: return zoned || plain || is(type, "date") || time || is(type, "interval");
    default: return false;
    }
  }

  const std::string& sql_;
  std::vector<catalog::Word> tokens_;
  const catalog::Table* table_;
};

std::string mutable_call(const std::string& sql, const catalog::Catalog& catalog, int nested);

bool is_mutable(const NameUse& use, const catalog::Catalog& catalog, int nested) {
  const auto known = use.called ? catalog.routines(use.name) : std::vector<const catalog::Routine*>{};
  if (known.empty())
    return is_value(use) || (is_of_server(use) && (is_among(ever_changing, use.name.name.text) ||
                                                   is_among(unsteady, use.name.name.text)));
  return all_of(known, [&](const model::CreateFunction& function) {
    return function.volatility != model::Volatility::immutable &&
           (inlined(function) == Inlined::never ||
            (nested < most_inlined &&
             !mutable_call(function.routine.text().text, catalog, nested + 1).empty()));
  });
}

std::string mutable_call(const std::string& sql, const catalog::Catalog& catalog, int nested) {
  for (const auto& use : names_in(sql))
    if (is_mutable(use, catalog, nested)) return shown(use);
  return {};
}
} // namespace

std::string mutable_part(const std::string& expression, const catalog::Catalog& catalog,
                         const catalog::Table* table) {
  const auto call = mutable_call(expression, catalog, 0);
  return call.empty() ? Conversions(expression, table).first() : call;
}

std::string changing_part(const std::string& sql, const catalog::Catalog& catalog) {
  return changing(sql, catalog, 0);
}

} // namespace aludel::postgresql
