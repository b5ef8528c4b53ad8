#pragma once
#include <string>
#include <vector>

struct sqlite3;

namespace aludel::sqlite {

/// Every row, in all attached databases, that points at nothing: "row 7 of orders points at no row of users",
/// sorted, one a violation. A key that cannot be checked at all (its parent has no such unique columns)
/// counts as one violation of its table.
std::vector<std::string> key_violations(::sqlite3* database);

/// Those of `now` that are not among `before`, each as often as it is new.
std::vector<std::string> new_violations(const std::vector<std::string>& before,
                                        const std::vector<std::string>& now);

} // namespace aludel::sqlite
