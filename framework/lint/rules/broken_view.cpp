#include "framework/lint/facts.hpp"
#include "framework/lint/rebuilds.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// By a statement that no operation says, such as CREATE TABLE … AS.
bool is_made_again(const Transition& dropped, const model::QualifiedName& name) {
  const auto& scene = dropped.passage->scene;
  const auto made = scene.chronicle.first_after(dropped.before().resolved(name), dropped.moment);
  return made && made->what == Event::What::made && made->revision == dropped.passage->revision.header.id;
}

/// Tables and views that the revision took away for good, each with what did.
std::vector<std::pair<model::QualifiedName, const Transition*>> dropped_for_good(const Passage& passage) {
  std::vector<std::pair<model::QualifiedName, const Transition*>> all;
  for (const auto& t : passage.transitions) {
    const auto* table = t.as<model::DropTable>();
    const auto* view = t.as<model::DropView>();
    if (table == nullptr && view == nullptr) continue;
    const auto& name = table == nullptr ? view->name : table->name;
    if (t.before().relation(name) && !passage.after.relation(name) && !is_made_again(t, name))
      all.emplace_back(name, &t);
  }
  return all;
}

} // namespace

Remarks broken_view(const Passage& passage) {
  Remarks remarks;
  for (const auto& [name, by] : dropped_for_good(passage)) {
    const auto broken = readers_of(name, passage.after);
    if (broken.empty()) continue;
    Remark remark{listed(broken) + " still " + (broken.size() == 1 ? "reads " : "read ") + to_string(name) +
                      ": from now on it fails, and so does each ALTER TABLE that renames or drops a column",
                  "drop or replace it in this revision"};
    remark.place = by->extent.place;
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

} // namespace aludel::lint::rules
