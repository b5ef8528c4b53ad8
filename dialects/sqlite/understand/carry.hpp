#pragma once
#include "dialects/sqlite/understand/shadow.hpp"
#include "framework/dialect/sql_reading.hpp"

namespace aludel::sqlite {

/// Tells the catalog what a statement did that the shadow has run last. What is no operation is taken as the
/// shadow keeps it: tables and views in the vocabulary where it has the words, else verbatim.
void carry_out(const dialect::SqlReading& reading, const Shadow& shadow, catalog::Catalog& now);

} // namespace aludel::sqlite
