#pragma once
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/inspect/cells.hpp"

#include <set>

namespace aludel::postgresql {

/// Which columns are written as serial: those whose default takes numbers from a sequence of their own …
enum class Serial {
  conventional, ///< … that is as `serial` makes it, so that nothing is lost
  any           ///< … whatever it is: the sequence is gone with the table
};

struct Columns {
  PartsOf<catalog::Column> of;
  std::set<ObjectId> serial_sequences; ///< what `serial` stands for: they are no objects of their own
};

/// The columns of tables, or the attributes of composite types.
Columns read_columns(Connection& connection, const Relations& relations, Serial serial);

} // namespace aludel::postgresql
