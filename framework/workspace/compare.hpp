#pragma once
#include "framework/catalog/diff.hpp"
#include "framework/workspace/schemas.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aludel::workspace {

struct CompareOptions {
  bool drops = false; ///< what the first has and the second has not is dropped; otherwise only told
  std::string server; ///< URL of a server where a scratch database may be made; engines with files need none
  std::vector<catalog::Renaming> renames = {};
};

/// From one schema to another.
struct Difference {
  std::vector<model::Operation> operations; ///< in an order in which they run
  std::vector<model::Operation> left_out;   ///< drops that were not asked for
  std::vector<std::string> beyond;          ///< what no operation can say, one sentence each
  /// Both sides were spelled by the engine. Otherwise texts were compared as written, and this says why.
  std::optional<std::string> as_written;
  bool empty() const { return operations.empty() && left_out.empty() && beyond.empty(); }
};

/// An engine rewrites expressions, defaults and queries when it stores them. Where schemas that were not
/// inspected differ, they are made in a scratch database and read back, so that what is told is a
/// difference and not a spelling. Where raw SQL did what no catalog on paper can say, the schema's own steps
/// are run there, as far as they change nothing else. Throws Error exit 2 for a renaming of what is not
/// there.
Difference difference(const Schema& from, const Schema& to, const dialect::Dialect& dialect,
                      const CompareOptions& options);

} // namespace aludel::workspace
