#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

Remarks table_recreated(const Transition& t) {
  const auto* o = t.as<model::CreateTable>();
  if (o == nullptr || o->temporary) return {};
  const auto before = earlier(t);
  const bool dropped = std::any_of(before.begin(), before.end(), [&](const Transition& one) {
    const auto* drop = one.as<model::DropTable>();
    return drop != nullptr && same(t, drop->name, o->name) && live_table(one, drop->name) != nullptr &&
           !is_copied_before(one, drop->name);
  });
  if (!dropped) return {};
  Remark remark{"table " + to_string(o->name) +
                    " is dropped and created again in one revision: its rows are lost",
                "change it by add_column, alter_column and the like; they keep the rows"};
  remark.data_loss = true;
  return {remark};
}

} // namespace aludel::lint::rules
