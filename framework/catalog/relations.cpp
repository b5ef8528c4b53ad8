#include "framework/catalog/relations.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace aludel::catalog {

namespace {
template<std::size_t N>
bool is_one_of(const Word& word, const std::array<std::string_view, N>& keywords) {
  if (word.quoted) return false;
  const auto folded_word = base::lower(word.text);
  return std::find(keywords.begin(), keywords.end(), folded_word) != keywords.end();
}

constexpr std::array<std::string_view, 14> clauses{"select", "where",  "group",  "order",     "having",
                                                   "limit",  "offset", "union",  "intersect", "except",
                                                   "set",    "values", "window", "returning"};
/// What may stand after a relation without being its alias.
constexpr std::array<std::string_view, 18> after_relation{
    "on",    "using", "join",        "left",  "right", "full", "inner", "cross",   "natural",
    "where", "as",    "tablesample", "fetch", "for",   "then", "when",  "default", "do"};
/// Before UPDATE, where that begins no statement.
constexpr std::array<std::string_view, 8> before_clause_update{"for", "on",    "do",     "key",
                                                               "or",  "after", "before", "no"};
/// Calls in which FROM is a part of the arguments.
constexpr std::array<std::string_view, 5> from_within{"extract", "substring", "trim", "overlay", "position"};
constexpr std::array<std::string_view, 4> before_name{"only", "lateral", "if", "exists"};
constexpr std::array<std::string_view, 2> table_words{"join", "table"};

/// Reads a statement from left to right; what is expected next is known for each open parenthesis.
class RelationReader {
public:
  explicit RelationReader(std::string_view sql) : tokens_(tokens_of(sql)) {}

  std::vector<RelationUse> read() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) token();
    std::erase_if(uses_, [&](const RelationUse& use) {
      return use.schema.text.empty() && common_.count(base::lower(use.word.text)) > 0;
    });
    return std::move(uses_);
  }

private:
  struct Level {
    bool list = false;     ///< in a list of relations: a comma brings the next
    bool expected = false; ///< a relation comes next
    bool columns = false;  ///< it may have its columns after it (INSERT INTO t (a))
    bool call = false;     ///< the arguments of EXTRACT and the like
  };

  const Word& peek(std::size_t ahead) const {
    static const Word none;
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : none;
  }
  const Word& before(std::size_t back) const {
    static const Word none;
    return at_ >= back ? tokens_[at_ - back] : none;
  }

  void token() {
    auto& level = levels_.back();
    const auto& word = tokens_[at_];
    if (!is_name(word)) return sign(word);
    note_common(word);
    if (keyword(level, word) || !level.expected || is_one_of(word, before_name)) return;
    relation(level);
  }

  void sign(const Word& word) {
    auto& level = levels_.back();
    if (word.text == "(") {
      const bool inherits = level.expected;
      level.expected = false;
      levels_.push_back({inherits, inherits, false, is_one_of(before(1), from_within)});
    } else if (word.text == ")") {
      if (levels_.size() > 1) levels_.pop_back();
    } else if (word.text == ",") {
      level.expected = level.list;
    } else if (word.text == ";") {
      levels_.assign(1, {});
    }
  }

  /// WITH name, and name AS (.
  void note_common(const Word& word) {
    const bool begins = is_keyword(before(1), "with") || is_keyword(before(1), "recursive");
    const auto opens = is_keyword(peek(2), "not") ? 4 : is_keyword(peek(2), "materialized") ? 3 : 2;
    if ((begins && !is_keyword(word, "recursive")) ||
        (is_keyword(peek(1), "as") && peek(static_cast<std::size_t>(opens)).text == "("))
      common_.insert(base::lower(word.text));
  }

  bool keyword(Level& level, const Word& word) {
    if (before(1).text == ".") return false;
    if (is_keyword(word, "from")) return expect(level, !level.call && !is_comparison(), true, false);
    if (is_one_of(word, table_words)) return expect(level, true, true, false);
    if (is_keyword(word, "into")) return expect(level, true, false, true);
    if (is_keyword(word, "using")) return expect(level, peek(1).text != "(", true, false);
    if (is_keyword(word, "update")) {
      const bool begins = !is_one_of(before(1), before_clause_update);
      if (begins && is_keyword(peek(1), "or")) at_ += 2; // SQLite: UPDATE OR IGNORE t
      return expect(level, begins, false, false);
    }
    if (is_keyword(word, "on")) return level.expected = false, true;
    if (!is_one_of(word, clauses)) return false;
    const bool call = level.call && !is_keyword(word, "select");
    level = {false, false, false, call};
    return true;
  }
  /// IS [NOT] DISTINCT FROM.
  bool is_comparison() const {
    return is_keyword(before(1), "distinct") && (is_keyword(before(2), "is") || is_keyword(before(2), "not"));
  }
  static bool expect(Level& level, bool really, bool list, bool columns) {
    if (!really) return true;
    level.expected = true;
    level.list = list;
    level.columns = columns;
    return true;
  }

  void relation(Level& level) {
    RelationUse use;
    use.word = tokens_[at_];
    while (peek(1).text == "." && !peek(1).quoted && is_name(peek(2))) {
      use.schema = use.word;
      use.word = peek(2);
      at_ += 2;
    }
    level.expected = false;
    if (peek(1).text == "(" && !level.columns) return; // a function
    alias(use);
    uses_.push_back(std::move(use));
  }
  void alias(RelationUse& use) {
    const std::size_t named = is_keyword(peek(1), "as") ? 2 : 1;
    const auto& word = peek(named);
    if (!is_name(word) || is_one_of(word, after_relation) || is_one_of(word, clauses)) return;
    use.alias = word;
    at_ += named;
  }

  std::vector<Word> tokens_;
  std::size_t at_ = 0;
  std::vector<Level> levels_{1};
  std::vector<RelationUse> uses_;
  std::set<std::string> common_;
};

} // namespace

std::vector<RelationUse> relations_in(std::string_view sql) { return RelationReader(sql).read(); }

QualifiedName name_of(const RelationUse& use) { return {identifier_of(use.schema), identifier_of(use.word)}; }

} // namespace aludel::catalog
