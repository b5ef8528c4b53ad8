#include "dialects/sqlite/scratch.hpp"

#include "framework/base/error.hpp"
#include "framework/base/random.hpp"

#include <filesystem>

namespace aludel::sqlite {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t digits = 12;

/// In a file, since several connections may look at it.
class ScratchFile final : public dialect::Scratch {
public:
  ScratchFile() : folder_(fs::temp_directory_path() / ("aludel-scratch-" + base::random_hex(digits))) {
    std::error_code problem;
    fs::create_directory(folder_, problem);
    if (problem)
      throw base::Error(base::Exit::failed, "scratch",
                        "cannot make the folder " + folder_.string() + ": " + problem.message(),
                        "set TMPDIR to a folder that can be written");
    url_ = dialect::parse_url("sqlite:///" + (folder_ / "scratch.db").string());
  }
  ~ScratchFile() override {
    std::error_code ignored; // a folder for temporary files may keep it
    fs::remove_all(folder_, ignored);
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  const dialect::Url& url() const override { return url_; }

private:
  fs::path folder_;
  dialect::Url url_;
};
} // namespace

std::unique_ptr<dialect::Scratch> make_scratch() { return std::make_unique<ScratchFile>(); }

} // namespace aludel::sqlite
