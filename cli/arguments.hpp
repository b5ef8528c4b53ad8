#pragma once
#include <optional>
#include <string>
#include <vector>

namespace aludel::cli {

/// What a command says of its options. The library that parses them is known to app.cpp alone.
class Arguments {
public:
  virtual ~Arguments() = default;
  /// `names` as in "-v,--verbose".
  virtual void flag(const std::string& names, bool& value, const std::string& help) = 0;
  virtual void option(const std::string& names, std::optional<std::string>& value,
                      const std::string& placeholder, const std::string& help) = 0;
  virtual void list(const std::string& names, std::vector<std::string>& values,
                    const std::string& placeholder, const std::string& help) = 0;
  virtual void positional(const std::string& name, std::optional<std::string>& value,
                          const std::string& help) = 0;
  virtual void positionals(const std::string& name, std::vector<std::string>& values, const std::string& help,
                           bool required) = 0;
};

} // namespace aludel::cli
