#include "framework/workspace/history.hpp"

#include "framework/base/error.hpp"
#include "framework/yaml/reader.hpp"

#include <algorithm>

namespace aludel::workspace {

namespace fs = std::filesystem;

namespace {
bool is_revision_file(const fs::path& path) {
  const auto extension = path.extension();
  return (extension == ".yaml" || extension == ".yml") && path.filename().string().front() != '.';
}

void append(base::Diagnostics& all, const base::Diagnostics& more) {
  all.insert(all.end(), more.begin(), more.end());
}

[[noreturn]] void complain(base::Diagnostics problems) {
  base::sort_by_place(problems);
  throw base::Error(base::Exit::usage, std::move(problems));
}
} // namespace

History::History(const base::Files& files, std::vector<fs::path> folders, fs::path current_folder,
                 std::vector<std::string> dialects)
    : files_(files),
      folders_(std::move(folders)),
      current_folder_(std::move(current_folder)),
      dialects_(std::move(dialects)) {}

void History::read_files() {
  if (files_read_) return;
  base::Diagnostics unreadable;
  for (const auto& folder : folders_)
    for (const auto& path : files_.list(folder)) {
      if (!is_revision_file(path)) continue;
      try {
        sources_.push_back(
            {std::make_shared<base::Source>(
                 base::Source{shown(path, current_folder_), files_.read(path), path.parent_path().string()}),
             path});
      } catch (const base::Error& error) {
        append(unreadable, error.diagnostics());
      }
    }
  if (!unreadable.empty()) complain(std::move(unreadable));
  files_read_ = true;
}

base::Diagnostics History::read_headers(std::vector<model::RevisionHeader>& headers) const {
  base::Diagnostics problems;
  for (const auto& file : sources_)
    if (auto header = yaml::read_header(file.source, {dialects_}, problems))
      headers.push_back(std::move(*header));
  return problems;
}

base::Diagnostics History::read_bodies() {
  base::Diagnostics problems;
  for (const auto& file : sources_) {
    const base::Diagnostics::size_type before = problems.size();
    auto revision = yaml::read_revision(file.source, files_, {dialects_}, problems);
    if (!revision || problems.size() > before) continue;
    auto id = revision->header.id;
    bodies_.emplace(std::move(id), std::make_unique<const model::Revision>(std::move(*revision)));
  }
  return problems;
}

const graph::Graph& History::graph() {
  if (graph_) return *graph_;
  read_files();
  std::vector<model::RevisionHeader> headers;
  auto problems = read_headers(headers);
  // A file without a header would make its children look orphaned: the graph is judged when all could be
  // read.
  if (problems.empty()) {
    graph_ = std::make_unique<graph::Graph>(graph::Graph::build(std::move(headers), problems));
    if (base::has_errors(problems)) graph_.reset();
  }
  if (!problems.empty()) complain(std::move(problems));
  return *graph_;
}

const graph::Graph& History::graph_to_run() {
  try {
    return graph();
  } catch (const base::Error&) {
    load_bodies(); // throws them all
    throw;
  }
}

void History::load_bodies() {
  if (bodies_read_) return;
  read_files();
  base::Diagnostics graph_problems;
  try {
    graph();
  } catch (const base::Error& error) {
    graph_problems = error.diagnostics();
  }
  auto problems = read_bodies();
  for (const auto& problem : graph_problems) {
    const bool said = std::any_of(problems.begin(), problems.end(), [&](const base::Diagnostic& d) {
      return d.code == problem.code && to_string(d.place) == to_string(problem.place) &&
             d.message == problem.message;
    });
    if (!said) problems.push_back(problem);
  }
  if (!problems.empty()) complain(std::move(problems));
  bodies_read_ = true;
}

const model::Revision& History::body(const model::RevisionId& id) {
  const auto at = bodies_.find(id);
  if (at != bodies_.end()) return *at->second;
  const auto* header = graph().find(id);
  base::Diagnostics problems;
  auto revision = yaml::read_revision(header->place.source, files_, {dialects_}, problems);
  if (!revision) complain(std::move(problems));
  return *bodies_.emplace(id, std::make_unique<const model::Revision>(std::move(*revision))).first->second;
}

const std::string& History::path(const model::RevisionId& id) { return graph().find(id)->place.path(); }

} // namespace aludel::workspace
