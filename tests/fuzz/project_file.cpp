#include "framework/yaml/reader.hpp"
#include "tests/fuzz/require.hpp"

#include <cstddef>
#include <cstdint>

using namespace aludel;
using fuzz::require;

namespace {
const yaml::ReadOptions options{{"sqlite", "postgresql"}};
constexpr auto secret = "~h-u-n-t-e-r-2~";

/// A variable of one letter has a value that must not be seen, the others have none.
std::optional<std::string> environment(const std::string& name) {
  return name.size() == 1 ? std::optional<std::string>(secret) : std::nullopt;
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  if (text.find(secret) != std::string::npos) return 0; // no secret any more
  const auto source = std::make_shared<const base::Source>(base::Source{"aludel.yaml", text});
  base::Diagnostics problems, of_plan;
  const auto project = yaml::read_project(source, environment, options, problems);
  yaml::read_saved_plan(source, of_plan);
  require(project || base::has_errors(problems), "no project without an error");
  fuzz::require_places(problems, *source);
  fuzz::require_places(of_plan, *source);
  for (const auto& problem : problems)
    require((problem.message + problem.help).find(secret) == std::string::npos,
            "no complaint tells what a variable holds");
  return 0;
}
