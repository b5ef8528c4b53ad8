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

/// The same with every other sign between them, such as "(" and ".", as a word of its own.
std::vector<Word> tokens_of(std::string_view sql);

/// Whether a token is a word or a quoted name, and whether it is that word of SQL.
bool is_name(const Word& token);
bool is_keyword(const Word& token, std::string_view keyword);
/// Whether it is that sign, and not a name that is called so.
bool is_sign(const Word& token, std::string_view sign);

/// The tokens of a text, asked by their places: behind the last one there is nothing.
class Tokens {
public:
  explicit Tokens(std::string_view sql) : all_(tokens_of(sql)) {}

  std::size_t size() const { return all_.size(); }
  const Word& operator[](std::size_t at) const { return all_[at]; }
  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }

  bool is(std::size_t at, std::string_view keyword) const {
    return at < size() && is_keyword(all_[at], keyword);
  }
  bool is_sign(std::size_t at, std::string_view sign) const {
    return at < size() && catalog::is_sign(all_[at], sign);
  }
  bool is_name(std::size_t at) const { return at < size() && catalog::is_name(all_[at]); }

private:
  std::vector<Word> all_;
};

/// The name that a word stands for: in lower case unless it was quoted.
Identifier identifier_of(const Word& word);

/// Whether a word is that name: unquoted words are compared without case.
bool names(const Word& word, const Identifier& name);

/// The name as both engines read it back: quoted unless it is a plain word.
std::string spelled(const Identifier& name);

/// `sql` with the words at those places replaced by a name; `words` are some of its words, in order. What was
/// quoted stays so.
std::string with_words(const std::string& sql, const std::vector<Word>& words, const Identifier& name);

/// `sql` without quotes around words that need none: two spellings of one text.
std::string without_quotes(const std::string& sql);

/// Whether an expression names a column (unquoted words are compared without case: a match too many is
/// harmless).
bool mentions(const model::SqlText& sql, const Identifier& column);

/// The columns of the table that an expression names, each once.
Identifiers columns_in(const model::SqlText& sql, const std::vector<Column>& columns);

/// The expression with every mention of a column renamed.
model::SqlText renamed(model::SqlText sql, const Identifier& from, const Identifier& to);

/// Tables (also by their indexes), views, sequences, types and routines of the catalog that a raw SQL text
/// names, anywhere, when the text holds a word that changes schemas (ALTER, CREATE, DROP, EXECUTE …): what
/// the catalog says of them is no longer sure. A routine is named without arguments: all of that name are
/// meant.
std::vector<model::ObjectName> changed_by(std::string_view sql, const Catalog& catalog);

} // namespace aludel::catalog
