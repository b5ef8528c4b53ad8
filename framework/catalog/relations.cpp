#include "framework/catalog/relations.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/following.hpp"

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

bool is(const Word& word, std::string_view keyword) {
  return !word.quoted && base::iequals(word.text, keyword);
}
bool is_name(const Word& word) {
  const auto first = static_cast<unsigned char>(word.text.empty() ? '(' : word.text.front());
  return word.quoted || first == '_' || first >= 0x80 || std::isalpha(first) != 0;
}

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
    const bool begins = is(before(1), "with") || is(before(1), "recursive");
    const auto opens = is(peek(2), "not") ? 4 : is(peek(2), "materialized") ? 3 : 2;
    if ((begins && !is(word, "recursive")) ||
        (is(peek(1), "as") && peek(static_cast<std::size_t>(opens)).text == "("))
      common_.insert(base::lower(word.text));
  }

  bool keyword(Level& level, const Word& word) {
    if (before(1).text == ".") return false;
    if (is(word, "from")) return expect(level, !level.call && !is_comparison(), true, false);
    if (is_one_of(word, table_words)) return expect(level, true, true, false);
    if (is(word, "into")) return expect(level, true, false, true);
    if (is(word, "using")) return expect(level, peek(1).text != "(", true, false);
    if (is(word, "update")) return expect(level, !is_one_of(before(1), before_clause_update), false, false);
    if (is(word, "on")) return level.expected = false, true;
    if (!is_one_of(word, clauses)) return false;
    const bool call = level.call && !is(word, "select");
    level = {false, false, false, call};
    return true;
  }
  /// IS [NOT] DISTINCT FROM.
  bool is_comparison() const {
    return is(before(1), "distinct") && (is(before(2), "is") || is(before(2), "not"));
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
    const std::size_t named = is(peek(1), "as") ? 2 : 1;
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

/// Whether a name with or without a schema stands for an object.
bool stands_for(const Word& word, const Word& schema, const QualifiedName& object, const Catalog& catalog) {
  if (!names(word, object.name)) return false;
  const auto wanted = catalog.resolved(object).schema;
  if (schema.text.empty()) return wanted.empty();
  return wanted.empty() ? names(schema, Identifier(catalog.naming().default_schema)) : names(schema, wanted);
}

/// Words of a call: a name that is followed by "(".
std::vector<Word> calls_in(std::string_view sql, const QualifiedName& routine, const Catalog& catalog) {
  std::vector<Word> found_calls;
  const auto tokens = tokens_of(sql);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i + 1].text != "(" || !is_name(tokens[i])) continue;
    const bool qualified = i > 1 && tokens[i - 1].text == ".";
    if (stands_for(tokens[i], qualified ? tokens[i - 2] : Word{}, routine, catalog))
      found_calls.push_back(tokens[i]);
  }
  return found_calls;
}

/// After "::", or AS in a CAST: "AS name" alone gives a column its name, and a type that is called so is
/// taken for one.
bool is_cast(const std::vector<Word>& tokens, std::size_t at) {
  const auto text = [&](std::size_t back) { return at >= back ? tokens[at - back].text : std::string(); };
  if (text(1) == ":" && text(2) == ":") return true;
  if (at == 0 || !is(tokens[at - 1], "as")) return false;
  std::size_t depth = 0;
  for (std::size_t i = at; i-- > 0;) {
    if (tokens[i].text == ")") ++depth;
    if (tokens[i].text == "(" && depth-- == 0) return i > 0 && is(tokens[i - 1], "cast");
  }
  return false;
}

std::vector<Word> casts_in(std::string_view sql, const QualifiedName& type, const Catalog& catalog) {
  std::vector<Word> found_casts;
  const auto tokens = tokens_of(sql);
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const bool qualified = i > 1 && tokens[i - 1].text == ".";
    if (is_cast(tokens, qualified ? i - 2 : i) &&
        stands_for(tokens[i], qualified ? tokens[i - 2] : Word{}, type, catalog))
      found_casts.push_back(tokens[i]);
  }
  return found_casts;
}

/// How a string names a sequence: nextval('s'), nextval('schema.s').
std::vector<std::string> sequence_literals(const QualifiedName& name) {
  std::vector<std::string> literals{"'" + to_string(name) + "'", "'" + spelled(name.name) + "'"};
  if (!name.schema.empty())
    literals = {literals.front(), "'" + spelled(name.schema) + "." + spelled(name.name) + "'"};
  return literals;
}

template<class Change>
model::SqlText each_text(model::SqlText sql, Change&& change) {
  if (!sql.every.empty()) sql.every = change(sql.every);
  for (auto& [dialect, text] : sql.by_dialect) text = change(text);
  return sql;
}
template<class Test>
bool any_text(const model::SqlText& sql, Test&& test) {
  return test(sql.every) || std::any_of(sql.by_dialect.begin(), sql.by_dialect.end(),
                                        [&](const auto& entry) { return test(entry.second); });
}

