#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks drop_column(const Transition& t) {
  const auto* o = t.as<model::DropColumn>();
  const auto* column = o == nullptr ? nullptr : live_column(t, o->table, o->column);
  if (column == nullptr) return {};
  const auto& generated = column->definition.generated;
  if (generated && !generated->stored) return {};
  const auto made = since(column->origin);
  Remark remark{"drops " + to_string(o->table) + "." + o->column.text +
                    (made.empty() ? "" : " (" + made + ")") +
                    ": its values are gone, and clients that name it fail",
                "stop using it first, and drop it one release later"};
  remark.data_loss = !generated;
  return {remark};
}

} // namespace aludel::lint::rules
