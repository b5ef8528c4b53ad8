#pragma once
#include "framework/model/revision.hpp"

#include <filesystem>
#include <vector>

namespace aludel::workspace {

struct RevisionFile {
  std::filesystem::path path; ///< where it is read from
  base::SourcePtr source;     ///< what was read
};

/// The file of a revision, and behind it those whose text its steps have.
std::vector<RevisionFile> files_of(const model::Revision& revision);

} // namespace aludel::workspace
