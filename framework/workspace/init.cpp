#include "framework/schema/schema.hpp"
#include "framework/workspace/author.hpp"

namespace aludel::workspace {

namespace fs = std::filesystem;

std::vector<fs::path> init(const Surroundings& around, const fs::path& folder) {
  std::vector<fs::path> made;
  const auto make = [&](const fs::path& path, const std::string& text) {
    if (around.files.exists(path)) return;
    around.files.create(path, text);
    made.push_back(path);
  };
  const auto refresh = [&](const fs::path& path, const base::Json& schema) {
    const auto text = schema.dump(2) + "\n";
    if (around.files.exists(path) && around.files.read(path) == text) return;
    around.files.replace(path, text);
    made.push_back(path);
  };
  const auto dialects = dialect_names(around.dialects);
  const auto own = folder / ".aludel";
  make(folder / "aludel.yaml", around.templates.at("aludel.yaml"));
  make(folder / "revisions" / "README.md", around.templates.at("revisions.md"));
  make(folder / "templates" / "revision.yaml", around.templates.at("revision.yaml"));
  make(own / ".gitignore", "cache/\n");
  refresh(own / "project.schema.json", schema::project_schema(dialects));
  refresh(own / "revision.schema.json", schema::revision_schema(dialects));
  return made;
}

} // namespace aludel::workspace
