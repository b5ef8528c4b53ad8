#include "framework/base/text.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
constexpr auto rename_first = "rename it away first, and drop it in a later revision once nothing misses it";

Remark about_table(const Transition& t, const catalog::Table& table, const base::Place& place) {
  const model::ObjectName object{model::ObjectKind::table, table.name, {}, {}};
  std::vector<std::string> facts;
  if (const auto made = since(table.origin); !made.empty()) facts.push_back(made);
  facts.push_back(base::count_of(table.columns.size(), "column"));
  if (const auto all = falling_with(object, t.before()); !all.empty())
    facts.push_back("needed by " + listed(all));
  Remark remark{"drops table " + to_string(table.name) + " (" + base::join(facts, ", ") +
                    "): its rows are gone",
                rename_first};
  if (place.known()) remark.place = place;
  remark.data_loss = true;
  return remark;
}

/// Of one that the vocabulary has no word for, such as CREATE TABLE … AS, another revision is all that is
/// known.
Remarks about_unread(const Transition& t, const model::QualifiedName& table) {
  const auto name = t.before().resolved(table);
  const auto& chronicle = t.passage->scene.chronicle;
  const auto event = chronicle.last_before(name, t.moment);
  if (t.before().relation(name) || !event || event->what != Event::What::made ||
      event->revision == t.passage->revision.header.id || !chronicle.may_have_made(name, t.moment))
    return {};
  Remark remark{"drops table " + to_string(table) + " (created in " + event->revision +
                    "): its rows are gone",
                rename_first};
  remark.data_loss = true;
  return {remark};
}
} // namespace

Remarks drop_table(const Transition& t) {
  if (const auto* o = t.as<model::DropTable>()) {
    const auto* table = live_table(t, o->name);
    if (table == nullptr) return about_unread(t, o->name);
    if (is_copied_before(t, o->name)) return {};
    return {about_table(t, *table, {})};
  }
  Remarks remarks; // several at once, where some of them are not known for sure
  if (const auto* raw = t.raw(); raw != nullptr && raw->kind == "DROP TABLE")
    for (const auto& mention : raw->mentions)
      if (mention.writes && mention.object.kind == model::ObjectKind::table)
        if (const auto* table = live_table(t, mention.object.name))
          remarks.push_back(about_table(t, *table, mention.place));
  return remarks;
}

} // namespace aludel::lint::rules
