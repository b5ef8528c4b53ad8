#pragma once
#include "framework/catalog/words.hpp"

#include <cstddef>
#include <vector>

/// The selects of a statement, one in another, by where its words stand: not by its grammar.
namespace aludel::catalog {

/// An item of a select list: its tokens from `begin` up to, and without, `end`.
struct SelectItem {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class SelectLists {
public:
  explicit SelectLists(const std::vector<Word>& tokens);

  /// Whether what stands at token `at` can see the relations that are named at token `use`: in the same
  /// select, or in one around it.
  bool sees(std::size_t at, std::size_t use) const;
  bool in_one_select(std::size_t a, std::size_t b) const { return select_of_[a] == select_of_[b]; }

  /// Of all select lists; of the select that begins at token `select`.
  const std::vector<SelectItem>& items() const { return items_; }
  std::vector<SelectItem> items_of(std::size_t select) const;

private:
  struct Level {
    std::size_t select = 0;
    std::size_t outer = 0; ///< the select around
    bool list = false;     ///< in the list of its select
    std::size_t item = 0;
  };
  void token(const std::vector<Word>& tokens, std::size_t at);
  void close(std::size_t at);
  void end_item(Level& level, std::size_t at);

  std::vector<std::size_t> select_of_; ///< of each token: its select
  std::vector<std::size_t> around_;    ///< of each select: the one around it; of the first: itself
  std::vector<SelectItem> items_;
  std::vector<Level> levels_;
};

/// Whether a part of a select that stands behind its list begins with this word.
bool begins_clause(const Word& word);

/// "a", "t.a", "schema.t.a".
bool is_column(const std::vector<Word>& tokens, const SelectItem& item);
/// "*", "t.*", "schema.t.*".
bool is_star(const std::vector<Word>& tokens, const SelectItem& item);

} // namespace aludel::catalog
