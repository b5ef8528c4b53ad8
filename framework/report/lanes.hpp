#pragma once
#include "framework/graph/graph.hpp"

#include <string>
#include <vector>

namespace aludel::report {

/// Columns of a drawing that goes from children to parents. Each lane is a line that waits for the revision
/// it leads to.
class Lanes {
public:
  /// The rows that bring all lines that lead to `id` together, above its star.
  std::vector<std::string> gather(const graph::RevisionId& id);
  /// The row with the star of the revision that was gathered last.
  std::string star() const;
  /// The rows below the star: a line to each parent, or the line's end.
  std::vector<std::string> spread(const graph::Ids& parents);

private:
  std::vector<std::string> joined(std::size_t lane);
  std::string opened(std::size_t lane, const graph::RevisionId& parent);
  std::string row(std::size_t straight, std::size_t from, char slant, bool to_the_left) const;

  graph::Ids lanes_;
  std::size_t at_ = 0;
};

} // namespace aludel::report
