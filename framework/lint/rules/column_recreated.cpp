#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

Remarks column_recreated(const Transition& t) {
  const auto* o = t.as<model::AddColumn>();
  if (o == nullptr) return {};
  const auto before = earlier(t);
  const bool dropped = std::any_of(before.begin(), before.end(), [&](const Transition& one) {
    const auto* drop = one.as<model::DropColumn>();
    return drop != nullptr && same(t, drop->table, o->table) && same(t, drop->column, o->column.name) &&
           live_column(one, drop->table, drop->column) != nullptr;
  });
  if (!dropped) return {};
  Remark remark{to_string(o->table) + "." + o->column.name.text +
                    " is dropped and added again in one revision: its values are lost",
                "alter_column changes its type, rename_column its name; both keep the values"};
  remark.data_loss = true;
  return {remark};
}

} // namespace aludel::lint::rules
