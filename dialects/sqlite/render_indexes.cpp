#include "dialects/sqlite/create_table.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render_visitor.hpp"

#include <algorithm>

namespace aludel::sqlite {

void Render::operator()(const model::CreateIndex& o) {
  if (o.concurrently) note("SQLite builds indexes inside the transaction");
  add(create_index(o.table, o.index, o.if_not_exists, out_));
}

void Render::operator()(const model::DropIndex& o) {
  add(std::string("DROP INDEX ") + (o.if_exists ? "IF EXISTS " : "") + quoted(o.name));
}

void Render::operator()(const model::RenameIndex& o) {
  const auto* owner = before_.table_of_index(o.from);
  if (owner == nullptr)
    return refuse("SQLite has no ALTER INDEX, and the definition of index " + to_string(o.from) +
                      " is not known",
                  "write drop_index and create_index");
  const auto* table = known(owner->name);
  if (table == nullptr) return;
  const auto index = std::find_if(table->indexes.begin(), table->indexes.end(), [&](const catalog::Index& i) {
    return same(i.definition.name, o.from.name);
  });
  auto renamed = index->definition;
  renamed.name = o.to;
  add("DROP INDEX " + quoted(o.from));
  add(create_index(table->name, renamed, false, out_));
}

void Render::operator()(const model::Reindex& o) {
  if (o.concurrently) note("SQLite builds indexes inside the transaction");
  add("REINDEX " + quoted(o.index.empty() ? o.table : o.index));
}

} // namespace aludel::sqlite
