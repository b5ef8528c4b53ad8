#pragma once
#include "framework/base/json.hpp"
#include "framework/model/duration.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aludel::dialect {

/// A session that keeps another one waiting for a lock, and those that keep it waiting in turn. What is not
/// known is empty.
struct Contender {
  std::int64_t process = 0;
  std::string application;
  std::string user;
  std::string state; ///< in the engine's words: "active", "idle in transaction"
  std::string query; ///< on one line, shortened, without passwords
  std::optional<model::Duration> query_age;
  std::optional<model::Duration> transaction_age;
  std::vector<Contender> blocked_by = {};
};
using Contenders = std::vector<Contender>;

/// A line each; those that one waits for stand below it, further in:
/// "process 4711 (psql, user anna), idle in transaction, transaction open for 5m: SELECT * FROM notes"
std::string to_string(const Contenders& contenders);

/// [{"pid","application","user","state","query","query_age_ms","transaction_age_ms","blocked_by":[…]}]
base::Json to_json(const Contenders& contenders);

/// The text of a statement as it may be shown.
std::string shown_query(const std::string& text);

} // namespace aludel::dialect
