#pragma once
#include "dialects/sqlite/understand/shadow.hpp"
#include "framework/model/operations/trigger.hpp"

#include <optional>
#include <vector>

/// SQLite reads a view's query and a trigger's body only when they are used: so they are.
namespace aludel::sqlite {

/// What a view of the shadow reads; nullopt when something of it is not known.
std::optional<std::vector<Access>> accesses_of_view(const Shadow& shadow, const model::QualifiedName& view);

/// What a trigger of the shadow does.
std::optional<std::vector<Access>> accesses_of_trigger(Shadow& shadow, const model::CreateTrigger& trigger);

} // namespace aludel::sqlite
