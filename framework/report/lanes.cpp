#include "framework/report/lanes.hpp"

#include <algorithm>

namespace aludel::report {

namespace {
/// Lane `n` stands in column 2n; a slant stands between two lanes.
void put(std::string& row, std::size_t column, char sign) {
  if (row.size() <= column) row.resize(column + 1, ' ');
  row[column] = sign;
}
} // namespace

std::vector<std::string> Lanes::gather(const graph::RevisionId& id) {
  at_ = static_cast<std::size_t>(std::find(lanes_.begin(), lanes_.end(), id) - lanes_.begin());
  if (at_ == lanes_.size()) lanes_.push_back(id); // a head: nothing has led here
  std::vector<std::string> rows;
  for (auto lane = lanes_.size() - 1; lane > at_; --lane)
    if (lanes_[lane] == id)
      for (auto& row : joined(lane)) rows.push_back(std::move(row));
  return rows;
}

/// The lane passes below those between it and the star's; what stands right of it moves up beside it.
std::vector<std::string> Lanes::joined(std::size_t lane) {
  std::vector<std::string> rows{row(lane, lane, '/', true)};
  lanes_.erase(lanes_.begin() + static_cast<std::ptrdiff_t>(lane));
  for (auto crossed = lane - 1; crossed > at_; --crossed) {
    auto passing = row(lanes_.size(), lanes_.size(), '/', true);
    put(passing, 2 * crossed - 1, '/');
    rows.push_back(std::move(passing));
  }
  return rows;
}

std::string Lanes::star() const {
  auto text = row(lanes_.size(), lanes_.size(), '|', true);
  text[2 * at_] = '*';
  return text;
}

std::vector<std::string> Lanes::spread(const graph::Ids& parents) {
  std::vector<std::string> rows;
  if (parents.empty()) {
    const auto moved = row(at_, at_ + 1, '/', true);
    const bool last = at_ + 1 == lanes_.size();
    lanes_.erase(lanes_.begin() + static_cast<std::ptrdiff_t>(at_));
    if (!last) rows.push_back(moved);
    return rows;
  }
  lanes_[at_] = parents.front();
  for (std::size_t i = 1; i < parents.size(); ++i) rows.push_back(opened(at_ + i, parents[i]));
  return rows;
}

std::string Lanes::opened(std::size_t lane, const graph::RevisionId& parent) {
  auto text = row(lane, lane, '\\', false);
  put(text, 2 * lane - 1, '\\');
  lanes_.insert(lanes_.begin() + static_cast<std::ptrdiff_t>(lane), parent);
  return text;
}

/// The first lanes straight, those from `from` on moving by one.
std::string Lanes::row(std::size_t straight, std::size_t from, char slant, bool to_the_left) const {
  std::string text;
  for (std::size_t lane = 0; lane < straight; ++lane) put(text, 2 * lane, '|');
  for (auto lane = from; lane < lanes_.size(); ++lane)
    put(text, to_the_left ? 2 * lane - 1 : 2 * lane + 1, slant);
  return text;
}

} // namespace aludel::report
