#include "framework/workspace/author.hpp"

#include "framework/base/error.hpp"
#include "framework/base/json.hpp"
#include "framework/base/random.hpp"
#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"
#include "framework/replay/touched.hpp"
#include "framework/yaml/reader.hpp"
#include "framework/yaml/revision_text.hpp"

#include <algorithm>
#include <set>

namespace aludel::workspace {

namespace fs = std::filesystem;
using base::Error;
using base::Exit;
using Variables = std::map<std::string, std::string>;

namespace {
constexpr std::size_t id_digits = 12;
constexpr std::size_t longest_slug = 40;

/// A JSON string is a YAML double-quoted scalar (YAML 1.2.2, 1.2): nothing in it is read as anything else.
std::string yaml_text(const std::string& text) { return base::Json(text).dump(); }

std::string yaml_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const auto& text : texts) list += (list.empty() ? "" : ", ") + yaml_text(text);
  return "[" + list + "]";
}

/// `{name}` by its value. An unknown name in braces that looks like a variable is an error, not text.
std::string filled(const std::string& text, const Variables& variables, const std::string& where) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto open = text.find("{{", i);
    if (open == std::string::npos) return out + text.substr(i);
    const auto close = text.find("}}", open);
    if (close == std::string::npos)
      throw Error(Exit::usage, "template", where + " opens {{ and closes it nowhere", "write {{NAME}}");
    const auto name = std::string(base::trim(std::string_view(text).substr(open + 2, close - open - 2)));
    const auto value = variables.find(name);
    if (value == variables.end()) {
      std::vector<std::string> known;
      for (const auto& [variable, ignored] : variables) known.push_back(variable);
      throw Error(Exit::usage, "template", where + " names an unknown variable '" + name + "'",
                  base::did_you_mean(name, known).empty() ? "give it with --var " + name + "=VALUE"
                                                          : base::did_you_mean(name, known));
    }
    out += text.substr(i, open - i) + value->second;
    i = close + 2;
  }
  return out;
}

void require_used(const std::string& text, const Variables& given, const std::string& where) {
  for (const auto& [name, value] : given) {
    bool used = false;
    for (auto open = text.find("{{"); open != std::string::npos && !used; open = text.find("{{", open + 2))
      used = base::trim(std::string_view(text).substr(open + 2, text.find("}}", open) - open - 2)) == name;
    if (!used)
      throw Error(Exit::usage, "template", where + " has no {{" + name + "}}",
                  "write it there, or leave --var " + name + " out");
  }
}

/// The file template of the project uses single braces: {revision}_{slug}.
std::string filled_file_name(const std::string& pattern, const Variables& parts) {
  std::string name = pattern;
  for (const auto& [key, value] : parts) name = base::replace_all(name, "{" + key + "}", value);
  if (name.find('{') != std::string::npos || name.find('/') != std::string::npos || name.empty())
    throw Error(Exit::usage, "file-template", "file_template: '" + pattern + "' does not make a file name",
                "it may use {revision} {slug} {year} {month} {day} {hour} {minute} {second}");
  return name + ".yaml";
}

std::string template_text(const Surroundings& around, const ChosenProject& project, const std::string& name) {
  const auto own = project.folder / "templates" / (name + ".yaml");
  const bool is_name = name.find('/') == std::string::npos;
  if (is_name && around.files.exists(own)) return around.files.read(own);
  const auto built_in = around.templates.find(name + ".yaml");
  if (built_in != around.templates.end() && name != "aludel") return built_in->second;
  throw Error(Exit::usage, "template", "there is no template '" + name + "'",
              "put it at " + shown(own, around.folder) + ", or leave --template out");
}

std::string single(const graph::Graph& graph, const std::string& identifier) {
  return graph::resolve_one(graph, identifier);
}

void require_head(const graph::Graph& graph, const model::RevisionId& id, bool splice) {
  if (splice || graph.is_head(id)) return;
  throw Error(Exit::usage, "not-a-head", "revision " + id + " is not a head: it has children",
              "add --splice to start a new branch there");
}

