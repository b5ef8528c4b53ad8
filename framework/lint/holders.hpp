#pragma once
#include "framework/lint/passage.hpp"

#include <optional>
#include <string>

namespace aludel::lint {

/// What has a name already that an index would take.
struct Holder {
  std::string words; ///< "an index of users"
  catalog::Origin origin;
  const catalog::Index* index = nullptr; ///< when it is one of its own
};

std::optional<Holder> holder_of(const Transition& t, const model::QualifiedName& name);

/// "the name users is taken by a table, created in a1b2".
std::string taken_by(const model::Identifier& name, const Holder& holder);

} // namespace aludel::lint
