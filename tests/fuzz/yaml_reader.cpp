#include "framework/workspace/packed_header.hpp"
#include "framework/yaml/reader.hpp"
#include "framework/yaml/writer.hpp"
#include "tests/fuzz/require.hpp"

#include <cstddef>
#include <cstdint>

using namespace aludel;
using fuzz::require;

namespace {
const yaml::ReadOptions options{{"sqlite", "postgresql"}};

base::SourcePtr source_of(std::string text) {
  return std::make_shared<const base::Source>(base::Source{"r.yaml", std::move(text)});
}

/// Packed headers are equal when everything in them is, places too.
void require_same(model::RevisionHeader one, model::RevisionHeader other) {
  require(one.when == other.when, "a header alone has the condition that it has in the whole");
  one.when = other.when = std::nullopt;
  require(workspace::packed(one) == workspace::packed(other), "a header alone is the one of the whole");
}

void require_written(const model::Steps& steps) {
  for (const auto& step : steps) {
    if (std::holds_alternative<model::SqlFile>(step.operation)) continue; // names a file beside the revision
    const auto source = source_of(yaml::written(std::vector{step.operation}).dump());
    base::Diagnostics problems;
    const auto read = yaml::read_step_list(source, options, problems);
    for (const auto& problem : problems) require(false, "what is written is read: " + to_text(problem));
    require(read && read->size() == 1 && read->front().operation == step.operation,
            "what is written is the same: " + source->text);
  }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto source = source_of({reinterpret_cast<const char*>(bytes), size});
  base::Diagnostics of_header, of_whole, of_steps;
  const auto header = yaml::read_header(source, options, of_header);
  const auto whole = yaml::read_revision(source, base::MemoryFiles{}, options, of_whole);
  yaml::read_step_list(source, options, of_steps);
  for (const auto* problems : {&of_header, &of_whole, &of_steps}) fuzz::require_places(*problems, *source);
  require(header || base::has_errors(of_header), "no header without an error");
  require(whole || base::has_errors(of_whole), "no revision without an error");
  if (!whole) return 0;
  require(header.has_value(), "a whole revision has a header");
  require_same(*header, whole->header);
  require_written(whole->up);
  if (const auto* down = std::get_if<model::Steps>(&whole->down)) require_written(*down);
  return 0;
}
