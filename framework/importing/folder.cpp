#include "framework/importing/folder.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::importing {

namespace fs = std::filesystem;

namespace {
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Flaw {
  std::size_t offset;
  std::string message;
};

std::optional<Flaw> flaw_of(std::string_view text) {
  if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF")
    return Flaw{0, "the file is UTF-16"};
  if (const auto bad = base::invalid_utf8(text)) return Flaw{*bad, "the file is not valid UTF-8 from here"};
  if (const auto nul = text.find('\0'); nul != std::string_view::npos)
    return Flaw{nul, "the file holds a NUL byte"};
  return std::nullopt;
}

std::vector<std::string> names_of(const std::vector<fs::path>& paths) {
  std::vector<std::string> names;
  for (const auto& path : paths) names.push_back(path.filename().string());
  return names;
}
} // namespace

Folder::Folder(const base::Files& files, fs::path path, std::string shown, base::Diagnostics& problems)
    : files_(files), path_(std::move(path)), shown_(std::move(shown)), problems_(problems) {}

std::vector<std::string> Folder::files() const { return names_of(files_.list(path_)); }

std::vector<std::string> Folder::folders() const {
  auto names = names_of(files_.list_folders(path_));
  std::erase_if(names, [](const std::string& name) { return name.starts_with('.'); });
  return names;
}

Folder Folder::inner(const std::string& name) const {
  return {files_, path_ / name, shown_.empty() ? name : shown_ + "/" + name, problems_};
}

bool Folder::has(const std::string& name) const { return files_.exists(path_ / name); }

std::string Folder::name() const { return path_.filename().string(); }

base::SourcePtr Folder::read(const std::string& name) const {
  const auto shown = shown_.empty() ? name : shown_ + "/" + name;
  auto text = files_.read(path_ / name);
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  auto source = std::make_shared<const base::Source>(base::Source{shown, std::move(text), path_.string()});
  const auto flaw = flaw_of(source->text);
  if (!flaw) return source;
  problem(base::place_at(source, flaw->offset), flaw->message, "save it as UTF-8 text");
  return std::make_shared<const base::Source>(base::Source{shown, {}, path_.string()});
}

void Folder::problem(const std::string& name, std::string message, std::string help) const {
  const auto path = name.empty() ? shown_ : shown_.empty() ? name : shown_ + "/" + name;
  problem({std::make_shared<const base::Source>(base::Source{path, {}}), 0, 0, 1}, std::move(message),
          std::move(help));
}

void Folder::problem(const base::Place& place, std::string message, std::string help) const {
  problems_.push_back({base::Severity::error, "import", std::move(message), std::move(help), place});
}

void Folder::note(const std::string& name, std::string message, std::string help) const {
  problem(name, std::move(message), std::move(help));
  problems_.back().severity = base::Severity::warning;
}

model::SqlBlock block_of(const base::SourcePtr& source, std::size_t begin, std::size_t end) {
  end = std::min(end, source->text.size());
  return {source->text.substr(begin, end - begin), base::place_at(source, begin)};
}

} // namespace aludel::importing
