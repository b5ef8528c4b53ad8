#include "framework/catalog/apply.hpp"
#include "framework/catalog/comparison.hpp"
#include "framework/catalog/table_parts.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
Remarks skipped(const std::string& what, const catalog::Origin& origin, bool alike) {
  const auto made = since(origin);
  const auto there = what + " is there already" + (made.empty() ? "" : ", " + made);
  if (alike) {
    Remark remark{there + ", and is the same: this does nothing", "leave it out"};
    remark.severity = base::Severity::info;
    return {remark};
  }
  return {{there + ", and differs: this does nothing, and the old definition stays",
           "change it by a statement that alters it, or choose another name"}};
}

struct Skipped {
  const Transition& t;
  const catalog::Catalog& before = t.before();
  const catalog::Author author{t.passage->revision.header.id, false};

  Remarks operator()(const model::AddColumn& o) const {
    const auto* table = o.if_not_exists ? before.table(o.table) : nullptr;
    const auto* column = table == nullptr ? nullptr : table->column(o.column.name, before.naming());
    if (column == nullptr || column->origin.maybe || !table->certain()) return {};
    return skipped("column " + to_string(o.table) + "." + o.column.name.text, column->origin,
                   alike(*column, catalog::stripped(o.column, author), before));
  }
  Remarks operator()(const model::CreateTable& o) const {
    const auto* table = o.if_not_exists ? before.table(o.name) : nullptr;
    if (table == nullptr || !table->certain()) return {};
    auto wanted = catalog::table_of(o, author, catalog::Catalog(before.naming()));
    wanted.triggers = table->triggers;
    wanted.policies = table->policies;
    wanted.row_security = table->row_security;
    wanted.comment = table->comment;
    if (o.indexes.empty()) wanted.indexes = table->indexes;
    return skipped("table " + to_string(o.name), table->origin, alike(*table, wanted, before));
  }
  Remarks operator()(const model::CreateSequence& o) const {
    const auto* sequence = o.if_not_exists ? before.sequence(o.name) : nullptr;
    if (sequence == nullptr || !sequence->certain()) return {};
    return skipped("sequence " + to_string(o.name), sequence->origin,
                   alike(*sequence, catalog::Sequence{o, sequence->comment, false, {}}, before));
  }
  Remarks operator()(const model::CreateSchema& o) const {
    const auto* schema = o.if_not_exists ? before.schema(o.name) : nullptr;
    return schema == nullptr || schema->origin.maybe ? Remarks{}
                                                     : skipped("schema " + o.name.text, schema->origin, true);
  }
  Remarks operator()(const model::CreateExtension& o) const {
    const auto* extension = o.if_not_exists ? before.extension(o.name) : nullptr;
    if (extension == nullptr || extension->origin.maybe) return {};
    return skipped("extension " + o.name.text, extension->origin,
                   o.version.empty() || o.version == extension->version);
  }
  Remarks operator()(const model::AddEnumValue& o) const {
    const auto* type = o.if_not_exists ? before.type(o.name) : nullptr;
    const auto* labels = type == nullptr ? nullptr : std::get_if<model::CreateEnum>(&type->definition);
    if (labels == nullptr || !type->certain() ||
        std::find(labels->values.begin(), labels->values.end(), o.value) == labels->values.end())
      return {};
    return skipped("value '" + o.value + "' of " + to_string(o.name), type->origin, true);
  }
  Remarks operator()(const auto&) const { return {}; } // of an index: index-name-collision
};
} // namespace

Remarks if_not_exists_skipped(const Transition& t) {
  auto remarks = std::visit(Skipped{t}, t.change.operation);
  return remarks.empty() || cross_branch_conflict(t).empty() ? remarks : Remarks{}; // it says more
}

} // namespace aludel::lint::rules
