#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

namespace aludel::postgresql::reading {

namespace {
struct PutInto {
  model::CreateTable& table;
  const model::Identifier& name;

  void operator()(model::PrimaryKey key) const {
    key.name = name;
    table.primary_key = std::move(key);
  }
  void operator()(model::Unique unique) const {
    unique.name = name;
    table.uniques.push_back(std::move(unique));
  }
  void operator()(model::Check check) const {
    check.name = name;
    table.checks.push_back(std::move(check));
  }
  void operator()(model::ForeignKey key) const {
    key.name = name;
    table.foreign_keys.push_back(std::move(key));
  }
  void operator()(model::Exclusion exclusion) const {
    exclusion.name = name;
    table.exclusions.push_back(std::move(exclusion));
  }
};
} // namespace

/// A primary key and an exclusion have no word for being deferrable here, and no constraint one for NOT
/// VALID.
void Lift::put(Said said, model::CreateTable& o) {
  if (auto* unique = std::get_if<model::Unique>(&said.definition))
    unique->deferrable = said.deferrable;
  else if (auto* key = std::get_if<model::ForeignKey>(&said.definition))
    key->references.deferrable = said.deferrable;
  else
    allow(said.deferrable == model::Deferrable::no);
  allow(!said.not_valid && said.using_index.empty());
  allow(!o.primary_key || !std::holds_alternative<model::PrimaryKey>(said.definition));
  std::visit(PutInto{o, said.name}, std::move(said.definition));
}

void Lift::read_elements(const CreateStmt& s, Range elements, model::CreateTable& o) {
  const auto texts = source_.parts(elements);
  if (texts.size() != s.n_table_elts) return beyond();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto& element = *s.table_elts[i];
    if (element.node_case == PG_QUERY__NODE__NODE_COLUMN_DEF && element.column_def->type_name != nullptr) {
      auto read = column(*element.column_def, texts[i]);
      o.columns.push_back(std::move(read.column));
      for (auto& said : read.constraints) put(std::move(said), o);
    } else if (element.node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
      put(constraint(*element.constraint, texts[i]), o);
    } else { // LIKE, or the options of a partition's column
      beyond();
    }
  }
}

void Lift::operator()(const CreateStmt& s) {
  allow(says_only(s, &CreateStmt::relation, &CreateStmt::table_elts, &CreateStmt::inh_relations,
                  &CreateStmt::partbound, &CreateStmt::partspec, &CreateStmt::options,
                  &CreateStmt::tablespacename, &CreateStmt::if_not_exists));
  model::CreateTable o;
  o.name = new_name(*s.relation);
  o.temporary = std::string_view(s.relation->relpersistence) == "t" || o.name.schema.text == "pg_temp" ||
                catalog::makes_temporary(now_);
  o.unlogged = std::string_view(s.relation->relpersistence) == "u";
  o.if_not_exists = s.if_not_exists != 0;
  o.with = parameters(nodes(s.n_options, s.options));
  o.tablespace = s.tablespacename;
  auto rest = Range{source_.at(s.relation->location), source_.whole().end};
  if (s.partbound != nullptr) {
    const auto& parent = *s.inh_relations[0]->range_var;
    o.partition_of = model::PartitionOf{name(parent), bound(*s.partbound)};
    rest.begin = source_.at(parent.location);
  } else {
    allow(s.n_inh_relations == 0);
  }
  if (s.n_table_elts > 0) read_elements(s, source_.inner(rest), o);
  if (s.partspec != nullptr) o.partition_by = partition_by(*s.partspec);
  add(std::move(o));
}

} // namespace aludel::postgresql::reading
