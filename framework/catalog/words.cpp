#include "framework/catalog/words.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <array>

namespace aludel::catalog {

namespace {
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool continues_word(char c) { return starts_word(c) || (c >= '0' && c <= '9') || c == '$'; }

/// The offset after a token that begins at `at` and ends with `close`, doubled closes being part of it.
std::size_t after_quoted(std::string_view sql, std::size_t at, char close) {
  for (std::size_t i = at + 1; i < sql.size(); ++i) {
    if (sql[i] != close) continue;
    if (i + 1 < sql.size() && sql[i + 1] == close)
      ++i;
    else
      return i + 1;
  }
  return sql.size();
}

std::size_t after_block_comment(std::string_view sql, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i + 1 < sql.size(); ++i) {
    if (sql[i] == '/' && sql[i + 1] == '*') {
      ++depth;
      ++i;
    } else if (sql[i] == '*' && sql[i + 1] == '/') {
      ++i;
      if (--depth == 0) return i + 1;
    }
  }
  return sql.size();
}

std::size_t after_line(std::string_view sql, std::size_t at) {
  const auto end = sql.find('\n', at);
  return end == std::string_view::npos ? sql.size() : end;
}

struct Scanned {
  bool inside_strings = false;
  bool signs = false;
};

/// Calls `visit` for words; strings and signs are skipped unless they are asked for.
template<class Visit>
void scan(std::string_view sql, Scanned asked, Visit&& visit) {
  for (std::size_t i = 0; i < sql.size();) {
    const char c = sql[i];
    const char next = i + 1 < sql.size() ? sql[i + 1] : '\0';
    if (c == '-' && next == '-') {
      i = after_line(sql, i);
    } else if (c == '/' && next == '*') {
      i = after_block_comment(sql, i);
    } else if (c == '\'' && !asked.inside_strings) {
      i = after_quoted(sql, i, '\'');
    } else if (c == '"') {
      const auto end = after_quoted(sql, i, '"');
      const auto inner = sql.substr(i + 1, end > i + 2 ? end - i - 2 : 0);
      visit(Word{base::replace_all(std::string(inner), "\"\"", "\""), i, end, true});
      i = end;
    } else if (starts_word(c)) {
      auto end = i;
      while (end < sql.size() && continues_word(sql[end])) ++end;
      visit(Word{std::string(sql.substr(i, end - i)), i, end, false});
      i = end;
    } else if (continues_word(c)) { // a number: its letters (1e5) are no word
      while (i < sql.size() && continues_word(sql[i])) ++i;
    } else {
      const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (asked.signs && !blank) visit(Word{std::string(1, c), i, i + 1, false});
      ++i;
    }
  }
}

std::vector<Word> scanned(std::string_view sql, Scanned asked) {
  std::vector<Word> words;
  scan(sql, asked, [&](Word word) { words.push_back(std::move(word)); });
  return words;
}

/// DO of ON CONFLICT DO NOTHING and DO UPDATE: a block would be a string.
bool is_of_conflict(std::string_view sql, const std::vector<Word>& words, std::size_t at) {
  if (!is_keyword(words[at], "do") || at + 1 == words.size()) return false;
  const auto& next = words[at + 1];
  const auto between = sql.substr(words[at].end, next.begin - words[at].end);
  return between.find_first_of("'$") == std::string_view::npos &&
         (is_keyword(next, "nothing") || is_keyword(next, "update"));
}

bool changes_schemas(std::string_view sql, const std::vector<Word>& words) {
  constexpr std::array verbs{"alter", "create", "drop",   "rename", "execute",
                             "call",  "do",     "pragma", "import"};
  for (std::size_t i = 0; i < words.size(); ++i)
    if (std::find(verbs.begin(), verbs.end(), base::lower(words[i].text)) != verbs.end() &&
        !is_of_conflict(sql, words, i))
      return true;
  return false;
}

bool is_plain(std::string_view text) {
  return !text.empty() && !(text[0] >= '0' && text[0] <= '9') &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

std::string quoted_name(const Identifier& name) {
  return "\"" + base::replace_all(name.text, "\"", "\"\"") + "\"";
}

std::string renamed_in(const std::string& sql, const Identifier& from, const Identifier& to) {
  auto words = words_of(sql);
  std::erase_if(words, [&](const Word& word) { return !names(word, from); });
  return with_words(sql, words, to);
}

/// Collects what names in raw SQL stand for, each once.
class Named {
public:
  explicit Named(const Catalog& catalog) : catalog_(catalog) {}

  void consider(const QualifiedName& name) {
    using enum model::ObjectKind;
    if (const auto* known = catalog_.table(name)) add(table, known->name);
    if (const auto* owner = catalog_.table_of_index(name)) add(table, owner->name);
    if (const auto* known = catalog_.view(name)) add(view, known->name());
    if (const auto* owner = catalog_.view_of_index(name)) add(view, owner->name());
    if (const auto* known = catalog_.sequence(name)) add(sequence, known->definition.name);
    if (const auto* known = catalog_.type(name)) add(type, known->name());
    if (!catalog_.routines(name).empty()) add(function, name);
  }
  std::vector<model::ObjectName> take() { return std::move(objects_); }

private:
  void add(model::ObjectKind kind, const QualifiedName& name) {
    model::ObjectName object{kind, name, {}, {}};
    if (std::find(objects_.begin(), objects_.end(), object) == objects_.end())
      objects_.push_back(std::move(object));
  }

  const Catalog& catalog_;
  std::vector<model::ObjectName> objects_;
};
} // namespace

std::vector<Word> words_of(std::string_view sql) { return scanned(sql, {}); }
std::vector<Word> tokens_of(std::string_view sql) { return scanned(sql, {false, true}); }

bool is_name(const Word& token) {
  return token.quoted || (!token.text.empty() && starts_word(token.text.front()));
}
bool is_keyword(const Word& token, std::string_view keyword) {
  return !token.quoted && base::iequals(token.text, keyword);
}

bool is_sign(const Word& token, std::string_view sign) { return !token.quoted && token.text == sign; }

Identifier identifier_of(const Word& word) { return word.quoted ? word.text : base::lower(word.text); }

bool names(const Word& word, const Identifier& name) {
  return word.quoted ? word.text == name.text : base::iequals(word.text, name.text);
}

std::string spelled(const Identifier& name) { return is_plain(name.text) ? name.text : quoted_name(name); }

std::string with_words(const std::string& sql, const std::vector<Word>& words, const Identifier& name) {
  std::string out;
  std::size_t copied = 0;
  for (const auto& word : words) {
    out.append(sql, copied, word.begin - copied).append(word.quoted ? quoted_name(name) : spelled(name));
    copied = word.end;
  }
  return out.append(sql, copied);
}

std::string without_quotes(const std::string& sql) {
  std::string out;
  std::size_t copied = 0;
  for (const auto& word : words_of(sql)) {
    if (!word.quoted || !is_plain(word.text)) continue;
    out.append(sql, copied, word.begin - copied).append(word.text);
    copied = word.end;
  }
  return out.append(sql, copied);
}

bool mentions(const model::SqlText& sql, const Identifier& column) {
  const auto in = [&](const std::string& text) {
    const auto words = words_of(text);
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return names(word, column); });
  };
  return in(sql.every) || std::any_of(sql.by_dialect.begin(), sql.by_dialect.end(),
                                      [&](const auto& entry) { return in(entry.second); });
}

