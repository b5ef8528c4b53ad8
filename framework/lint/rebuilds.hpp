#pragma once
#include "framework/lint/passage.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::lint {

/// A table that statements make anew: another table is made and filled, this one is dropped, and the other
/// one gets its name. Changes of typed steps that do so are none: they take care of everything themselves.
struct Rebuild {
  const catalog::Table* table = nullptr; ///< as it was
  const Transition* dropped = nullptr;
  const Transition* renamed = nullptr;
};

std::vector<Rebuild> rebuilds(const Passage& passage);

/// The views that read a table, and the triggers whose bodies do, also those of views: "view active_users".
std::vector<std::string> readers_of(const model::QualifiedName& table, const catalog::Catalog& catalog);

/// The runner begins its transaction as one in which tables are made anew: foreign keys are off until it
/// ends, and all of them are checked then. False where statements run without a transaction of the runner.
bool is_reshaping(const Transition& t);

/// Whether a pragma is on, as the last statement of this revision before the transition left it; nullopt
/// where none set it. `bare`: only statements outside transactions count, as others do nothing.
std::optional<bool> pragma_before(const Transition& t, std::string_view pragma, bool bare);

/// By the runner where it makes tables anew, by a pragma before it, or by the project.
bool are_foreign_keys_enforced(const Transition& t);

} // namespace aludel::lint
