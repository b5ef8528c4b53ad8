#pragma once
#include "framework/catalog/catalog.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What can be said of SQL text without its grammar: which names occur in it. Both engines share the tokens
/// that matter here: '…' strings, "…" names, -- and /* */ comments, words.
namespace aludel::catalog {

struct Word {
  std::string text;      ///< without quotes
  std::size_t begin = 0; ///< of the token in the text, bytes, with its quotes
  std::size_t end = 0;
  bool quoted = false;
};

/// Words and quoted names outside comments and string literals.
std::vector<Word> words_of(std::string_view sql);

/// Whether an expression names a column (unquoted words are compared without case: a match too many is
/// harmless).
bool mentions(const model::SqlText& sql, const Identifier& column);

/// The columns of the table that an expression names, each once.
Identifiers columns_in(const model::SqlText& sql, const std::vector<Column>& columns);

/// The expression with every mention of a column renamed.
model::SqlText renamed(model::SqlText sql, const Identifier& from, const Identifier& to);

/// Tables of the catalog that a raw SQL text names, anywhere, when the text holds a word that changes schemas
/// (ALTER, CREATE, DROP, EXECUTE …): what the catalog says of them is no longer sure.
std::vector<QualifiedName> tables_changed_by(std::string_view sql, const Catalog& catalog);

} // namespace aludel::catalog
