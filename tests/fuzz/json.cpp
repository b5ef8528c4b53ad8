#include "framework/base/json.hpp"
#include "tests/fuzz/require.hpp"

#include <cstddef>
#include <cstdint>

using namespace aludel;

/// What the database keeps of a revision is read back from JSON that somebody may have changed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto read = base::Json::parse({reinterpret_cast<const char*>(bytes), size});
  if (!read) return 0;
  for (const int indent : {-1, 2}) {
    const auto written = read->dump(indent);
    const auto again = base::Json::parse(written);
    fuzz::require(again.has_value(), "what was written can be read");
    fuzz::require(again->dump(indent) == written, "what was read is written as it was");
  }
  return 0;
}