graph::Ids parents_of(const graph::Graph& graph, const NewRevision& wanted) {
  graph::Ids parents;
  const auto identifiers = wanted.heads.empty() ? std::vector<std::string>{"head"} : wanted.heads;
  for (const auto& identifier : identifiers)
    for (const auto& id : graph::resolve(graph, identifier)) {
      require_head(graph, id, wanted.splice);
      if (std::find(parents.begin(), parents.end(), id) == parents.end()) parents.push_back(id);
    }
  return parents;
}

std::vector<std::string> dependencies_of(const graph::Graph& graph, const std::vector<std::string>& wanted) {
  std::vector<std::string> ids;
  for (const auto& identifier : wanted) {
    // A label stays a label: it is meant to follow the branch.
    const bool label = std::any_of(graph.ids().begin(), graph.ids().end(), [&](const auto& id) {
      const auto& own = graph.find(id)->branch_labels;
      return std::any_of(own.begin(), own.end(),
                         [&](const model::Located& l) { return l.text == identifier; });
    });
    ids.push_back(label ? identifier : single(graph, identifier));
  }
  return ids;
}

Variables time_parts(const std::string& iso) {
  return {{"year", iso.substr(0, 4)},  {"month", iso.substr(5, 2)},   {"day", iso.substr(8, 2)},
          {"hour", iso.substr(11, 2)}, {"minute", iso.substr(14, 2)}, {"second", iso.substr(17, 2)}};
}

std::string down_revision(const graph::Ids& parents) {
  if (parents.empty()) return "null";
  return parents.size() == 1 ? yaml_text(parents.front()) : yaml_list(parents);
}

/// The template's other lines stay as the project has them.
std::string with_steps(std::string text, const NewRevision& wanted) {
  static constexpr std::string_view empty_list = "\nup: []\n";
  if (!text.ends_with('\n')) text += '\n';
  const auto at = text.find(empty_list);
  if (at == std::string::npos)
    throw Error(Exit::usage, "template",
                "template '" + wanted.template_name + "' has no line `up: []` for the steps",
                "write that line where they are to stand, or choose another one with --template");
  const auto rest = text.substr(at + empty_list.size());
  return text.substr(0, at + 1) + yaml::up_text(*wanted.up) + rest + yaml::down_text(wanted.down);
}

Written compose(const Surroundings& around, const ChosenProject& project, History& history,
                const NewRevision& wanted, const graph::Ids& parents) {
  if (wanted.id) graph::require_legal_id(*wanted.id);
  const auto& graph = history.graph();
  Written written;
  written.id = wanted.id.value_or(base::random_hex(id_digits));
  const auto created = base::iso8601(around.clock.now(), false);
  Variables variables = wanted.variables;
  variables["revision"] = yaml_text(written.id);
  variables["message"] = yaml_text(wanted.message);
  variables["down_revision"] = down_revision(parents);
  variables["depends_on"] = yaml_list(dependencies_of(graph, wanted.depends_on));
  variables["branch_labels"] = yaml_list(wanted.branch_labels);
  variables["created"] = created;
  variables["schema"] = schema_path(project, project.revision_folders.front());
  const auto pattern = template_text(around, project, wanted.template_name);
  const auto where = "template '" + wanted.template_name + "'";
  require_used(pattern, wanted.variables, where);
  written.text = filled(pattern, variables, where);
  if (wanted.up) written.text = with_steps(written.text, wanted);
  written.path = project.revision_folders.front() / file_name(project, written.id, wanted.message, created);
  std::vector<model::RevisionHeader> there;
  for (const auto& id : graph.ids()) there.push_back(*graph.find(id));
  require_sound(around, std::move(there), {written});
  return written;
}
} // namespace

std::string schema_path(const ChosenProject& project, const fs::path& folder) {
  if (project.file.empty()) return {};
  return (project.folder / ".aludel" / "revision.schema.json").lexically_relative(folder).string();
}

std::string file_name(const ChosenProject& project, const model::RevisionId& id, std::string_view message,
                      const std::string& created) {
  auto parts = time_parts(created + "T00:00:00Z"); // a date alone has no time of its own
  parts["revision"] = id;
  parts["slug"] = slug_of(message);
  return filled_file_name(project.settings.file_template, parts);
}

