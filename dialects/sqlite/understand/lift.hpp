#pragma once
#include "dialects/sqlite/understand/change.hpp"
#include "dialects/sqlite/understand/shadow.hpp"
#include "framework/model/operation.hpp"

#include <string_view>
#include <vector>

namespace aludel::sqlite {

/// The operations that a change of the schema is exactly; none where the vocabulary cannot say all of it. The
/// shadow has run it when it creates something, and has not when it drops or alters. Throws Error exit 1
/// where the statement's text is not understood.
std::vector<model::Operation> lift(const Change& change, std::string_view sql, const Shadow& shadow);

} // namespace aludel::sqlite
