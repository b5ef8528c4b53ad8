#include "cli/embedded.hpp"

#include "framework/base/error.hpp"
#include "framework/base/files.hpp"
#include "framework/yaml/reader.hpp"

namespace aludel::cli {

namespace {
/// "journal/journal_0001_tables.yaml" → "journal_0001": the id of a file of our own.
std::string id_of(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  return std::string(name.substr(0, name.find('_', name.find('_') + 1)));
}
} // namespace

std::map<std::string, std::string> embedded_templates() {
  std::map<std::string, std::string> texts;
  for (const auto& [name, text] : templates::files()) texts.emplace(name, text);
  return texts;
}

std::string_view embedded_rule_page(std::string_view rule) {
  for (const auto& [name, text] : rule_pages::files())
    if (name == std::string(rule) + ".md") return text;
  return {};
}

runner::OwnRevisions embedded_own_revisions(const std::vector<std::string>& dialects) {
  const auto load = [dialects] {
    base::Diagnostics problems;
    const base::MemoryFiles no_files;
    std::vector<model::Revision> revisions;
    for (const auto& [name, text] : own_revisions::files()) {
      const auto source = std::make_shared<base::Source>(base::Source{std::string(name), std::string(text)});
      if (auto revision = yaml::read_revision(source, no_files, {dialects}, problems))
        revisions.push_back(std::move(*revision));
    }
    base::throw_if_errors(base::Exit::failed, problems);
    return revisions;
  };
  return {id_of(own_revisions::files().back().first), load};
}

} // namespace aludel::cli
