#pragma once
#include "framework/base/clock.hpp"
#include "framework/base/error.hpp"
#include "framework/base/files.hpp"

#include <map>
#include <mutex>
#include <set>
#include <string>

namespace aludel {

/// Files in memory with stamps as on a disk, which remember what was read of them.
class WatchedFiles final : public base::Files {
public:
  base::MemoryFiles inside;
  mutable std::set<std::string> read_since; ///< emptied by the test
  bool is_read_only = false;

  void write(const std::string& path, const std::string& text) {
    write_unseen(path, text);
    ++changes_[path];
  }
  /// Without another stamp: as if it happened after the folder was listed.
  void write_unseen(const std::string& path, const std::string& text) { inside.texts[path] = text; }

  std::string read(const std::filesystem::path& path) const override {
    const std::lock_guard guard(reading_); // bodies are read by several threads
    read_since.insert(path.string());
    return inside.read(path);
  }
  bool exists(const std::filesystem::path& path) const override { return inside.exists(path); }
  std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const override {
    return inside.list(folder);
  }
  std::vector<std::filesystem::path> list_folders(const std::filesystem::path& folder) const override {
    return inside.list_folders(folder);
  }
  std::vector<base::StampedFile> list_stamped(const std::filesystem::path& folder) const override {
    std::vector<base::StampedFile> files;
    for (auto& path : inside.list(folder)) {
      const base::FileStamp stamp{1, inside.read(path).size(), changes_.at(path.string())};
      files.push_back({std::move(path), stamp});
    }
    return files;
  }
  void create(const std::filesystem::path& path, std::string_view text) override {
    inside.create(path, text);
  }
  void replace(const std::filesystem::path& path, std::string_view text) override {
    if (is_read_only) throw base::Error(base::Exit::usage, "file", "cannot write " + path.string());
    inside.replace(path, text);
  }

private:
  mutable std::mutex reading_;
  std::map<std::string, std::int64_t> changes_;
};

/// A clock that stands where the test puts it.
class StandingClock final : public base::Clock {
public:
  std::chrono::system_clock::time_point time{};
  std::chrono::system_clock::time_point now() const override { return time; }
  std::chrono::steady_clock::time_point elapsed() const override { return {}; }
  void sleep(std::chrono::milliseconds) const override {}
};

} // namespace aludel
