#include "framework/model/condition.hpp"
#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"
#include "framework/yaml/fields.hpp"
#include "framework/yaml/keys.hpp"
#include "framework/yaml/leaves.hpp"
#include "framework/yaml/scalar.hpp"

#include <array>
#include <charconv>
#include <cmath>

/// `when:` of steps and revisions.
namespace aludel::yaml {

namespace {
using model::Condition;

void read_conditions(const Slot& map, std::vector<Condition>& out, Reading& in);

void read_one(const Slot& slot, model::TableExists& out, Reading& in) { read(slot, out.table, in); }

void read_one(const Slot& slot, model::ColumnExists& out, Reading& in) {
  if (!is_list(slot) || slot.node->items.size() != 2) {
    if (slot.node->kind != Node::Kind::refused)
      must_be(slot, "a table and a column", "write [table, column]", in);
    return;
  }
  const auto items = items_of(slot);
  read(items[0], out.table, in);
  read(items[1], out.column, in);
}

void read_one(const Slot& slot, model::ExtensionState& out, Reading& in) {
  out.available_is_enough = slot.key == "extension_available";
  read(slot, out.extension, in);
}

void read_one(const Slot& slot, model::RowsAtMost& out, Reading& in) {
  Keys keys(slot, in, "write {table: NAME, max: 1000}");
  read_struct(keys, out, in);
}

void read_one(const Slot& slot, model::FreshInstall& out, Reading& in) { read(slot, out.expected, in); }

struct Sign {
  std::string_view text;
  model::Comparison meaning;
};
constexpr std::array signs{
    Sign{">=", model::Comparison::at_least},  Sign{"<=", model::Comparison::at_most},
    Sign{"!=", model::Comparison::not_equal}, Sign{"==", model::Comparison::equal},
    Sign{">", model::Comparison::greater},    Sign{"<", model::Comparison::less},
    Sign{"=", model::Comparison::equal},
};

void read_one(const Slot& slot, model::ServerVersion& out, Reading& in) {
  constexpr std::string_view due = "a comparison with a version";
  constexpr std::string_view help = "write \">=14\" or \"<3.35\"";
  if (!expect_scalar(slot, due, std::string(help), in)) return;
  auto text = base::trim(slot.node->text);
  for (const auto& sign : signs)
    if (text.substr(0, sign.text.size()) == sign.text) {
      out.comparison = sign.meaning;
      text = base::trim(text.substr(sign.text.size()));
      break;
    }
  if (auto version = version_of(text))
    out.version = std::move(*version);
  else
    must_be(slot, due, std::string(help), in);
}

/// `2x orders`
void read_one(const Slot& slot, model::FreeSpace& out, Reading& in) {
  constexpr std::string_view due = "a multiple of a table's size";
  constexpr std::string_view help = "write 2x TABLE";
  if (!expect_scalar(slot, due, std::string(help), in)) return;
  const auto& text = slot.node->text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.factor);
  const std::string_view rest(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const auto table = base::trim(rest.substr(std::min<std::size_t>(rest.size(), 1)));
  const bool spaced = rest.size() > 1 && rest[0] == 'x' && rest[1] == ' ';
  if (error != std::errc{} || !spaced || table.empty() || !std::isfinite(out.factor) || out.factor <= 0)
    return must_be(slot, due, std::string(help), in);
  out.table = model::parse_qualified(table);
}

void read_one(const Slot& slot, model::Not& out, Reading& in) {
  std::vector<Condition> operands;
  read_conditions(slot, operands, in);
  if (operands.size() == 1)
    out.operand = std::move(operands);
  else
    out.operand.push_back({model::AllOf{std::move(operands)}});
}

void read_operands(const Slot& slot, std::vector<Condition>& out, Reading& in) {
  if (!expect_list(slot, "a list of conditions", "", in)) return;
  if (slot.node->items.empty()) must_be(slot, "a list of at least one condition", "", in);
  for (const auto& item : items_of(slot)) {
    std::vector<Condition> operands;
    read_conditions(item, operands, in);
    if (operands.size() == 1)
      out.push_back(std::move(operands.front()));
    else
      out.push_back({model::AllOf{std::move(operands)}});
  }
}

void read_one(const Slot& slot, model::AllOf& out, Reading& in) { read_operands(slot, out.operands, in); }
void read_one(const Slot& slot, model::AnyOf& out, Reading& in) { read_operands(slot, out.operands, in); }

void read_one(const Slot& slot, model::SqlIs& out, Reading& in) { read(slot, out.sql, in); }

template<class Test>
Condition read_test(const Slot& slot, Reading& in) {
  Test test;
  read_one(slot, test, in);
  return {std::move(test)};
}

struct Row {
  std::string_view key;
  Condition (*read)(const Slot& slot, Reading& in);
};
constexpr auto rows = std::apply(
    [](const auto&... keys) {
      return std::array{Row{keys.key, read_test<typename std::remove_cvref_t<decltype(keys)>::test_type>}...};
    },
    model::condition_table);

/// `is` stands beside `sql`, and belongs to it.
void read_expected(const Slot& map, Condition& sql, Reading& in) {
  const auto expected = slot_of(map, "is");
  if (expected)
    read(*expected, std::get<model::SqlIs>(sql.test).expected, in);
  else
    in.problem("missing-key", "the condition sql needs the key 'is'", "write {sql: QUERY, is: VALUE}",
               place_of(map, "sql"));
}

void unknown_condition(const Entry& entry, Reading& in) {
  const auto known = model::condition_keys();
  auto help = base::did_you_mean(entry.key, known);
  if (help.empty()) help = "the conditions are " + listed(known, "and");
  in.problem("unknown-key", "unknown condition '" + entry.key + "'", std::move(help), entry.place);
}

void read_entry(const Slot& map, const Entry& entry, std::vector<Condition>& out, Reading& in) {
  for (const auto& row : rows)
    if (row.key == entry.key) {
      out.push_back(row.read({&entry.value, entry.key, &entry.place}, in));
      if (row.key == "sql") read_expected(map, out.back(), in);
      return;
    }
  if (entry.key == "else")
    return in.problem("unknown-key", "else stands inside a condition",
                      "put it directly under when:", entry.place);
  if (entry.key != "is" || !slot_of(map, "sql")) unknown_condition(entry, in);
}

/// Every key of the map but `else` at the top.
void read_conditions(const Slot& map, std::vector<Condition>& out, Reading& in) {
  if (!expect_map(map, "a map of conditions", "write {table_exists: NAME}", in)) return;
  if (map.node->entries.empty()) must_be(map, "a map of at least one condition", "", in);
  for (const auto& entry : map.node->entries) read_entry(map, entry, out, in);
}
} // namespace

void read(const Slot& slot, base::Boxed<model::Precondition>& out, Reading& in) {
  if (!expect_map(slot, "a map of conditions", "write {table_exists: NAME}", in)) return;
  if (slot.node->entries.empty()) return;
  out.emplace().place = *slot.place;
  std::vector<Condition> conditions;
  for (const auto& entry : slot.node->entries) {
    if (entry.key == "else")
      read({&entry.value, entry.key, &entry.place}, out->otherwise, in);
    else
      read_entry(slot, entry, conditions, in);
  }
  if (conditions.size() == 1)
    out->condition = std::move(conditions.front());
  else if (!conditions.empty())
    out->condition.test = model::AllOf{std::move(conditions)};
  else if (slot.node->entries.front().key == "else")
    in.problem("bad-value", "when has an else, but no condition", "write {table_exists: NAME, else: skip}",
               *slot.place);
}

} // namespace aludel::yaml
