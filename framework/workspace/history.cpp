#include "framework/workspace/history.hpp"

#include "framework/base/error.hpp"
#include "framework/base/parallel.hpp"
#include "framework/base/sha256.hpp"
#include "framework/workspace/packed.hpp"
#include "framework/yaml/reader.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace aludel::workspace {

namespace fs = std::filesystem;

namespace {
bool is_revision_file(const fs::path& path) {
  const auto extension = path.extension();
  return (extension == ".yaml" || extension == ".yml") && path.filename().string().front() != '.';
}

[[noreturn]] void complain(base::Diagnostics problems) {
  base::sort_by_place(problems);
  throw base::Error(base::Exit::usage, std::move(problems));
}
} // namespace

History::History(const base::Files& files, std::vector<fs::path> folders, fs::path current_folder,
                 std::vector<std::string> dialects, std::unique_ptr<HeaderIndex> index)
    : files_(files),
      folders_(std::move(folders)),
      current_folder_(std::move(current_folder)),
      dialects_(std::move(dialects)),
      index_(std::move(index)) {}

void History::list_files() {
  if (files_listed_) return;
  for (const auto& folder : folders_)
    for (auto& file : files_.list_stamped(folder)) {
      if (!is_revision_file(file.path)) continue;
      auto source = std::make_shared<const base::Source>(
          base::Source{shown(file.path, current_folder_), "", file.path.parent_path().string()});
      auto header = index_ ? index_->unchanged(file, source) : std::nullopt;
      if (header) digests_.insert_or_assign(header->id, index_->digest(file));
      revision_files_.push_back({std::move(file), std::move(source), std::move(header)});
    }
  files_listed_ = true;
}

base::SourcePtr History::with_text(const base::SourcePtr& source) const {
  if (!source->text.empty()) return source;
  const auto name = fs::path(source->path).filename();
  return std::make_shared<const base::Source>(
      base::Source{source->path, files_.read(source->folder / name), source->folder});
}

base::SourcePtr History::try_text(const base::SourcePtr& source, base::Diagnostics& problems) const {
  try {
    return with_text(source);
  } catch (const base::Error& error) {
    for (auto problem : error.diagnostics()) {
      problem.place = {source};
      problems.push_back(std::move(problem));
    }
    return nullptr;
  }
}

base::Diagnostics History::read_headers() {
  list_files();
  base::Diagnostics problems;
  for (auto& file : revision_files_) {
    if (file.header) continue;
    const auto source = try_text(file.source, problems);
    if (!source) continue;
    file.source = source;
    if (index_) file.header = index_->same_text(file.stamped, source);
    if (file.header) continue;
    file.header = yaml::read_header(source, {dialects_}, problems);
    if (file.header && index_) index_->keep(file.stamped, source, *file.header);
  }
  return problems;
}

/// The parts of `read_bodies` that are done at the same time touch nothing of the history.
History::Body History::read_body(const File& file) const {
  Body body;
  const auto source = try_text(file.source, body.problems);
  if (!source) return body;
  auto revision = yaml::read_revision(source, files_, {dialects_}, body.problems);
  if (revision && body.problems.empty())
    body.revision = std::make_unique<const model::Revision>(std::move(*revision));
  return body;
}

base::Diagnostics History::read_bodies() {
  std::vector<Body> bodies(revision_files_.size());
  base::in_parallel(bodies.size(), [&](std::size_t i) { bodies[i] = read_body(revision_files_[i]); });
  base::Diagnostics problems;
  for (auto& [revision, complaints] : bodies) {
    std::move(complaints.begin(), complaints.end(), std::back_inserter(problems));
    if (!revision) continue;
    auto id = revision->header.id;
    bodies_.emplace(std::move(id), std::move(revision));
  }
  return problems;
}

base::Diagnostics History::build_graph() {
  auto problems = read_headers();
  // A file without a header would make its children look orphaned: the graph is judged when all could be
  // read.
  if (!problems.empty()) return problems;
  std::vector<model::RevisionHeader> headers;
  for (auto& file : revision_files_) headers.push_back(*std::exchange(file.header, std::nullopt));
  graph_ = std::make_unique<graph::Graph>(graph::Graph::build(std::move(headers), problems));
  if (base::has_errors(problems)) graph_.reset();
  return problems;
}

const graph::Graph& History::graph() {
  if (graph_) return *graph_;
  auto problems = build_graph();
  if (!problems.empty() && index_) { // complaints quote the files, so they are read after all
    index_.reset();
    files_listed_ = false;
    revision_files_.clear();
    digests_.clear();
    problems = build_graph();
  }
  if (!problems.empty()) complain(std::move(problems));
  if (index_) index_->save();
  index_.reset();
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
  list_files();
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
  auto revision = yaml::read_revision(with_text(header->place.source), files_, {dialects_}, problems);
  if (!revision) complain(std::move(problems));
  return *bodies_.emplace(id, std::make_unique<const model::Revision>(std::move(*revision))).first->second;
}

const std::string& History::path(const model::RevisionId& id) { return graph().find(id)->place.path(); }

std::string History::text(const model::RevisionId& id) {
  return with_text(graph().find(id)->place.source)->text;
}

std::string History::digest(const model::RevisionId& id) {
  const auto read = bodies_.find(id);
  if (read != bodies_.end()) return base::sha256(read->second->header.place.source->text);
  const auto known = digests_.find(id);
  return known == digests_.end() ? base::sha256(text(id)) : known->second;
}

std::string History::fingerprint() {
  Packer all;
  for (const auto& id : graph().ids()) {
    const auto& source = *graph().find(id)->place.source;
    all.text(source.path);
    all.text(source.folder);
    all.text(digest(id));
  }
  return base::sha256(all.take());
}

} // namespace aludel::workspace