Identifiers columns_in(const model::SqlText& sql, const std::vector<Column>& columns) {
  // By dialect, the first text speaks for all: names of constraints must be the same everywhere.
  const auto& text = sql.by_dialect.empty() ? sql.every : sql.by_dialect.begin()->second;
  const auto words = words_of(text);
  Identifiers found;
  for (const auto& column : columns)
    if (std::any_of(words.begin(), words.end(),
                    [&](const Word& word) { return names(word, column.definition.name); }))
      found.push_back(column.definition.name);
  return found;
}

model::SqlText renamed(model::SqlText sql, const Identifier& from, const Identifier& to) {
  sql.every = renamed_in(sql.every, from, to);
  for (auto& [dialect, text] : sql.by_dialect) text = renamed_in(text, from, to);
  return sql;
}

std::vector<model::ObjectName> changed_by(std::string_view sql, const Catalog& catalog) {
  // Inside strings too: a function body or a DO block may change the object.
  const auto words = scanned(sql, {true, false});
  if (!changes_schemas(sql, words)) return {};
  Named named(catalog);
  const auto consider = [&](std::size_t i, const std::string& spelling) {
    named.consider(Identifier(spelling));
    if (i > 0 && words[i].begin == words[i - 1].end + 1 && sql[words[i - 1].end] == '.')
      named.consider({Identifier(base::lower(words[i - 1].text)), Identifier(spelling)});
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& spelling = words[i].text;
    const auto folded_spelling = base::lower(spelling);
    consider(i, spelling);
    if (folded_spelling != spelling) consider(i, folded_spelling);
  }
  return named.take();
}

} // namespace aludel::catalog
