#include "framework/catalog/relations.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// Tables and views that the revision took away for good, each with what did.
std::vector<std::pair<model::QualifiedName, const Transition*>> dropped_for_good(const Passage& passage) {
  std::vector<std::pair<model::QualifiedName, const Transition*>> all;
  for (const auto& t : passage.transitions) {
    const auto* table = t.as<model::DropTable>();
    const auto* view = t.as<model::DropView>();
    if (table == nullptr && view == nullptr) continue;
    const auto& name = table == nullptr ? view->name : table->name;
    if (t.before().relation(name) && !passage.after.relation(name)) all.emplace_back(name, &t);
  }
  return all;
}

std::vector<std::string> broken_by(const model::QualifiedName& gone, const Passage& passage) {
  std::vector<std::string> broken;
  passage.after.for_each_view([&](const catalog::View& view) {
    const auto* definition = std::get_if<model::CreateView>(&view.definition);
    if (definition != nullptr && view.certain() && catalog::reads(definition->sql, gone, passage.after))
      broken.push_back("view " + to_string(view.name()));
  });
  passage.after.for_each_table([&](const catalog::Table& table) {
    for (const auto& trigger : table.triggers)
      if (catalog::reads({trigger.definition.text().text, {}}, gone, passage.after))
        broken.push_back("trigger " + trigger.definition.name.text + " of " + to_string(table.name));
  });
  return broken;
}
} // namespace

Remarks broken_view(const Passage& passage) {
  Remarks remarks;
  for (const auto& [name, by] : dropped_for_good(passage)) {
    const auto broken = broken_by(name, passage);
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
