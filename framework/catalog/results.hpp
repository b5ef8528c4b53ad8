#pragma once
#include "framework/catalog/catalog.hpp"

#include <string>

namespace aludel::catalog {

/// What a call of a routine gives.
struct RoutineResult {
  bool set = false;         ///< any number of them
  std::string type = {};    ///< as it is spelled; "record" where there are columns, empty for a procedure
  model::Arguments columns; ///< of a record: by out arguments, or TABLE (…); a single one is no record
};

RoutineResult result_of(const Routine& routine);

/// CREATE OR REPLACE keeps it.
bool same(const RoutineResult& a, const RoutineResult& b, const Naming& naming);

} // namespace aludel::catalog
