#include "dialects/postgresql/understand/uses.hpp"

#include "dialects/postgresql/understand/walk.hpp"

#include <algorithm>

namespace aludel::postgresql::reading {

base::Place Origin::place(int location) const {
  if (statement == nullptr || location < 0 || offset + location < 0) return {};
  return dialect::place_in(*statement, static_cast<std::size_t>(offset + location));
}

void Uses::read(const Node& tree, const Reading& reading) { Walk(*this, reading).statement(tree); }

void Uses::add(model::ObjectName object, bool changed, const base::Place& place) {
  const auto known = std::find_if(mentions_.begin(), mentions_.end(),
                                  [&](const dialect::Mention& mention) { return mention.object == object; });
  if (known == mentions_.end()) {
    mentions_.push_back({std::move(object), changed, place});
    return;
  }
  known->writes = known->writes || changed;
  if (!known->place.known()) known->place = place;
}

} // namespace aludel::postgresql::reading
