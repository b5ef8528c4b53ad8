#include "dialects/postgresql/understand/lift.hpp"

#include "dialects/postgresql/names.hpp"

#include <pg_query/pg_query.pb-c.h>

namespace aludel::postgresql::reading {

namespace {
/// Where an expression ends that begins a key: in parentheses, or a call, which ends with some.
std::size_t expression_end(const Source& source, Range key) {
  const auto open = source.find(key, "(");
  return open < key.end ? std::min(source.closing(open) + 1, key.end) : key.end;
}

std::optional<model::NullsOrder> nulls(const IndexElem& element) {
  switch (element.nulls_ordering) {
  case PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_FIRST: return model::NullsOrder::first;
  case PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_LAST: return model::NullsOrder::last;
  default: return std::nullopt;
  }
}
} // namespace

model::IndexColumn Lift::key(const IndexElem& element, Range text) {
  allow(says_only(element, &IndexElem::name, &IndexElem::expr, &IndexElem::collation, &IndexElem::opclass,
                  &IndexElem::opclassopts, &IndexElem::ordering, &IndexElem::nulls_ordering));
  model::IndexColumn out;
  out.column = model::Identifier(element.name);
  auto end = text.begin + 1;
  if (element.expr != nullptr) {
    end = expression_end(source_, text);
    out.expr = sql({text.begin, end});
  }
  if (element.n_collation > 0) out.collation = collation(nodes(element.n_collation, element.collation));
  out.opclass = spelled(nodes(element.n_opclass, element.opclass));
  if (element.n_opclassopts > 0) {
    const auto options = source_.find({end, text.end}, "(");
    out.opclass += source_.spelled({options, source_.closing(options) + 1});
  }
  if (element.ordering == PG_QUERY__SORT_BY_DIR__SORTBY_DESC) out.order = model::SortOrder::descending;
  out.nulls = nulls(element);
  return out;
}

void Lift::operator()(const IndexStmt& s) {
  allow(says_only(s, &IndexStmt::idxname, &IndexStmt::relation, &IndexStmt::access_method,
                  &IndexStmt::index_params, &IndexStmt::index_including_params, &IndexStmt::options,
                  &IndexStmt::where_clause, &IndexStmt::unique, &IndexStmt::concurrent,
                  &IndexStmt::if_not_exists, &IndexStmt::nulls_not_distinct));
  model::CreateIndex o;
  o.table = name(*s.relation);
  o.concurrently = s.concurrent != 0;
  o.if_not_exists = s.if_not_exists != 0;
  o.index.name = model::Identifier(s.idxname);
  o.index.unique = s.unique != 0;
  o.index.nulls_not_distinct = s.nulls_not_distinct != 0;
  const Range behind{source_.at(s.relation->location), source_.whole().end};
  const auto texts = source_.parts(source_.inner(behind));
  if (s.idxname[0] == '\0' || texts.size() != s.n_index_params) return beyond();
  if (source_.find(behind, "using") < source_.find(behind, "(")) o.index.method = s.access_method;
  for (std::size_t i = 0; i < texts.size(); ++i)
    o.index.columns.push_back(key(*s.index_params[i]->index_elem, texts[i]));
  for (const auto* included : nodes(s.n_index_including_params, s.index_including_params)) {
    allow(says_only(*included->index_elem, &IndexElem::name));
    o.index.include.emplace_back(included->index_elem->name);
  }
  o.index.with = parameters(nodes(s.n_options, s.options));
  if (s.where_clause != nullptr) o.index.where = sql(after(behind, "where"));
  add(std::move(o));
}

void Lift::operator()(const ReindexStmt& s) {
  allow(says_only(s, &ReindexStmt::kind, &ReindexStmt::relation, &ReindexStmt::params));
  if (s.relation == nullptr) return beyond();
  model::Reindex o;
  for (const auto* parameter : nodes(s.n_params, s.params)) {
    allow(std::string_view(parameter->def_elem->defname) == "concurrently" &&
          parameter->def_elem->arg == nullptr);
    o.concurrently = true;
  }
  (s.kind == PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_INDEX ? o.index : o.table) = name(*s.relation);
  add(std::move(o));
}

} // namespace aludel::postgresql::reading
