#pragma once
#include "framework/importing/steps.hpp"
#include "framework/importing/tool.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// Other tools' histories as revisions: a line in the tool's own order. What the SQL says is kept, right or
/// wrong; nothing is improved.
namespace aludel::importing {

struct Imported {
  model::Revision revision;
  std::string version; ///< as the tool's own table keeps it
  Counts up;
  Counts down;
};

struct Request {
  const Tool& tool;
  const base::Files& files;
  std::filesystem::path folder;
  std::string shown; ///< the folder as the user wrote it
  const dialect::Dialect& dialect;
};

/// The revisions of a folder, oldest first; none when something in it is an error. `problems` gets notes too,
/// about what was left out.
std::vector<Imported> import_history(const Request& request, base::Diagnostics& problems);

} // namespace aludel::importing
