#include "framework/model/condition.hpp"

#include <sstream>

namespace aludel::model {

bool Not::operator==(const Not& other) const { return operand == other.operand; }
bool AllOf::operator==(const AllOf& other) const { return operands == other.operands; }
bool AnyOf::operator==(const AnyOf& other) const { return operands == other.operands; }

namespace {
std::string_view sign(Comparison comparison) {
  switch (comparison) {
  case Comparison::less: return "<";
  case Comparison::at_most: return "<=";
  case Comparison::equal: return "=";
  case Comparison::not_equal: return "!=";
  case Comparison::at_least: return ">=";
  case Comparison::greater: return ">";
  }
  return "";
}

std::string joined(const std::vector<Condition>& operands, std::string_view word) {
  std::string text;
  for (const auto& operand : operands)
    text += (text.empty() ? "" : " " + std::string(word) + " ") + to_string(operand);
  return "(" + text + ")";
}

struct Words {
  std::string operator()(const TableExists& c) const { return "table " + to_string(c.table) + " exists"; }
  std::string operator()(const ColumnExists& c) const {
    return "column " + to_string(c.table) + "." + c.column.text + " exists";
  }
  std::string operator()(const ExtensionState& c) const {
    return "extension " + c.extension.text + (c.available_is_enough ? " is available" : " is installed");
  }
  std::string operator()(const ServerVersion& c) const { return "server version " + to_string(c); }
  std::string operator()(const RowsAtMost& c) const {
    return "table " + to_string(c.table) + " has at most " + std::to_string(c.most) + " rows";
  }
  std::string operator()(const FreshInstall& c) const {
    return c.expected ? "the database is a fresh install" : "the database is not a fresh install";
  }
  std::string operator()(const FreeSpace& c) const {
    std::ostringstream text;
    text << "free disk space is at least " << c.factor << " times the size of " << to_string(c.table);
    return text.str();
  }
  std::string operator()(const SqlIs& c) const { return "the query gives '" + c.expected + "'"; }
  std::string operator()(const Not& c) const { return "not " + to_string(c.operand.front()); }
  std::string operator()(const AllOf& c) const { return joined(c.operands, "and"); }
  std::string operator()(const AnyOf& c) const { return joined(c.operands, "or"); }
};
} // namespace

std::string to_string(const ServerVersion& version) {
  std::string text(sign(version.comparison));
  for (std::size_t i = 0; i < version.version.size(); ++i)
    text += (i ? "." : " ") + std::to_string(version.version[i]);
  return text;
}

std::string to_string(const Condition& condition) { return std::visit(Words{}, condition.test); }

std::vector<std::string> condition_keys() {
  std::vector<std::string> keys;
  std::apply([&](const auto&... rows) { (keys.emplace_back(rows.key), ...); }, condition_table);
  return keys;
}

} // namespace aludel::model
