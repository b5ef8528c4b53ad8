#include "dialects/postgresql/volatility.hpp"

#include "dialects/postgresql/tokens.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace aludel::postgresql {

namespace {
// What is called in defaults and is immutable or stable (pg_proc.provolatile), and key words and types that
// are followed by a parenthesis. Sorted.
constexpr std::array<std::string_view, 68> harmless{"abs",
                                                    "and",
                                                    "array",
                                                    "array_append",
                                                    "array_fill",
                                                    "bit",
                                                    "btrim",
                                                    "case",
                                                    "cast",
                                                    "ceil",
                                                    "char",
                                                    "character",
                                                    "coalesce",
                                                    "concat",
                                                    "concat_ws",
                                                    "current_setting",
                                                    "current_time",
                                                    "current_timestamp",
                                                    "date_part",
                                                    "date_trunc",
                                                    "decimal",
                                                    "decode",
                                                    "else",
                                                    "encode",
                                                    "exists",
                                                    "extract",
                                                    "floor",
                                                    "format",
                                                    "greatest",
                                                    "in",
                                                    "initcap",
                                                    "interval",
                                                    "json_build_array",
                                                    "json_build_object",
                                                    "jsonb_build_array",
                                                    "jsonb_build_object",
                                                    "least",
                                                    "left",
                                                    "length",
                                                    "localtime",
                                                    "localtimestamp",
                                                    "lower",
                                                    "lpad",
                                                    "make_date",
                                                    "make_interval",
                                                    "make_timestamp",
                                                    "make_timestamptz",
                                                    "md5",
                                                    "not",
                                                    "now",
                                                    "nullif",
                                                    "numeric",
                                                    "or",
                                                    "overlay",
                                                    "repeat",
                                                    "replace",
                                                    "round",
                                                    "statement_timestamp",
                                                    "substring",
                                                    "then",
                                                    "timezone",
                                                    "to_char",
                                                    "to_timestamp",
                                                    "transaction_timestamp",
                                                    "trim",
                                                    "upper",
                                                    "varchar",
                                                    "when"};
static_assert(std::is_sorted(harmless.begin(), harmless.end()));
} // namespace

bool may_be_volatile(std::string_view expression) {
  Tokens tokens(expression);
  std::string word;
  for (auto token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
    if (token.kind == Token::Kind::open && !word.empty() &&
        !std::binary_search(harmless.begin(), harmless.end(), std::string_view(word)))
      return true;
    const bool names = token.kind == Token::Kind::word || expression[token.begin] == '"';
    word = names ? base::lower(expression.substr(token.begin, token.end - token.begin)) : "";
  }
  return false;
}

} // namespace aludel::postgresql
