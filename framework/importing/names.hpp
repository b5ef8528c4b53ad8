#pragma once
#include <optional>
#include <string>
#include <string_view>

/// What file names say.
namespace aludel::importing {

/// "20240102_create_users.sql" without its ending: digits, and the name behind the sign that parts them.
struct Numbered {
  std::string version;
  std::string name;
};
std::optional<Numbered> numbered(std::string_view stem);

/// The name without that ending; nothing when it ends otherwise.
std::optional<std::string> without_ending(std::string_view name, std::string_view ending);

/// Whole numbers of any length by their value; other texts by their bytes, behind the numbers.
bool comes_before(std::string_view version, std::string_view other);
bool same_version(std::string_view version, std::string_view other);

/// Names in the order that a person gives them: numbers in them by their value.
bool natural_before(std::string_view name, std::string_view other);

/// "create users".
std::string message_of(std::string_view name);

/// The letters and digits of a version, with `_` for what stands between them.
std::string id_of(std::string_view version);

/// The moment that a version is, as ISO 8601: 20240102, 202401021530, 20240102153000 (with milliseconds
/// behind them), or seconds or milliseconds since 1970. Empty when it is none.
std::string created_of(std::string_view version);

} // namespace aludel::importing
