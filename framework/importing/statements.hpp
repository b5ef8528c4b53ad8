#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/dialect.hpp"

#include <string>
#include <vector>

namespace aludel::importing {

/// One statement of a script where it stands, without BEGIN and COMMIT.
struct Statement {
  dialect::SqlReading reading;
  catalog::Catalog before; ///< what it finds, with what raw SQL did
  const model::SqlBlock* block = nullptr;
  std::size_t begin = 0; ///< in the block: behind the comments before it
  std::size_t sql_end = 0;
  std::size_t end = 0;      ///< behind its remark; where there is none, that of the SQL
  std::string comment = {}; ///< what is said before it
  std::string remark = {};  ///< what is said behind it
  bool outside = false;     ///< it does not run in the script's transaction
  bool joins = false;       ///< nothing stands between it and the statement before
};

struct Statements {
  std::vector<Statement> list;
  bool commits_between = false;
};

/// `catalog` is what the first statement finds, and afterwards what the last one leaves.
Statements statements_of(const std::vector<model::SqlBlock>& script, bool in_transaction,
                         const dialect::Dialect& dialect, catalog::Catalog& catalog,
                         base::Diagnostics& problems);

} // namespace aludel::importing
