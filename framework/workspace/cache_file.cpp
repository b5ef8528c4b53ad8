#include "framework/workspace/cache_file.hpp"

#include "framework/base/error.hpp"
#include "framework/workspace/packed.hpp"

namespace aludel::workspace {

namespace {
constexpr std::size_t digits_of_sum = 16;

/// FNV-1a, 64 bits: it finds damage, and nobody gains by forging the file.
std::string sum_of(std::string_view bytes) {
  std::uint64_t sum = 0xcbf29ce484222325U;
  for (const char byte : bytes) sum = (sum ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  std::string digits(digits_of_sum, '0');
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, sum >>= 4)
    *digit = "0123456789abcdef"[sum & 0xf];
  return digits;
}
} // namespace

CacheFile::CacheFile(base::Files& files, std::filesystem::path file, std::string_view form,
                     std::string_view reader)
    : files_(files), file_(std::move(file)) {
  Packer head;
  head.text(form);
  head.text(reader);
  head_ = head.take();
}

std::string CacheFile::load() const {
  std::string text;
  try {
    if (!files_.exists(file_)) return {};
    text = files_.read(file_);
  } catch (const base::Error&) { // as if it were not there
    return {};
  }
  const std::string_view all(text);
  if (all.size() < digits_of_sum + head_.size() || all.substr(digits_of_sum, head_.size()) != head_)
    return {};
  if (all.substr(0, digits_of_sum) != sum_of(all.substr(digits_of_sum))) return {};
  return text.erase(0, digits_of_sum + head_.size());
}

void CacheFile::save(std::string_view bytes) const {
  const auto text = head_ + std::string(bytes);
  const auto ignored = file_.parent_path() / ".gitignore";
  try {
    if (!files_.exists(ignored)) files_.replace(ignored, "*\n");
    files_.replace(file_, sum_of(text) + text);
  } catch (const base::Error&) { // the next call works it out again
  }
}

} // namespace aludel::workspace
