#include "framework/base/text.hpp"
#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
using model::ObjectKind;
using model::ObjectName;

std::vector<ObjectName> inside_schema(const model::Identifier& schema, const catalog::Catalog& catalog) {
  std::vector<ObjectName> objects;
  const auto add = [&](const ObjectName& object) {
    if (catalog.same(model::QualifiedName(object.name.schema, "x"), model::QualifiedName(schema, "x")))
      objects.push_back(object);
  };
  catalog.for_each_table([&](const auto& one) { add(name_of(one)); });
  catalog.for_each_view([&](const auto& one) { add(name_of(one)); });
  catalog.for_each_routine([&](const auto& one) { add(name_of(one)); });
  catalog.for_each_type([&](const auto& one) { add(name_of(one)); });
  catalog.for_each_sequence([&](const auto& one) { add(name_of(one)); });
  return objects;
}

std::vector<ObjectName> falling(const ObjectName& object, const catalog::Catalog& catalog) {
  if (object.kind == ObjectKind::schema) return inside_schema(object.name.name, catalog);
  if (object.kind == ObjectKind::constraint) return keys_that_need(catalog, object.name, object.part);
  return falling_with(object, catalog);
}

Remarks about_cascade(const Transition& t, const ObjectName& object) {
  const auto* origin = origin_of(object, t.before());
  if (origin != nullptr && is_new(t, *origin)) return {};
  if (origin == nullptr && t.is_complete() && object.kind != ObjectKind::extension) return {};
  const auto all = falling(object, t.before());
  if (!all.empty()) {
    Remark remark{"CASCADE drops more than " + called(object) + ": also " + listed(all),
                  "drop these by name first, then " + called(object) + " without CASCADE"};
    remark.data_loss = true;
    return {remark};
  }
  const bool known = origin != nullptr && t.is_complete() && object.kind != ObjectKind::extension;
  Remark remark{known ? "CASCADE drops what needs " + called(object) + "; nothing does now"
                      : "CASCADE drops whatever needs " + called(object),
                "leave CASCADE out: the statement then fails where something would be lost"};
  if (known) remark.severity = base::Severity::warning;
  return {remark};
}

/// CASCADE, but not that of ON DELETE CASCADE.
bool says_cascade(const std::string& sql) {
  const auto words = catalog::words_of(sql);
  for (std::size_t i = 0; i < words.size(); ++i)
    if (catalog::is_keyword(words[i], "cascade") &&
        (i == 0 ||
         (!catalog::is_keyword(words[i - 1], "delete") && !catalog::is_keyword(words[i - 1], "update"))))
      return true;
  return false;
}

bool is_dropping(const dialect::SqlReading& raw) {
  return raw.kind.rfind("DROP ", 0) == 0 && raw.kind != "DROP TRIGGER" && says_cascade(raw.statement.sql);
}
} // namespace

Remarks drop_cascade(const Transition& t) {
  if (const auto drop = drop_of(t.change.operation)) {
    // Nothing can need a trigger.
    if (!drop->cascade || drop->object.kind == ObjectKind::trigger) return {};
    return about_cascade(t, drop->object);
  }
  const auto* raw = t.raw();
  if (raw == nullptr || !(raw->kind == "DROP OWNED" || is_dropping(*raw))) return {};
  Remarks remarks;
  for (const auto& mention : raw->mentions)
    if (mention.writes)
      for (auto& remark : about_cascade(t, mention.object)) remarks.push_back(std::move(remark));
  if (remarks.empty() && (raw->kind == "DROP OWNED" || !t.is_complete()))
    remarks.push_back({base::lower(raw->kind) + " drops what nobody named", "drop objects by name"});
  return remarks;
}

} // namespace aludel::lint::rules
