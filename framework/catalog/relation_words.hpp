#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/catalog/relations.hpp"
#include "framework/catalog/select_lists.hpp"

namespace aludel::catalog {

/// Whether a name with or without a schema stands for an object.
bool stands_for(const Word& word, const Word& schema, const QualifiedName& object, const Catalog& catalog);

/// One statement, and what its words stand for when one relation of it changes. What it is made of outlives
/// it.
class RelationWords {
public:
  RelationWords(std::string_view sql, const QualifiedName& relation, const Catalog& catalog);

  bool reads() const { return !own_.empty(); }

  /// The relation itself, and its name before a column, or alone for a whole row.
  std::vector<Word> own_words() const;
  std::vector<Word> column_words(const Identifier& column, const Identifiers& rows) const;

  /// Where the columns of a query keep their names (Naming::queries_keep_names), an item that is the column
  /// alone goes on under its former name, and one that was called so already needs no other name.
  std::string with_column_renamed(const Identifier& from, const Identifier& to,
                                  const Identifiers& rows) const;

  /// With the columns of the relation, which is that table, where `*` stands for them. `unsure` becomes true
  /// where a star may stand for them beside others.
  std::string with_stars_spelled(const Table& table, bool& unsure) const;

private:
  const Word& token(std::size_t at) const;
  std::size_t index_of(const Word& word) const;
  bool is_use(const Word& word) const;
  bool is_qualifier(std::size_t at) const;
  bool is_own_column(std::size_t at, const Identifier& column, const Identifiers& rows) const;
  bool sees_own(std::size_t at) const;
  bool is_item(const Word& word) const;
  const Word* alias_of(const Word& word) const;
  bool another_has(const Identifier& column) const;
  const Table* known(const RelationUse& use) const;
  const RelationUse* use_of_star(const SelectItem& item, bool& unsure) const;
  bool is_alone(const RelationUse& use) const;

  std::string_view sql_;
  std::vector<Word> tokens_;
  SelectLists lists_;
  std::vector<RelationUse> uses_;
  std::vector<RelationUse> own_;
  std::vector<Word> names_;
  const QualifiedName& relation_;
  const Catalog& catalog_;
};

} // namespace aludel::catalog
