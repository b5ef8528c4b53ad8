#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/dialect.hpp"

#include <string>

/// The texts that make tables and indexes.
namespace aludel::sqlite {

/// CREATE TABLE `called`, without the table's indexes.
std::string create_table(const catalog::Table& table, const model::QualifiedName& called, bool if_not_exists,
                         base::Diagnostics& problems);

/// What follows ADD COLUMN: the column with the constraints written at it.
std::string added_column(const model::Column& column, bool strict, const model::Identifier& schema,
                         base::Diagnostics& problems);

/// CREATE INDEX; what PostgreSQL alone has is left out with a note where the index means the same without it.
std::string create_index(const model::QualifiedName& table, const model::Index& index, bool if_not_exists,
                         dialect::Rendering& rendering);

/// Whether a default may stand without parentheses, and whether ADD COLUMN takes it: a literal, maybe signed.
bool is_literal(std::string_view sql);

} // namespace aludel::sqlite
