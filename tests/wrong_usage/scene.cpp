#include "tests/wrong_usage/scene.hpp"

#include "framework/base/files.hpp"
#include "framework/base/text.hpp"

#include <optional>

namespace aludel::wrong_usage {

namespace {
std::string without_end(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

/// What a mark at the beginning of the line leaves of it.
std::optional<std::string> behind(std::string_view mark, const std::string& line) {
  if (line.rfind(mark, 0) != 0) return std::nullopt;
  return line.substr(mark.size());
}

/// Adds one line to what the lines before it have begun.
class Reading {
public:
  explicit Reading(SceneFile& file) : file_(file) {}

  void read(const std::string& line) {
    if (const auto title = behind("=== ", line)) {
      file_.scenes.push_back({*title, {}, {}, {}});
      scene_ = &file_.scenes.back();
      text_ = nullptr;
    } else if (const auto path = behind("--- ", line)) {
      text_ = &scene_->files.emplace_back(*path, "").second;
    } else if (const auto preparation = behind("> ", line); preparation && !in_answer()) {
      scene_->preparations.push_back(*preparation);
      text_ = nullptr;
    } else if (const auto call = behind("$ ", line)) {
      text_ = &scene_->calls.emplace_back(WrongCall{*call, ""}).expected;
    } else if (const auto answer = behind("=> ", line)) {
      *text_ += *answer + "\n";
    } else {
      more(line);
    }
  }

private:
  bool in_answer() const {
    return text_ != nullptr && !scene_->calls.empty() && text_ == &scene_->calls.back().expected;
  }
  void more(const std::string& line) {
    if (text_ != nullptr)
      *text_ += line + "\n";
    else if (scene_ == &file_.ground && file_.ground.preparations.empty())
      file_.description += line + "\n";
  }

  SceneFile& file_;
  Scene* scene_ = &file_.ground;
  std::string* text_ = nullptr;
};

std::string text_of(const Scene& scene) {
  std::string out;
  for (const auto& [path, text] : scene.files)
    out += "--- " + path + "\n" + text + (text.empty() ? "" : "\n");
  for (const auto& line : scene.preparations) out += "> " + line + "\n";
  for (const auto& call : scene.calls)
    out += "$ " + call.line + "\n" + (call.expected.empty() ? "" : "=> " + call.expected + "\n");
  return out;
}
} // namespace

std::string SceneFile::text() const {
  auto out = description + text_of(ground);
  for (const auto& scene : scenes) out += "\n=== " + scene.title + "\n" + text_of(scene);
  return out;
}

SceneFile read_scenes(const std::filesystem::path& path) {
  SceneFile file{path, {}, {}, {}};
  Reading reading(file);
  for (const auto& line : base::split(without_end(base::DiskFiles{}.read(path)), '\n')) reading.read(line);
  file.description = without_end(file.description) + "\n";
  for (auto& [name, text] : file.ground.files) text = without_end(text);
  for (auto& scene : file.scenes) {
    for (auto& [name, text] : scene.files) text = without_end(text);
    for (auto& call : scene.calls) call.expected = without_end(call.expected);
  }
  return file;
}

} // namespace aludel::wrong_usage
