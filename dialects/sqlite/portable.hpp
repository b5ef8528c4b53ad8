#pragma once
#include "framework/catalog/catalog.hpp"

namespace aludel::sqlite {

/// A table that was read, in the words of the vocabulary where they say the same: portable types that are
/// declared so, literals, and NOT NULL where SQLite takes it for granted in a primary key
/// (https://www.sqlite.org/quirks.html, section 5).
void make_portable(catalog::Table& table);

} // namespace aludel::sqlite
