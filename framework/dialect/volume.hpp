#pragma once
#include <cstdint>

namespace aludel::dialect {

/// How much a table holds now, as far as that can be told without reading much.
struct Volume {
  enum class Count {
    unknown, ///< nobody has counted them
    exact,
    about,    ///< the engine's own estimate
    more_than ///< the count was ended there
  };
  Count counted = Count::unknown;
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;    ///< with its indexes; as sure as the rows are, and zero where nobody knows
  bool bytes_at_most = false; ///< they are those of the whole database
};

} // namespace aludel::dialect
