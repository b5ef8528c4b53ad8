#pragma once
#include "framework/model/operations/routine.hpp"

namespace aludel::postgresql {

/// Whether the server puts the body of a function in the place of a call, and then judges that
/// (inline_function of its planner). It does so for one plain expression in SQL.
enum class Inlined {
  never,
  perhaps, ///< its words do not tell: STRICT where the body may be so too, FROM where extract() has it too
  surely
};
Inlined inlined(const model::CreateFunction& function);

/// How deep functions are looked through.
constexpr int most_inlined = 8;

} // namespace aludel::postgresql