/// One statement, and what its words stand for when one relation of it changes.
class Statement {
public:
  Statement(std::string_view sql, const QualifiedName& relation, const Catalog& catalog)
      : tokens_(tokens_of(sql)), uses_(relations_in(sql)), relation_(relation), catalog_(catalog) {
    for (const auto& use : uses_)
      if (stands_for(use.word, use.schema, relation, catalog)) {
        own_.push_back(use);
        names_.push_back(use.alias.text.empty() ? use.word : use.alias);
      }
  }

  bool reads() const { return !own_.empty(); }

  /// The relation itself, and its name before a column, or alone for a whole row.
  std::vector<Word> own_words() const {
    std::vector<Word> words;
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (is_use(tokens_[i]) || is_qualifier(i)) words.push_back(tokens_[i]);
    return words;
  }

  std::vector<Word> column_words(const Identifier& column, const Identifiers& rows) const {
    std::vector<Word> words;
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (is_name(tokens_[i]) && names(tokens_[i], column) && is_own_column(i, column, rows))
        words.push_back(tokens_[i]);
    return words;
  }

private:
  const Word& token(std::size_t at) const {
    static const Word none;
    return at < tokens_.size() ? tokens_[at] : none;
  }
  bool is_use(const Word& word) const {
    return std::any_of(own_.begin(), own_.end(),
                       [&](const auto& use) { return use.word.begin == word.begin; });
  }
  bool is_qualifier(std::size_t at) const {
    const bool plainly =
        std::any_of(own_.begin(), own_.end(), [](const auto& u) { return u.alias.text.empty(); });
    const bool qualified = at > 1 && token(at - 1).text == ".";
    const auto schema = qualified ? token(at - 2) : Word{};
    return plainly && is_name(token(at)) && token(at + 1).text == "." && names(token(at), relation_.name) &&
           (schema.text.empty() || stands_for(token(at), schema, relation_, catalog_));
  }
  bool is_own_column(std::size_t at, const Identifier& column, const Identifiers& rows) const {
    if (at > 1 && token(at - 1).text == ".") {
      const auto& by = token(at - 2);
      return std::any_of(names_.begin(), names_.end(), [&](const Word& n) { return names(by, n.text); }) ||
             std::any_of(rows.begin(), rows.end(), [&](const Identifier& r) { return names(by, r); });
    }
    const auto& next = token(at + 1).text;
    const bool other_thing = next == "(" || next == "." || (at > 0 && is(token(at - 1), "as"));
    const bool a_relation = std::any_of(uses_.begin(), uses_.end(), [&](const auto& use) {
      return use.word.begin == token(at).begin || use.alias.begin == token(at).begin;
    });
    return reads() && !other_thing && !a_relation && !another_has(column);
  }
  bool another_has(const Identifier& column) const {
    return std::any_of(uses_.begin(), uses_.end(), [&](const auto& use) {
      const auto* table = stands_for(use.word, use.schema, relation_, catalog_) ? nullptr : known(use);
      return table != nullptr && table->column(column, catalog_.naming()) != nullptr;
    });
  }
  const Table* known(const RelationUse& use) const {
    if (const auto* exact = catalog_.table({use.schema.text, use.word.text})) return exact;
    return catalog_.table({base::lower(use.schema.text), base::lower(use.word.text)});
  }

  std::vector<Word> tokens_;
  std::vector<RelationUse> uses_;
  std::vector<RelationUse> own_;
  std::vector<Word> names_;
  const QualifiedName& relation_;
  const Catalog& catalog_;
};

/// The statements of a text: from its tokens, so that a semicolon in a string ends nothing.
std::vector<std::string_view> statements_of(std::string_view sql) {
  std::vector<std::string_view> statements;
  std::size_t begin = 0;
  for (const auto& token : tokens_of(sql))
    if (token.text == ";" && !token.quoted) {
      statements.push_back(sql.substr(begin, token.end - begin));
      begin = token.end;
    }
  statements.push_back(sql.substr(begin));
  return statements;
}
} // namespace

std::vector<RelationUse> relations_in(std::string_view sql) { return RelationReader(sql).read(); }

bool reads(const model::SqlText& sql, const QualifiedName& relation, const Catalog& catalog) {
  return any_text(sql, [&](const std::string& text) { return Statement(text, relation, catalog).reads(); });
}

namespace {
class NamedIn {
public:
  explicit NamedIn(const Catalog& catalog) : catalog_(catalog) {}

  void text(std::string_view sql) {
    for (const auto& use : relations_in(sql)) either(use.schema.text, use.word.text, &NamedIn::relation);
    const auto tokens = tokens_of(sql);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!is_name(tokens[i])) continue;
      const bool qualified = i > 1 && tokens[i - 1].text == ".";
      const auto schema = qualified ? tokens[i - 2].text : std::string();
      if (i + 1 < tokens.size() && tokens[i + 1].text == "(")
        either(schema, tokens[i].text, &NamedIn::routine);
      else if (is_cast(tokens, qualified ? i - 2 : i))
        either(schema, tokens[i].text, &NamedIn::type);
    }
    catalog_.for_each_sequence([&](const Sequence& sequence) {
      for (const auto& literal : sequence_literals(sequence.definition.name))
        if (sql.find(literal) != std::string_view::npos)
          add({model::ObjectKind::sequence, sequence.definition.name, {}, {}});
    });
  }
  std::vector<model::ObjectName> take() { return std::move(objects_); }

