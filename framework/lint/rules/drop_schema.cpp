#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
bool is_live_schema(const Transition& t, const model::Identifier& name) {
  if (const auto* schema = t.before().schema(name)) return !is_new(t, schema->origin);
  return same(t, name, t.before().naming().default_schema);
}

Remarks about_schema(const Transition& t, const model::Identifier& name, bool cascade) {
  if (!is_live_schema(t, name)) return {};
  Remark remark{"drops schema " + name.text + (cascade ? " and all that it holds" : ""),
                "drop what it holds by name first, in a revision of its own"};
  remark.data_loss = cascade;
  return {remark};
}
} // namespace

Remarks drop_schema(const Transition& t) {
  if (const auto* o = t.as<model::DropSchema>()) return about_schema(t, o->name, o->cascade);
  Remarks remarks; // several at once
  if (const auto* raw = t.raw(); raw != nullptr && raw->kind == "DROP SCHEMA")
    for (const auto& mention : raw->mentions)
      if (mention.object.kind == model::ObjectKind::schema)
        for (auto& remark : about_schema(t, mention.object.name.name, true))
          remarks.push_back(std::move(remark));
  return remarks;
}

} // namespace aludel::lint::rules
