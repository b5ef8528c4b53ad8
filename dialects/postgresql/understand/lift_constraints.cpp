#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

namespace aludel::postgresql::reading {

namespace {
/// FKCONSTR_ACTION_… of parsenodes.h.
model::ReferentialAction action(const char* code) {
  switch (*code) {
  case 'r': return model::ReferentialAction::restrict;
  case 'c': return model::ReferentialAction::cascade;
  case 'n': return model::ReferentialAction::set_null;
  case 'd': return model::ReferentialAction::set_default;
  default: return model::ReferentialAction::no_action;
  }
}

model::Deferrable deferrable(const Constraint& c) {
  if (c.initdeferred) return model::Deferrable::initially_deferred;
  return c.deferrable ? model::Deferrable::initially_immediate : model::Deferrable::no;
}

bool says_only_a_key(const Constraint& c) {
  return says_only(c, &Constraint::contype, &Constraint::conname, &Constraint::deferrable,
                   &Constraint::initdeferred, &Constraint::keys, &Constraint::indexname,
                   &Constraint::nulls_not_distinct);
}
} // namespace

model::References Lift::references(const Constraint& c) {
  allow(says_only(c, &Constraint::contype, &Constraint::conname, &Constraint::deferrable,
                  &Constraint::initdeferred, &Constraint::pktable, &Constraint::fk_attrs,
                  &Constraint::pk_attrs, &Constraint::fk_matchtype, &Constraint::fk_upd_action,
                  &Constraint::fk_del_action, &Constraint::skip_validation, &Constraint::initially_valid));
  const char match = *c.fk_matchtype;
  allow(match == 's' || match == 'f' || match == '\0');
  return {name(*c.pktable),
          identifiers_of(nodes(c.n_pk_attrs, c.pk_attrs)),
          action(c.fk_del_action),
          action(c.fk_upd_action),
          match == 'f' ? model::Match::full : model::Match::simple,
          model::Deferrable::no};
}

/// EXCLUDE [USING method] (key WITH operator, …) [WHERE (condition)].
model::Exclusion Lift::exclusion(const Constraint& c, Range text) {
  allow(says_only(c, &Constraint::contype, &Constraint::conname, &Constraint::deferrable,
                  &Constraint::initdeferred, &Constraint::exclusions, &Constraint::access_method,
                  &Constraint::where_clause));
  model::Exclusion out;
  out.method = c.access_method;
  const auto elements = source_.parts(source_.inner(after(text, "exclude")));
  if (elements.size() != c.n_exclusions) beyond();
  for (std::size_t i = 0; i < elements.size() && i < c.n_exclusions; ++i) {
    const auto& pair = *c.exclusions[i]->list;
    const auto with = source_.find(elements[i], "with");
    const auto read = key(*pair.items[0]->index_elem, {elements[i].begin, with});
    allow(read.collation.empty() && read.order == model::SortOrder::ascending && !read.nulls);
    const auto operator_text = source_.spelled({with + 1, elements[i].end});
    out.elements.push_back({read.column, read.expr, operator_text, read.opclass});
  }
  if (c.where_clause != nullptr) out.where = sql(source_.inner(after(text, "where")));
  return out;
}

catalog::Constraint::Definition Lift::definition(const Constraint& c, Range text) {
  const auto keys = identifiers_of(nodes(c.n_keys, c.keys));
  switch (c.contype) {
  case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
    allow(says_only(c, &Constraint::contype, &Constraint::conname, &Constraint::raw_expr,
                    &Constraint::skip_validation, &Constraint::initially_valid));
    return model::Check{{}, sql(source_.inner(after(text, "check")))};
  case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY: allow(says_only_a_key(c)); return model::PrimaryKey{{}, keys};
  case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
    allow(says_only_a_key(c));
    return model::Unique{{}, keys, {}, c.nulls_not_distinct != 0};
  case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
    return model::ForeignKey{{}, identifiers_of(nodes(c.n_fk_attrs, c.fk_attrs)), references(c)};
  case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION: return exclusion(c, text);
  default: beyond(); return {};
  }
}

Lift::Said Lift::constraint(const Constraint& c, Range text) {
  return {model::Identifier(c.conname), definition(c, text), deferrable(c), c.skip_validation != 0,
          model::Identifier(c.indexname)};
}

} // namespace aludel::postgresql::reading
