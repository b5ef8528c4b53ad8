#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// A new column with a value in it: each row must point at something.
const model::References* filled_key(const Transition& t, const model::AddColumn& o) {
  return o.column.references && has_default(t, o.column) ? &*o.column.references : nullptr;
}

Remark about_key(const Transition& t, const catalog::Table& child, const model::QualifiedName& parent) {
  const auto waiting = t.as<model::AddColumn>() != nullptr ? held_up(t, child.name)
                                                           : "writes to both wait (" + t.impact.lock + ")";
  Remark remark{
      "all rows of " + to_string(child.name) + " are looked up in " + to_string(parent) + " while " + waiting,
      child.partition_by ? "add the key to one partition after the other"
                         : "ADD CONSTRAINT … NOT VALID (`not_valid: true`), and VALIDATE CONSTRAINT "
                           "in the next revision"};
  remark.severity = weight_of(t, child.name);
  return remark;
}
} // namespace

Remarks add_foreign_key_validates(const Transition& t) {
  const auto* name = table_of(t.change.operation);
  const auto* child = name == nullptr || is_skipped(t) ? nullptr : waited_for(t, *name);
  if (child == nullptr) return {};
  if (const auto* o = t.as<model::AddForeignKey>(); o != nullptr && !o->not_valid)
    return {about_key(t, *child, o->references.table)};
  const auto* o = t.as<model::AddColumn>();
  const auto* key = o == nullptr ? nullptr : filled_key(t, *o);
  return key == nullptr ? Remarks{} : Remarks{about_key(t, *child, key->table)};
}

} // namespace aludel::lint::rules
