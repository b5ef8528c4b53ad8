#pragma once
#include "framework/model/sql_block.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aludel::importing {

/// SQL of one direction, as its tool runs it.
struct Script {
  model::SqlBlock sql;
  bool in_transaction = true; ///< false: the tool runs its statements one by one
};

/// What a tool's folder says of one version, before anything of the SQL is read.
struct Migration {
  std::string version; ///< as the tool's own table keeps it
  std::string name;    ///< "create_users"
  Script up;
  std::optional<Script> down;
  std::string created = {}; ///< when the tool says it; otherwise the version may
  std::string no_down = {}; ///< without `down`: why there is no way back
};

using Migrations = std::vector<Migration>;

} // namespace aludel::importing
