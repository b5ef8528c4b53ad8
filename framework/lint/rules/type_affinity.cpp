#include "framework/base/text.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>
#include <cstdlib>

namespace aludel::lint::rules {

namespace {
constexpr int most_digits = 15;
constexpr int most_whole_digits = 18;

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// The type without its length, and without quotes: "UNSIGNED BIG INT".
std::string head_of(const std::string& type) {
  auto head = base::upper(base::trim(std::string_view(type).substr(0, type.find('('))));
  std::erase(head, '"');
  return head;
}

bool is_whole_number(const std::string& type) {
  constexpr std::array names{"INT",    "INTEGER", "TINYINT", "SMALLINT", "MEDIUMINT",
                             "BIGINT", "INT2",    "INT4",    "INT8"};
  return std::find(names.begin(), names.end(), type) != names.end() || holds(type, "UNSIGNED");
}

bool is_harmless(const std::string& type) {
  constexpr std::array names{"DATETIME", "JSON", "JSONB"}; // others are types of steps, too
  return std::find(names.begin(), names.end(), type) != names.end();
}

std::optional<Remark> about(const Transition& t, const model::Identifier& column,
                            const std::string& declared) {
  const auto type = head_of(declared);
  if (holds(type, "INT") && !is_whole_number(type))
    return Remark{"column " + column.text + ": " + declared + " holds INT, and " + engine_of(t) +
                      " keeps whole numbers for it: texts like 1.0 become 1",
                  "declare it TEXT, REAL or BLOB"};
  if (type == "STRING")
    return Remark{"column " + column.text + ": " + engine_of(t) + " does not know " + declared +
                      " and keeps numbers for it: '007' becomes 7",
                  "declare it TEXT"};
  if (!is_harmless(type)) return std::nullopt;
  Remark remark{"column " + column.text + ": " + engine_of(t) + " has no " + declared +
                    ": what looks like a number is kept as one",
                "declare it TEXT, INTEGER or REAL, as it is written"};
  remark.severity = base::Severity::info;
  return remark;
}

/// The type as it is declared, where it is not one that the steps know.
const std::string* declared(const Transition& t, const model::Column& column) {
  const auto at = column.type.native.find(std::string(t.passage->scene.dialect.name()));
  return at == column.type.native.end() ? nullptr : &at->second;
}

/// Whether "(20, 4)" is more than SQLite keeps: whole numbers as 64 bits, others as floating-point numbers.
bool loses_digits(const std::string& arguments) {
  if (arguments.size() < 3) return false;
  const auto comma = arguments.find(',');
  const int digits = std::atoi(arguments.c_str() + 1);
  const bool whole = comma == std::string::npos || std::atoi(arguments.c_str() + comma + 1) == 0;
  return digits > (whole ? most_whole_digits : most_digits);
}

std::optional<Remark> about_digits(const Transition& t, const model::Column& column) {
  const auto* native = declared(t, column);
  const auto type = native == nullptr ? to_string(column.type) : *native;
  const auto head = head_of(type);
  if ((head != "NUMERIC" && head != "DECIMAL") || t.reading() == nullptr ||
      !loses_digits(type.substr(std::min(type.find('('), type.size()))))
    return std::nullopt;
  return Remark{"column " + column.name.text + ": " + engine_of(t) + " keeps " + type +
                    " as a floating-point number: digits behind the fifteenth are lost",
                "declare it TEXT, or INTEGER with a smaller unit"};
}

struct MadeColumns {
  using Columns = std::vector<model::Column>;
  Columns operator()(const model::CreateTable& o) const { return o.strict ? Columns{} : o.columns; }
  Columns operator()(const model::AddColumn& o) const { return {o.column}; }
  Columns operator()(const auto&) const { return {}; }
};
} // namespace

Remarks type_affinity(const Transition& t) {
  Remarks remarks;
  for (const auto& column : std::visit(MadeColumns{}, t.change.operation)) {
    if (const auto* type = declared(t, column))
      if (auto remark = about(t, column.name, *type)) remarks.push_back(std::move(*remark));
    if (auto remark = about_digits(t, column)) remarks.push_back(std::move(*remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
