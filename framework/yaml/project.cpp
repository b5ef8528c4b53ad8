#include "framework/base/text.hpp"
#include "framework/yaml/fields.hpp"
#include "framework/yaml/keys.hpp"
#include "framework/yaml/leaves.hpp"
#include "framework/yaml/raw_text.hpp"
#include "framework/yaml/reader.hpp"
#include "framework/yaml/settings.hpp"
#include "framework/yaml/variables.hpp"

#include <algorithm>
#include <iterator>

namespace aludel::yaml {

void read_as(model::Folders form, const Slot& slot, std::vector<std::string>& out, Reading& in) {
  std::vector<model::Located> folders;
  read_texts(slot, folders, form.due, in);
  if (is_list(slot) && slot.node->items.empty()) must_be(slot, "at least one folder", "", in);
  out.clear();
  for (auto& folder : folders) out.push_back(std::move(folder.text));
}

void read_as(model::FileTemplate, const Slot& slot, std::string& out, Reading& in) {
  read(slot, out, in);
  if (!is_scalar(slot)) return;
  if (out.find('/') != std::string::npos)
    must_be(slot, "a file name, without folders", "name folders under `revisions:`", in);
  else if (out.find("{revision}") == std::string::npos)
    must_be(slot, "a file name that holds {revision}", "write \"{revision}_{slug}\"", in);
}

void read_as(model::TableName, const Slot& slot, model::QualifiedName& out, Reading& in) {
  const auto before = in.problems.size();
  read(slot, out, in);
  if (!is_scalar(slot) || in.problems.size() != before) return;
  const auto parts = base::split(slot.node->text, '.');
  if (parts.size() > 2 || std::find(parts.begin(), parts.end(), "") != parts.end())
    must_be(slot, "a name, or schema.name", "the table is in the database that `database:` names", in);
}

void read_as(model::Attached, const Slot& slot, std::map<std::string, std::string>& out, Reading& in) {
  read(slot, out, in);
  if (!is_map(slot)) return;
  for (const auto& [name, place, node] : slot.node->entries)
    if (base::iequals(name, "main") || base::iequals(name, "temp"))
      in.problem("bad-value", "no other database can be attached as '" + name + "'",
                 base::iequals(name, "main") ? "main is the database itself: choose another name"
                                             : "temp is for temporary tables: choose another name",
                 place);
}

void read(const Slot& slot, model::Hooks&, Reading& in) {
  if (!expect_map(slot, "a map", "", in) || slot.node->entries.empty()) return;
  in.problem("unknown-key", "this version of Aludel has no hooks", "remove them",
             slot.node->entries.front().place);
}

namespace {
void read_environments(const Slot& slot, model::Project& project, Reading& in) {
  if (!expect_map(slot, "a map of environments", "write {NAME: {database: URL}}", in)) return;
  for (const auto& [name, place, node] : slot.node->entries) {
    auto& settings = project.environments[name] = project.settings;
    Keys keys({&node, name, &place}, in, "write {database: URL}");
    read_struct(keys, settings, in);
  }
}

model::Project project_of(const Node& root, Reading& in) {
  model::Project project;
  Keys keys({&root, "the project file", &root.place}, in, "begin it with revisions: FOLDER");
  if (!keys.is_map()) return project;
  read_fields(keys, project.settings, in);
  if (const auto all = keys.find("environments"); all && !is_null(*all)) read_environments(*all, project, in);
  keys.finish();
  return project;
}

void put_all_variables(Node& root, const model::Environment& environment, Reading& in) {
  for (auto& entry : root.entries)
    put_variables(entry.value, environment, entry.key == "environments" ? Unset::empty : Unset::refused, in);
}
} // namespace

std::optional<model::Project> read_project(const base::SourcePtr& source,
                                           const model::Environment& environment, const ReadOptions& options,
                                           base::Diagnostics& problems) {
  const auto shown =
      std::make_shared<const base::Source>(base::Source{source->path, without_passwords(source->text)});
  base::Diagnostics found;
  std::optional<model::Project> project;
  if (is_readable(shown, found))
    if (auto root = parse(shown, without_mark(source->text), found)) {
      Reading in{shown, options, found};
      put_all_variables(*root, environment, in);
      project = project_of(*root, in);
    }
  base::sort_by_place(found);
  const bool sound = found.empty();
  problems.insert(problems.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
  return sound ? std::move(project) : std::nullopt;
}

} // namespace aludel::yaml
