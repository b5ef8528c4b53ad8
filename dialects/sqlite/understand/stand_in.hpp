#pragma once
#include "dialects/sqlite/understand/change.hpp"
#include "dialects/sqlite/understand/shadow.hpp"

#include <string_view>

namespace aludel::sqlite {

/// Makes room for a change of the schema, so that SQLite can judge it by its own text: what it creates is not
/// there yet, and for what it drops, alters or stands on, where the catalog has none of it, something stands
/// in. False: what it creates was there.
bool make_room(const Change& change, std::string_view sql, Shadow& shadow);

} // namespace aludel::sqlite
