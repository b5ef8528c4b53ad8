#pragma once
#include "framework/base/json.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace aludel::dialect {

/// Who holds the deployment lock. What is not known is empty; of some nobody knows anything.
struct Holder {
  std::int64_t process = 0; ///< as the engine counts it: of the server, where there is one
  std::string application;
  std::string user;
  std::string host;
  std::optional<std::chrono::system_clock::time_point> since;
  std::string run; ///< the id of its run
  bool operator==(const Holder&) const = default;
};

/// "process 4711 (aludel, user anna) on build-7 since 2025-11-23T10:00:00Z, run 79b7aca688f5"
std::string to_string(const Holder& holder);

/// {"pid","application","user","host","since","run"}
base::Json to_json(const Holder& holder);

} // namespace aludel::dialect
