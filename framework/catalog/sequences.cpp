#include "framework/catalog/sequences.hpp"

#include <limits>

namespace aludel::catalog {

namespace {
std::int64_t greatest_of(model::SequenceType type) {
  switch (type) {
  case model::SequenceType::smallint: return std::numeric_limits<std::int16_t>::max();
  case model::SequenceType::integer: return std::numeric_limits<std::int32_t>::max();
  case model::SequenceType::bigint: break;
  }
  return std::numeric_limits<std::int64_t>::max();
}
std::int64_t least_of(model::SequenceType type) { return -greatest_of(type) - 1; }

template<class T>
void say(std::optional<T>& said, const std::optional<T>& from, const std::optional<T>& to) {
  if (from != to) said = to;
}
} // namespace

model::SequenceOptions effective(const model::SequenceOptions& options) {
  auto full = options;
  full.type = options.type.value_or(model::SequenceType::bigint);
  full.increment = options.increment.value_or(1);
  const bool rises = *full.increment > 0;
  full.min = options.min.value_or(rises ? 1 : least_of(*full.type));
  full.max = options.max.value_or(rises ? greatest_of(*full.type) : -1);
  full.start = options.start.value_or(rises ? *full.min : *full.max);
  full.cache = options.cache.value_or(1);
  full.cycle = options.cycle.value_or(false);
  if (full.owned_by && full.owned_by->table.empty()) full.owned_by.reset();
  return full;
}

model::SequenceOptions altered(model::SequenceOptions options, const model::SequenceOptions& said) {
  const auto former = effective(options);
  if (said.type) {
    options.type = said.type;
    if (former.max == greatest_of(*former.type)) options.max = greatest_of(*said.type);
    if (former.min == least_of(*former.type)) options.min = least_of(*said.type);
  }
  if (said.increment || said.min || said.max) { // where it starts, and its ends, were fixed when it was made
    options.start = former.start;
    if (!options.min) options.min = former.min;
    if (!options.max) options.max = former.max;
  }
  if (said.start) options.start = said.start;
  if (said.increment) options.increment = said.increment;
  if (said.min) options.min = said.min;
  if (said.max) options.max = said.max;
  if (said.cache) options.cache = said.cache;
  if (said.cycle) options.cycle = said.cycle;
  if (said.owned_by) options.owned_by = said.owned_by;
  if (options.owned_by && options.owned_by->table.empty()) options.owned_by.reset(); // OWNED BY NONE
  return options;
}

model::SequenceOptions leading(const model::SequenceOptions& from, const model::SequenceOptions& to) {
  const auto wanted = effective(to);
  model::SequenceOptions said;
  if (effective(from).type != wanted.type) said.type = wanted.type;
  const auto former = effective(altered(from, said)); // a new type moves the ends
  say(said.start, former.start, wanted.start);
  say(said.increment, former.increment, wanted.increment);
  say(said.min, former.min, wanted.min);
  say(said.max, former.max, wanted.max);
  say(said.cache, former.cache, wanted.cache);
  say(said.cycle, former.cycle, wanted.cycle);
  if (former.owned_by != wanted.owned_by) said.owned_by = wanted.owned_by.value_or(model::ColumnName{});
  return said;
}

} // namespace aludel::catalog
