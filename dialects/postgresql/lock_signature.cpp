#include "dialects/postgresql/lock_signature.hpp"

#include <array>
#include <charconv>

namespace aludel::postgresql {

namespace {
constexpr std::size_t run_digits = 12;
constexpr int hexadecimal = 16;
} // namespace

std::int64_t run_key(std::string_view run) {
  std::int64_t id = 0;
  const auto read = std::from_chars(run.data(), run.data() + run.size(), id, hexadecimal);
  const bool whole = read.ec == std::errc() && read.ptr == run.data() + run.size();
  return (run_mark << mark_shift) | (whole && run.size() == run_digits ? id : 0);
}

std::string run_of(std::int64_t key) {
  const auto id = key & ((std::int64_t{1} << mark_shift) - 1);
  if (id == 0) return {};
  std::array<char, run_digits> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), id, hexadecimal).ptr;
  const std::string_view written(text.data(), static_cast<std::size_t>(end - text.data()));
  return std::string(run_digits - written.size(), '0') + std::string(written);
}

} // namespace aludel::postgresql
