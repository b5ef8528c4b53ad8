#include "dialects/ansi/table_parts.hpp"
#include "dialects/postgresql/render.hpp"

namespace aludel::postgresql {

void Render::add_index(const model::CreateIndex& o) {
  const auto& index = o.index;
  add("CREATE " + std::string(index.unique ? "UNIQUE INDEX " : "INDEX ") + concurrently(o.concurrently) +
      if_not_exists(o.if_not_exists) + name(index.name) + " ON " + name(o.table) +
      (index.method.empty() ? "" : " USING " + index.method) + " " +
      ansi::index_keys(index, spelling_, problems()) +
      (index.include.empty() ? "" : " INCLUDE (" + ansi::list(index.include, spelling_) + ")") +
      std::string(index.nulls_not_distinct ? " NULLS NOT DISTINCT" : "") + storage(index.with) +
      ansi::where(index.where, spelling_, problems()));
}

void Render::operator()(const model::CreateIndex& o) { add_index(o); }

void Render::operator()(const model::DropIndex& o) {
  add("DROP INDEX " + concurrently(o.concurrently) + if_exists(o.if_exists) + name(o.name) +
      cascade(o.cascade));
}

void Render::operator()(const model::RenameIndex& o) {
  add("ALTER INDEX " + name(o.from) + " RENAME TO " + name(o.to));
}

void Render::operator()(const model::Reindex& o) {
  const bool one = !o.index.empty();
  add("REINDEX " + std::string(one ? "INDEX " : "TABLE ") + concurrently(o.concurrently) +
      name(one ? o.index : o.table));
}

} // namespace aludel::postgresql
