#include "framework/yaml/operations.hpp"

#include "framework/yaml/fields.hpp"

#include <algorithm>
#include <array>

namespace aludel::yaml {

namespace {
template<class T>
model::Operation read_as(const Slot& slot, Reading& in) {
  T operation;
  if constexpr (
      requires { operation.blocks; } && !requires { operation.path; })
    read(slot, operation.blocks, in); // `sql:` is its blocks, without a key of their own
  else
    read(slot, operation, in);
  return operation;
}

struct Row {
  std::string_view key;
  model::Operation (*read)(const Slot& slot, Reading& in);
};

template<std::size_t... Is>
constexpr auto table_of(std::index_sequence<Is...>) {
  return std::array{Row{std::variant_alternative_t<Is, model::Operation>::key,
                        &read_as<std::variant_alternative_t<Is, model::Operation>>}...};
}
constexpr auto table = table_of(std::make_index_sequence<std::variant_size_v<model::Operation>>{});

constexpr std::array<std::string_view, 9> later{"copy_rows", "backfill",           "replace_table",
                                                "load",      "transfer",           "expect",
                                                "backup",    "compatibility_view", "deprecate"};
} // namespace

std::optional<model::Operation> read_operation(const Slot& slot, Reading& in) {
  const auto row = std::find_if(table.begin(), table.end(), [&](const Row& r) { return r.key == slot.key; });
  if (row == table.end()) return std::nullopt;
  return row->read(slot, in);
}

bool is_operation(std::string_view key) {
  return std::any_of(table.begin(), table.end(), [&](const Row& row) { return row.key == key; });
}

bool is_later_operation(std::string_view key) {
  return std::find(later.begin(), later.end(), key) != later.end();
}

} // namespace aludel::yaml
