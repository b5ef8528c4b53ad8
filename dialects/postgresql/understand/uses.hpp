#pragma once
#include "dialects/postgresql/understand/nodes.hpp"
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/sql_reading.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aludel::postgresql::reading {

/// Where a piece of SQL stands in a statement, so that what it names has a place.
struct Origin {
  const dialect::Statement* statement = nullptr; ///< null: nobody knows
  std::ptrdiff_t offset = 0;                     ///< bytes; before it where the reading has words put first
  base::Place place(int location) const;
};

/// How a piece of SQL is read.
struct Reading {
  Origin origin;
  bool happens = true; ///< the statement is carried out, not kept for later as the body of a function is
  bool runs = true;    ///< … and the queries in it too, which that of a view is not
  bool has_variables = false; ///< a name need not be a column's: it is in a body
  bool is_routine = false;    ///< the body of one: its names are found by the path of who calls it
};

/// What statements name and do, gathered over a statement and the bodies in it. Of functions and types only
/// those are named that no server brings along. A column is named where the tree tells whose it is, or the
/// catalog does.
class Uses {
public:
  explicit Uses(const catalog::Catalog& now) : now_(now) {}

  void read(const Node& tree, const Reading& reading);

  const catalog::Catalog& now() const { return now_; }
  const std::vector<dialect::Mention>& mentions() const { return mentions_; }
  bool writes() const { return writes_; }
  bool changes_rows() const { return changes_rows_; }
  bool opaque() const { return opaque_; }

  void add(model::ObjectName object, bool changed, const base::Place& place);
  bool may_set_path() const { return may_set_path_; }
  void set_may_set_path() { may_set_path_ = true; }
  void set_writes() { writes_ = true; }
  void set_changes_rows() { changes_rows_ = writes_ = true; }
  void set_opaque() { opaque_ = writes_ = true; }

private:
  const catalog::Catalog& now_;
  std::vector<dialect::Mention> mentions_;
  bool writes_ = false;
  bool changes_rows_ = false;
  bool opaque_ = false;
  bool may_set_path_ = false; ///< set_config() of the search path, anywhere
};

} // namespace aludel::postgresql::reading