std::string slug_of(std::string_view message) {
  std::string slug;
  for (const char c : base::lower(message)) {
    const bool kept =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept)
      slug += c;
    else if (!slug.empty() && slug.back() != '_')
      slug += '_';
  }
  while (slug.size() > longest_slug) {
    const auto cut = slug.rfind('_', longest_slug);
    slug.resize(cut == std::string::npos || cut == 0 ? longest_slug : cut);
  }
  while (base::invalid_utf8(slug)) slug.pop_back(); // the cut may have gone through a character
  while (!slug.empty() && slug.back() == '_') slug.pop_back();
  return slug.empty() ? "revision" : slug;
}

Written compose_revision(const Surroundings& around, const ChosenProject& project, History& history,
                         const NewRevision& wanted) {
  return compose(around, project, history, wanted, parents_of(history.graph(), wanted));
}

Written compose_merge(const Surroundings& around, const ChosenProject& project, History& history,
                      NewRevision wanted) {
  const auto& graph = history.graph();
  const auto parents = parents_of(graph, wanted);
  if (parents.size() < 2)
    throw Error(Exit::usage, "merge",
                "a merge needs at least two revisions, and these name " +
                    base::count_of(parents.size(), "revision"),
                "name them; `heads` leaves out a head that another one depends on");
  for (const auto& id : parents)
    for (const auto& other : parents)
      if (id != other && graph.ancestors({other}, graph::Edges::versioned).count(id) > 0)
        throw Error(Exit::usage, "merge", "revision " + id + " is already an ancestor of " + other,
                    "leave it out");
  if (wanted.message.empty()) wanted.message = "merge " + base::join(parents, " and ");
  return compose(around, project, history, wanted, parents);
}

namespace {
/// What the revisions do that only this parent brings into the merge.
std::set<std::string> touched_alone(History& history, const model::RevisionId& parent,
                                    const graph::Ids& parents) {
  const auto& graph = history.graph();
  graph::Ids others = parents;
  std::erase(others, parent);
  const auto shared = graph.ancestors(others, graph::Edges::all);
  std::set<std::string> names;
  for (const auto& id : graph.ancestors({parent}, graph::Edges::all)) {
    if (shared.count(id) > 0) continue;
    auto found = replay::touched(history.body(id));
    if (!found)
      throw Error(Exit::usage, "not-disjoint",
                  "what revision " + id + " touches is not known: it holds raw SQL, or a cascade",
                  "look at both lines, then merge without --auto", history.graph().find(id)->place);
    names.merge(*found);
  }
  return names;
}
} // namespace

void require_disjoint(History& history, const std::vector<std::string>& identifiers) {
  graph::Ids parents;
  for (const auto& identifier : identifiers)
    for (const auto& id : graph::resolve(history.graph(), identifier)) parents.push_back(id);
  std::map<std::string, model::RevisionId> touched_by;
  for (const auto& parent : parents)
    for (const auto& name : touched_alone(history, parent, parents)) {
      const auto [at, first] = touched_by.emplace(name, parent);
      if (!first)
        throw Error(Exit::usage, "not-disjoint",
                    "the lines to " + at->second + " and " + parent + " both touch " + name,
                    "look at both, then merge without --auto");
    }
}

void require_sound(const Surroundings& around, std::vector<model::RevisionHeader> there,
                   const std::vector<Written>& texts) {
  base::Diagnostics problems;
  for (const auto& [id, path, text] : texts) {
    const auto source = std::make_shared<base::Source>(base::Source{shown(path, around.folder), text});
    const auto revision =
        yaml::read_revision(source, around.files, {dialect_names(around.dialects)}, problems);
    if (revision) there.push_back(revision->header);
  }
  if (problems.empty()) graph::Graph::build(std::move(there), problems);
  base::throw_if_errors(Exit::usage, problems);
}

void stamp_written(std::size_t files, const model::RevisionId& revision, const std::function<void()>& stamp) {
  try {
    stamp();
  } catch (const Error& error) {
    auto diagnostics = error.diagnostics();
    auto& help = diagnostics.front().help;
    help += std::string(help.empty() ? "" : "; ") + (files == 1 ? "the file is" : "the files are") +
            " there: `aludel stamp " + revision + "` does the rest";
    throw Error(error.exit(), std::move(diagnostics), error.sqlstate());
  }
}

void write(const Surroundings& around, const Written& revision) {
  around.files.create(revision.path, revision.text);
}

} // namespace aludel::workspace
