#include "framework/yaml/raw_text.hpp"
#include "framework/yaml/reader.hpp"
#include "framework/yaml/tree.hpp"

namespace aludel::yaml {

namespace {
std::string text_of(const Node& map, std::string_view key) {
  for (const auto& entry : map.entries)
    if (entry.key == key && entry.value.kind == Node::Kind::scalar) return entry.value.text;
  return {};
}
} // namespace

std::optional<SavedPlan> read_saved_plan(const base::SourcePtr& source, base::Diagnostics& problems) {
  if (!is_readable(source, problems)) return std::nullopt;
  const auto root = parse(source, without_mark(source->text), problems);
  if (!root) return std::nullopt;
  SavedPlan plan{text_of(*root, "target"), text_of(*root, "fingerprint")};
  if (!plan.fingerprint.empty()) return plan;
  problems.push_back({base::Severity::error,
                      "saved-plan",
                      "this is no saved plan: it has no fingerprint",
                      "make one with `aludel plan -o FILE`",
                      {source, 1, 1, 1}});
  return std::nullopt;
}

} // namespace aludel::yaml