private:
  void either(const std::string& schema, const std::string& name,
              void (NamedIn::*known)(const QualifiedName&)) {
    (this->*known)({schema, name});
    (this->*known)({base::lower(schema), base::lower(name)});
  }
  void relation(const QualifiedName& name) {
    using enum model::ObjectKind;
    if (const auto* known = catalog_.table(name)) add({table, known->name, {}, {}});
    if (const auto* known = catalog_.view(name))
      add({known->is_materialized() ? materialized_view : view, known->name(), {}, {}});
    if (const auto* known = catalog_.sequence(name)) add({sequence, known->definition.name, {}, {}});
  }
  void routine(const QualifiedName& name) {
    const auto all = catalog_.routines(name);
    if (!all.empty()) add({model::ObjectKind::function, all.front()->name(), {}, {}});
  }
  void type(const QualifiedName& name) {
    if (const auto* known = catalog_.type(name)) add({model::ObjectKind::type, known->name(), {}, {}});
  }
  void add(model::ObjectName object) {
    if (std::find(objects_.begin(), objects_.end(), object) == objects_.end())
      objects_.push_back(std::move(object));
  }

  const Catalog& catalog_;
  std::vector<model::ObjectName> objects_;
};
} // namespace

std::vector<model::ObjectName> named_in(const model::SqlText& sql, const Catalog& catalog) {
  NamedIn named(catalog);
  if (!sql.every.empty()) named.text(sql.every);
  for (const auto& [dialect, text] : sql.by_dialect) named.text(text);
  return named.take();
}

bool reads_column(const model::SqlText& sql, const QualifiedName& relation, const Identifier& column,
                  const Catalog& catalog) {
  return any_text(sql, [&](const std::string& text) {
    return !Statement(text, relation, catalog).column_words(column, {}).empty();
  });
}

model::SqlText with_relation_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to,
                                     const Catalog& catalog) {
  return each_text(std::move(sql), [&](const std::string& text) {
    std::string out;
    for (const auto& part : statements_of(text))
      out += with_words(std::string(part), Statement(part, from, catalog).own_words(), to);
    return out;
  });
}

model::SqlText with_routine_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to,
                                    const Catalog& catalog) {
  return each_text(std::move(sql), [&](const std::string& text) {
    return with_words(text, calls_in(text, from, catalog), to);
  });
}

model::SqlText with_type_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to,
                                 const Catalog& catalog) {
  return each_text(std::move(sql), [&](const std::string& text) {
    return with_words(text, casts_in(text, from, catalog), to);
  });
}

std::string type_with_renamed(const std::string& spelling, const QualifiedName& from, const Identifier& to,
                              const Catalog& catalog) {
  std::vector<Word> types;
  const auto tokens = tokens_of(spelling);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool qualified = i > 1 && tokens[i - 1].text == ".";
    const bool qualifies = i + 1 < tokens.size() && tokens[i + 1].text == ".";
    if (is_name(tokens[i]) && !qualifies &&
        stands_for(tokens[i], qualified ? tokens[i - 2] : Word{}, from, catalog))
      types.push_back(tokens[i]);
  }
  return with_words(spelling, types, to);
}

model::SqlText with_sequence_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to) {
  const auto before = sequence_literals(from);
  const auto after = sequence_literals({from.schema, to});
  return each_text(std::move(sql), [&](std::string text) {
    for (std::size_t i = 0; i < before.size(); ++i)
      text = base::replace_all(std::move(text), before[i], after[i]);
    return text;
  });
}

model::SqlText with_schema_renamed(model::SqlText sql, const Identifier& from, const Identifier& to) {
  return each_text(std::move(sql), [&](const std::string& text) {
    std::vector<Word> schemas;
    const auto tokens = tokens_of(text);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
      if (is_name(tokens[i]) && names(tokens[i], from) && tokens[i + 1].text == "." &&
          (i == 0 || tokens[i - 1].text != "."))
        schemas.push_back(tokens[i]);
    return with_words(text, schemas, to);
  });
}

model::SqlText with_column_renamed(model::SqlText sql, const QualifiedName& relation, const Identifier& from,
                                   const Identifier& to, const Catalog& catalog, const Identifiers& rows) {
  return each_text(std::move(sql), [&](const std::string& text) {
    std::string out;
    for (const auto& part : statements_of(text))
      out += with_words(std::string(part), Statement(part, relation, catalog).column_words(from, rows),
                        to);
    return out;
  });
}

} // namespace aludel::catalog
