#pragma once
#include "framework/graph/graph.hpp"
#include "framework/model/revision.hpp"
#include "framework/workspace/header_index.hpp"
#include "framework/workspace/project.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace aludel::workspace {

/// The revision files of a project. Headers are read at once; bodies only when they are asked for.
class History {
public:
  /// `index` spares the reading of headers; null: all are read.
  History(const base::Files& files, std::vector<std::filesystem::path> folders,
          std::filesystem::path current_folder, std::vector<std::string> dialects,
          std::unique_ptr<HeaderIndex> index = nullptr);

  /// Knows every header. Throws Error exit 2 with the complaints about all headers. The sources of its places
  /// may be without text, where no file was read: ask `text`.
  const graph::Graph& graph();
  /// The same for work that needs bodies: when a header is wrong, the complaints about bodies come in the
  /// same run.
  const graph::Graph& graph_to_run();
  /// Reads every body. Throws Error exit 2 with all complaints about all files, headers and graph included.
  void load_bodies();
  const model::Revision& body(const model::RevisionId& id); ///< reads that one file when need be
  const std::string& path(const model::RevisionId& id);     ///< as it is shown
  std::string text(const model::RevisionId& id);            ///< of its file
  /// The source of one of its places, with its text.
  base::SourcePtr with_text(const base::SourcePtr& source) const;
  /// SHA-256 of where all files are and of their texts: as they were read, where the bodies were; otherwise
  /// as the index knows them. Throws as `graph`.
  std::string fingerprint();
  const std::vector<std::string>& dialects() const { return dialects_; }

private:
  struct File {
    base::StampedFile stamped;
    base::SourcePtr source; ///< without text until it is read
    std::optional<model::RevisionHeader> header;
  };
  /// Without the revision, the complaints.
  struct Body {
    std::unique_ptr<const model::Revision> revision;
    base::Diagnostics problems;
  };
  void list_files();
  base::Diagnostics read_headers();
  base::Diagnostics build_graph();
  base::Diagnostics read_bodies();
  Body read_body(const File& file) const;
  std::string digest(const model::RevisionId& id);
  /// As with_text; null, with a complaint, when the file cannot be read.
  base::SourcePtr try_text(const base::SourcePtr& source, base::Diagnostics& problems) const;

  const base::Files& files_;
  std::vector<std::filesystem::path> folders_;
  std::filesystem::path current_folder_;
  std::vector<std::string> dialects_;
  std::unique_ptr<HeaderIndex> index_;
  bool files_listed_ = false;
  bool bodies_read_ = false;
  std::vector<File> revision_files_;
  std::map<model::RevisionId, std::string> digests_; ///< of files that nobody read
  std::unique_ptr<graph::Graph> graph_;
  std::map<model::RevisionId, std::unique_ptr<const model::Revision>> bodies_;
};

} // namespace aludel::workspace
