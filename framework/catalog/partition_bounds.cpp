#include "framework/catalog/partition_bounds.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
using Texts = std::vector<std::string>;

/// What a constant is written with, between the quotes of its literal.
struct Text {
  std::string operator()(const model::Null&) const { return {}; } // only in lists, and told apart there
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const model::Number& number) const { return number.text; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const model::Param&) const { return {}; } // none is left when steps are replayed
  std::string operator()(const model::SqlText& sql) const { return sql.every; }
};

std::string quoted(const std::string& text) { return "'" + base::replace_all(text, "'", "''") + "'"; }

/// A string takes the type of the key, as constants of a bound do: 0 would be an integer.
std::string literal(const model::Value& value) {
  const auto text = std::visit(Text(), value);
  return std::holds_alternative<model::SqlText>(value) ? text : quoted(text);
}

std::string key(const model::IndexColumn& column) {
  return column.expr ? "(" + column.expr->every + ")" : spelled(column.column);
}

/// The server makes an expression of the simplest kind of it.
std::string equals(const std::string& key, const model::Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? key : "NOT " + key;
  return key + " = " + literal(value);
}

bool is(const model::Value& value, const char* word) {
  const auto* sql = std::get_if<model::SqlText>(&value);
  return sql != nullptr && base::iequals(sql->every, word);
}

/// One end of a range from key `i` on: later keys count where the earlier ones are equal.
std::string within(const Texts& keys, const std::vector<model::Value>& end, std::size_t i, bool upper) {
  if (is(end[i], upper ? "MAXVALUE" : "MINVALUE")) return "true";
  if (is(end[i], upper ? "MINVALUE" : "MAXVALUE")) return "false";
  const bool last = i + 1 == keys.size();
  const auto here = keys[i] + (upper ? " < " : last ? " >= " : " > ") + literal(end[i]);
  if (last) return here;
  const auto rest = within(keys, end, i + 1, upper);
  const auto equal = equals(keys[i], end[i]);
  if (rest == "false") return here;
  return here + " OR " + (rest == "true" ? equal : equal + " AND (" + rest + ")");
}

std::string range(const model::PartitionBound& bound, const Texts& keys) {
  Texts terms;
  for (const auto& key : keys) terms.push_back(key + " IS NOT NULL");
  // The keys whose ends are the same have one value.
  std::size_t first = 0;
  for (; first < keys.size() && bound.from[first] == bound.to[first]; ++first)
    terms.push_back(equals(keys[first], bound.from[first]));
  if (first < keys.size())
    for (const bool upper : {false, true}) {
      auto end = within(keys, upper ? bound.to : bound.from, first, upper);
      if (end != "true") terms.push_back(end.find(" OR ") == std::string::npos ? end : "(" + end + ")");
    }
  return base::join(terms, " AND ");
}

/// An element of an array literal (the manual, "Array Input and Output Syntax").
struct Element {
  std::string operator()(const std::string& text) const {
    return "\"" + base::replace_all(base::replace_all(text, "\\", "\\\\"), "\"", "\\\"") + "\"";
  }
  std::string operator()(const auto& other) const { return Text()(other); }
};

/// As the server keeps it: constants are one array.
std::string among(const std::string& key, const std::vector<model::Value>& values) {
  if (values.size() == 1) return equals(key, values.front());
  const bool constant = std::none_of(values.begin(), values.end(), [](const model::Value& value) {
    return std::holds_alternative<model::SqlText>(value);
  });
  Texts texts;
  for (const auto& value : values) texts.push_back(constant ? std::visit(Element(), value) : literal(value));
  const auto joined = base::join(texts, ",");
  return key + " = ANY (" + (constant ? quoted("{" + joined + "}") : "ARRAY[" + joined + "]") + ")";
}

std::string list(const model::PartitionBound& bound, const std::string& key) {
  auto values = bound.in;
  std::erase_if(values, [](const model::Value& value) { return std::holds_alternative<model::Null>(value); });
  const bool holds_null = values.size() < bound.in.size();
  if (values.empty()) return key + " IS NULL";
  const auto among = catalog::among(key, values);
  return holds_null ? key + " IS NULL OR " + among : key + " IS NOT NULL AND " + among;
}
} // namespace

std::optional<model::SqlText> condition(const model::PartitionBound& bound, const model::PartitionBy& by) {
  Texts keys;
  std::transform(by.columns.begin(), by.columns.end(), std::back_inserter(keys), key);
  if (!bound.in.empty() && keys.size() == 1) return model::SqlText{list(bound, keys.front()), {}};
  if (keys.empty() || bound.from.size() != keys.size() || bound.to.size() != keys.size()) return std::nullopt;
  return model::SqlText{range(bound, keys), {}};
}

} // namespace aludel::catalog
