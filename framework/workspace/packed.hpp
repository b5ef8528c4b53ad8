#pragma once
#include <cstdint>
#include <string>
#include <string_view>

/// Numbers and texts one after the other in a string of bytes, for files that only Aludel reads.
namespace aludel::workspace {

/// Numbers as LEB128 (seven bits a byte, the lowest first), texts as their length and bytes.
class Packer {
public:
  void number(std::uint64_t value);
  void text(std::string_view value);
  std::string take() { return std::move(bytes_); }

private:
  std::string bytes_;
};

/// Reads what Packer wrote. Bytes that it never wrote are no danger: past the end, and where a number or
/// length makes no sense, `good` becomes false for good and the values are 0 and empty.
class Unpacker {
public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
  std::uint64_t number();
  std::string_view text();
  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }

private:
  std::string_view rest_;
  bool good_ = true;
};

} // namespace aludel::workspace
