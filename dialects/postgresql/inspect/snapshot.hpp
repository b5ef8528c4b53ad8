#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// While it lives, queries see one state of the database, and the server spells what it is asked for in one
/// way: names without a schema where they stand in `public`, moments in UTC. Where a transaction is open it
/// is used, and its settings come back.
class Snapshot {
public:
  explicit Snapshot(Connection& connection);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

private:
  Connection& connection_;
  bool own_ = false;              ///< the transaction
  std::vector<std::string> kept_; ///< otherwise: the values of the settings before
};

} // namespace aludel::postgresql
