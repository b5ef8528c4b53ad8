#include "framework/importing/statements.hpp"

#include "framework/importing/comments.hpp"

#include <algorithm>

namespace aludel::importing {

namespace {
using dialect::SqlReading;

/// The first word in capitals: BEGIN, COMMIT …
std::string first_word(std::string_view sql) {
  std::string word;
  for (const char c : sql) {
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) break;
    word += c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return word;
}

class Gathering {
public:
  Gathering(bool in_transaction, const dialect::Dialect& dialect, base::Diagnostics& problems)
      : in_transaction_(in_transaction), dialect_(dialect), problems_(problems) {}

  Statements found;

  /// `before` is the catalog that the first statement finds, and afterwards what the last one leaves.
  void add(const model::SqlBlock& block, std::vector<SqlReading> readings, catalog::Catalog& before) {
    std::size_t at = 0;
    joins_ = false;
    for (auto& reading : readings) {
      const auto begin = reading.statement.begin;
      at = begin + reading.statement.sql.size();
      auto after = before;
      dialect::carry_out(reading, dialect_.name(), after);
      add(block, {std::move(reading), std::exchange(before, std::move(after))}, begin);
    }
    add_tail(block, at);
  }

private:
  void add(const model::SqlBlock& block, Statement statement, std::size_t begin) {
    const auto& reading = statement.reading;
    const auto sql_end = begin + reading.statement.sql.size();
    begin = take_remark(block, begin);
    const std::string_view sql(block.text.data() + begin, sql_end - begin);
    const auto leading = leading_comments(sql);
    comment_ = joined(comment_, leading.text);
    if (dialect_.controls_transaction(reading.statement))
      return control(first_word(sql.substr(leading.begin)), reading.statement.place);
    statement.block = &block;
    statement.begin = begin + leading.begin;
    statement.sql_end = statement.end = sql_end;
    statement.comment = std::exchange(comment_, {});
    statement.outside = !in_transaction_ && !open_;
    statement.joins = joins_;
    found.commits_between = found.commits_between || committed_;
    found.list.push_back(std::move(statement));
    joins_ = true;
  }

  /// What is left behind the last statement: the remark on its line, and comments that are about nothing that
  /// follows.
  void add_tail(const model::SqlBlock& block, std::size_t at) {
    if (found.list.empty() || found.list.back().block != &block) return;
    const auto semicolon = block.text.find_first_not_of(" \t\r\n;", at);
    if (semicolon == std::string::npos) return;
    auto& last = found.list.back();
    last.end = block.text.find_last_not_of(" \t\r\n") + 1;
    last.remark = joined(last.remark, leading_comments(std::string_view(block.text).substr(semicolon)).text);
  }

  /// The remark on the line of the statement before belongs to that one.
  std::size_t take_remark(const model::SqlBlock& block, std::size_t begin) {
    if (!joins_ || found.list.empty()) return begin;
    auto& last = found.list.back();
    const auto end = end_of_remark(block.text, last.sql_end);
    if (end <= begin) return begin;
    last.remark = leading_comments(std::string_view(block.text).substr(begin, end - begin)).text;
    last.end = end;
    return end;
  }

  void control(const std::string& word, const base::Place& place) {
    joins_ = false;
    if (word == "BEGIN" || word == "START") {
      open_ = true;
    } else if (word == "COMMIT" || word == "END") {
      open_ = false;
      committed_ = true;
    } else {
      problems_.push_back({base::Severity::error, "transaction-control",
                           "the script takes back here what it did, or leaves it open",
                           "remove this and what it takes back", place});
    }
  }

  bool in_transaction_;
  const dialect::Dialect& dialect_;
  base::Diagnostics& problems_;
  std::string comment_; ///< of statements that were left out
  bool open_ = false;   ///< behind a BEGIN
  bool committed_ = false;
  bool joins_ = false;
};

} // namespace

Statements statements_of(const std::vector<model::SqlBlock>& script, bool in_transaction,
                         const dialect::Dialect& dialect, catalog::Catalog& catalog,
                         base::Diagnostics& problems) {
  Gathering gathering(in_transaction, dialect, problems);
  for (const auto& block : script) {
    auto readings = dialect.read(block, catalog);
    gathering.add(block, std::move(readings), catalog);
  }
  return std::move(gathering.found);
}

} // namespace aludel::importing
