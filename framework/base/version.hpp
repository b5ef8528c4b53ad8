#pragma once
#include <compare>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::base {

/// The version of a server: "15", "14.2", "3.40". What is not said is 0.
class Version {
public:
  Version() = default;
  Version(std::initializer_list<int> parts) : parts_(parts) {}
  /// Reads what stands before the first sign that belongs to no version.
  explicit Version(std::string_view text);

  std::strong_ordering operator<=>(const Version& other) const;
  bool operator==(const Version& other) const { return (*this <=> other) == 0; }

  /// "14.2" is one server, "14" all of that number.
  bool says_minor() const { return parts_.size() > 1; }
  friend std::string to_string(const Version& version);

private:
  std::vector<int> parts_;
};

std::string to_string(const Version& version);

} // namespace aludel::base
