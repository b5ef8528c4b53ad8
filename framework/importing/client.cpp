#include "framework/importing/client.hpp"

#include "framework/base/error.hpp"

namespace aludel::importing {

namespace fs = std::filesystem;
using dialect::ClientPart;

namespace {
constexpr int deepest = 16;

class Including {
public:
  Including(const dialect::Dialect& dialect, const base::Files& files, const fs::path& root,
            base::Diagnostics& problems)
      : dialect_(dialect), files_(files), root_(root), problems_(problems) {}

  std::vector<model::SqlBlock> blocks;

  void add(const model::SqlBlock& script, int depth) {
    for (const auto& part : dialect_.client_parts(script.text)) {
      const auto place = place_of(script, part.begin);
      switch (part.kind) {
      case ClientPart::Kind::sql: blocks.push_back({part.text, place}); break;
      case ClientPart::Kind::refused: problem(part.reason, part.help, place); break;
      case ClientPart::Kind::file: include(part.text, place, depth); break;
      }
    }
  }

private:
  static base::Place place_of(const model::SqlBlock& script, std::size_t offset) {
    return dialect::statement_of(script, offset, offset).place;
  }
  void problem(const std::string& message, const std::string& help, const base::Place& place) {
    problems_.push_back({base::Severity::error, "client-command", message, help, place});
  }

  void include(const std::string& path, const base::Place& place, int depth) {
    if (depth == deepest)
      return problem("files include each other more than " + std::to_string(deepest) + " deep", "", place);
    const fs::path beside = place.source ? place.source->folder : "";
    for (const auto& folder : {beside, root_}) {
      const auto file = (folder / path).lexically_normal();
      if (!files_.exists(file)) continue;
      const auto shown = (fs::path(place.path()).parent_path() / path).lexically_normal();
      base::Diagnostics& to = problems_;
      const Folder there(files_, file.parent_path(), shown.parent_path().string(), to);
      return add(block_of(there.read(file.filename().string())), depth + 1);
    }
    problem("the client would include " + path + " here, and the file is not there",
            "put it beside this one, or write its SQL here", place);
  }

  const dialect::Dialect& dialect_;
  const base::Files& files_;
  const fs::path& root_;
  base::Diagnostics& problems_;
};
} // namespace

std::vector<model::SqlBlock> sql_of(const model::SqlBlock& script, const dialect::Dialect& dialect,
                                    const base::Files& files, const fs::path& root,
                                    base::Diagnostics& problems) {
  Including including(dialect, files, root, problems);
  including.add(script, 0);
  return std::move(including.blocks);
}

} // namespace aludel::importing
