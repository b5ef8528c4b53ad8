#include "dialects/postgresql/split.hpp"

#include "dialects/ansi/words.hpp"
#include "dialects/postgresql/tokens.hpp"
#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::postgresql {

namespace {
using Kind = Token::Kind;

/// How deep a statement is inside what may hold semicolons.
class Nesting {
public:
  bool is_open() const { return parentheses_ > 0 || blocks_ > 0; }

  void open() {
    ++parentheses_;
    last_.clear();
  }
  void close() {
    if (parentheses_ > 0) --parentheses_;
    last_.clear();
  }
  void other() { last_.clear(); }
  void word(const std::string& word) {
    if (words_.size() < 4) words_.push_back(word);
    if (parentheses_ == 0 && makes_routine()) count(word);
    last_ = word;
  }

private:
  bool makes_routine() const {
    const auto is = [&](std::size_t at, std::string_view word) {
      return at < words_.size() && words_[at] == word;
    };
    if (!is(0, "CREATE")) return false;
    const std::size_t kind = is(1, "OR") && is(2, "REPLACE") ? 3 : 1;
    return is(kind, "FUNCTION") || is(kind, "PROCEDURE");
  }
  void count(const std::string& word) {
    if (blocks_ == 0)
      blocks_ = word == "ATOMIC" && last_ == "BEGIN" ? 1 : 0;
    else if (word == "CASE")
      ++blocks_;
    else if (word == "END")
      --blocks_;
  }

  int parentheses_ = 0;
  int blocks_ = 0;
  std::string last_;
  std::vector<std::string> words_;
};

std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && base::is_blank(text[end - 1])) --end;
  return end;
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The words of a text, without what stands in quotes and comments.
std::vector<std::string> all_words(std::string_view sql) {
  std::vector<std::string> words;
  Tokens tokens(sql);
  for (auto token = tokens.next(); token.kind != Kind::end; token = tokens.next())
    words.push_back(token.kind == Kind::word ? base::upper(sql.substr(token.begin, token.end - token.begin))
                                             : "");
  return words;
}
} // namespace

std::vector<dialect::Statement> split(const model::SqlBlock& block) {
  const std::string_view text = block.text;
  std::vector<dialect::Statement> statements;
  dialect::Cutting cutting(block);
  std::size_t begin = text.substr(0, 3) == byte_order_mark ? byte_order_mark.size() : 0;
  Tokens tokens(text, begin);
  Nesting nesting;
  bool empty = true;
  const auto finish = [&](std::size_t end) {
    begin = base::skip_blanks(text, begin);
    if (!empty) statements.push_back(cutting.next(begin, trimmed_end(text, begin, end)));
    empty = true;
    nesting = {};
  };
  for (auto token = tokens.next(); token.kind != Kind::end; token = tokens.next()) {
    if (token.kind == Kind::semicolon && !nesting.is_open()) {
      finish(token.begin);
      begin = token.end;
      continue;
    }
    empty = false;
    switch (token.kind) {
    case Kind::open: nesting.open(); break;
    case Kind::close: nesting.close(); break;
    case Kind::word: nesting.word(base::upper(text.substr(token.begin, token.end - token.begin))); break;
    case Kind::semicolon:
    case Kind::other:
    case Kind::end: nesting.other(); break;
    }
  }
  finish(text.size());
  return statements;
}

std::string_view without_semicolon(std::string_view sql) {
  Token last;
  Tokens tokens(sql);
  for (auto token = tokens.next(); token.kind != Kind::end; token = tokens.next()) last = token;
  return last.kind == Kind::semicolon ? sql.substr(0, trimmed_end(sql, 0, last.begin)) : sql;
}

bool holds_semicolon(std::string_view sql) {
  Tokens tokens(sql);
  for (auto token = tokens.next(); token.kind != Kind::end; token = tokens.next())
    if (token.kind == Kind::semicolon) return true;
  return false;
}

bool controls_transaction(std::string_view sql) {
  auto words = ansi::leading_words(sql, 3, true);
  words.resize(3);
  const auto& first = words[0];
  if (first == "START" || first == "PREPARE") return words[1] == "TRANSACTION";
  if (first == "ROLLBACK") {
    const bool filler = words[1] == "WORK" || words[1] == "TRANSACTION";
    return words[filler ? 2 : 1] != "TO";
  }
  return first == "BEGIN" || first == "COMMIT" || first == "END" || first == "ABORT";
}

bool refuses_transaction(std::string_view sql) {
  const auto words = all_words(sql);
  const auto word = [&](std::size_t at) { return at < words.size() ? std::string_view(words[at]) : ""; };
  const auto says = [&](std::string_view what) {
    return std::find(words.begin(), words.end(), what) != words.end();
  };
  const auto first = word(0), second = word(1);
  if (first == "VACUUM" || first == "CLUSTER") return first == "VACUUM" || words.size() < 2;
  if (first == "REINDEX") return says("CONCURRENTLY") || says("DATABASE") || says("SYSTEM") || says("SCHEMA");
  if (first == "ALTER" && second == "TABLE") return says("DETACH") && says("CONCURRENTLY");
  if (first == "ALTER") return second == "SYSTEM" || (second == "DATABASE" && says("TABLESPACE"));
  if (first == "DISCARD") return second == "ALL";
  if (first != "CREATE" && first != "DROP") return false;
  const bool index = second == "INDEX" || (second == "UNIQUE" && word(2) == "INDEX");
  return second == "DATABASE" || second == "TABLESPACE" || second == "SUBSCRIPTION" ||
         (index && says("CONCURRENTLY"));
}

bool copies_through_client(std::string_view sql) {
  const auto words = all_words(sql);
  if (words.empty() || words.front() != "COPY") return false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if ((words[i] == "FROM" || words[i] == "TO") && (words[i + 1] == "STDIN" || words[i + 1] == "STDOUT"))
      return true;
  return false;
}

} // namespace aludel::postgresql
