#include "framework/workspace/revision_files.hpp"

namespace aludel::workspace {

namespace {
namespace fs = std::filesystem;

class Collector {
public:
  explicit Collector(const model::Revision& revision) : folder_(revision.header.place.source->folder) {
    const auto& own = revision.header.place.source;
    files.push_back({folder_ / fs::path(own->path).filename(), own});
    add(revision.up);
    if (const auto* down = std::get_if<model::Steps>(&revision.down)) add(*down);
  }

  std::vector<RevisionFile> files;

private:
  void add(const model::Steps& steps) {
    for (const auto& step : steps) std::visit([&](const auto& operation) { add(operation); }, step.operation);
  }
  void add(const model::SqlFile& operation) {
    const auto& [every, by_dialect] = operation.blocks;
    if (!operation.path.empty()) add(operation.path, every.front());
    for (const auto& [dialect, path] : operation.path_by_dialect) add(path, by_dialect.at(dialect).front());
  }
  static void add(const model::Sql&) {} // it stands in the revision
  template<describe::Described Operation>
  void add(const Operation& operation) {
    describe::for_each_field(operation, [&](const auto&, const auto& member) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, model::SqlFromFile>)
        if (!member.path.empty()) add(member.path, member.block);
    });
  }
  void add(const std::string& path, const model::SqlBlock& block) {
    files.push_back({(folder_ / path).lexically_normal(), block.place.source});
  }

  fs::path folder_;
};
} // namespace

std::vector<RevisionFile> files_of(const model::Revision& revision) { return Collector(revision).files; }

} // namespace aludel::workspace
