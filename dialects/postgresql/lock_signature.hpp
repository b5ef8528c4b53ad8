#pragma once
#include <cstdint>
#include <string>
#include <string_view>

/// What the holder of the deployment lock says of itself, as keys of advisory locks: 16 bits that tell what
/// is said, and 48 that say it.
namespace aludel::postgresql {

inline constexpr std::int64_t run_mark = 0x0A1D;
inline constexpr std::int64_t since_mark = 0x0A1E;
inline constexpr int mark_shift = 48;

/// The key for a run's id; the mark alone where that is not 12 hexadecimal digits.
std::int64_t run_key(std::string_view run);
/// The key for a moment is this and its seconds since 1970.
constexpr std::int64_t since_base = since_mark << mark_shift;

/// The id in the lower 48 bits of a key, as text; empty for the mark alone.
std::string run_of(std::int64_t key);

} // namespace aludel::postgresql
