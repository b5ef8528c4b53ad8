#include "framework/lint/insertions.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
using catalog::Word;

/// Finds the insertions in the words of a statement. Numbers and strings are no words.
class Reader {
public:
  Reader(const std::string& sql, const catalog::Catalog& catalog)
      : sql_(sql), catalog_(catalog), tokens_(sql) {}

  std::vector<Insertion> all() {
    std::vector<Insertion> found;
    while (at_ < tokens_.size())
      if (begins())
        found.push_back(insertion());
      else
        ++at_;
    return found;
  }

private:
  bool is_query(std::size_t i) const {
    return tokens_.is(i, "select") || tokens_.is(i, "with") || tokens_.is(i, "table");
  }

  /// INSERT INTO, INSERT OR IGNORE INTO and REPLACE INTO; it then stands behind INTO.
  bool begins() {
    const auto into = tokens_.is(at_, "insert") && tokens_.is(at_ + 1, "or") ? at_ + 3 : at_ + 1;
    if ((!tokens_.is(at_, "insert") && !tokens_.is(at_, "replace")) || !tokens_.is(into, "into") ||
        into + 1 >= tokens_.size())
      return false;
    at_ = into + 1;
    return catalog::is_name(tokens_[at_]);
  }

  model::Identifier name() { return identifier_of(tokens_[at_++]); }

  Insertion insertion() {
    Insertion out;
    out.table = model::QualifiedName(name());
    if (tokens_.is_sign(at_, ".") && at_ + 1 < tokens_.size()) {
      ++at_;
      out.table = {out.table.name, name()};
    }
    out.table = catalog::relation_by_path(out.table, catalog_);
    if (tokens_.is(at_, "as")) at_ += 2;
    if (tokens_.is_sign(at_, "(") && !is_query(at_ + 1) && !tokens_.is_sign(at_ + 1, "(") &&
        !tokens_.is(at_ + 1, "values"))
      out.columns = columns();
    if (tokens_.is(at_, "overriding")) {
      out.overriding = tokens_.is(at_ + 1, "user") ? Overriding::user : Overriding::system;
      at_ += 3;
    }
    if (tokens_.is(at_, "values"))
      rows(out);
    else if (is_query(at_) || tokens_.is_sign(at_, "("))
      out.query = rest();
    return out;
  }

  /// The tokens of each item of a list in parentheses that begins here; it then stands behind the list.
  struct Item {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::vector<Item> list() {
    std::vector<Item> items{{at_ + 1, at_ + 1}};
    int depth = 0;
    for (; at_ < tokens_.size(); ++at_) {
      depth += tokens_.is_sign(at_, "(") || tokens_.is_sign(at_, "[")   ? 1
               : tokens_.is_sign(at_, ")") || tokens_.is_sign(at_, "]") ? -1
                                                                        : 0;
      items.back().end = at_;
      if (depth == 0) break;
      if (depth == 1 && tokens_.is_sign(at_, ",")) items.push_back({at_ + 1, at_ + 1});
    }
    ++at_;
    return items;
  }

  model::Identifiers columns() {
    model::Identifiers names;
    for (const auto& item : list()) {
      const auto size = item.end - item.begin;
      const bool in_brackets = size == 3 && tokens_.is_sign(item.begin, "["); // SQLite: [name]
      const auto at = in_brackets ? item.begin + 1 : item.begin;
      const bool plain = (size == 1 || in_brackets) && catalog::is_name(tokens_[at]);
      names.push_back(plain ? identifier_of(tokens_[at]) : model::Identifier());
    }
    return names;
  }

  void rows(Insertion& out) {
    ++at_;
    while (tokens_.is_sign(at_, "(")) {
      auto& row = out.rows.emplace_back();
      for (const auto& item : list()) row.push_back(given(item));
      if (tokens_.is_sign(at_, ",")) ++at_;
    }
  }
  Given given(const Item& item) const {
    if (item.begin == item.end) return Given::literal;
    return item.end == item.begin + 1 && tokens_.is(item.begin, "default") ? Given::standard
                                                                           : Given::expression;
  }

  /// Up to the parenthesis that closes around it.
  std::string rest() {
    const auto begin = tokens_[at_].begin;
    int depth = 0;
    for (; at_ < tokens_.size() && depth >= 0; ++at_)
      depth += tokens_.is_sign(at_, "(") ? 1 : tokens_.is_sign(at_, ")") ? -1 : 0;
    return sql_.substr(begin, depth < 0 ? tokens_[at_ - 1].begin - begin : std::string::npos);
  }

  const std::string& sql_;
  const catalog::Catalog& catalog_;
  const catalog::Tokens tokens_;
  std::size_t at_ = 0;
};

Given given_by(const model::Value& value, std::string_view dialect) {
  if (std::holds_alternative<model::Number>(value) || std::holds_alternative<std::string>(value))
    return Given::literal;
  const auto* sql = std::get_if<model::SqlText>(&value);
  const auto* text = sql == nullptr ? nullptr : sql->in(dialect);
  return text != nullptr && base::iequals(base::trim(*text), "default") ? Given::standard : Given::expression;
}

std::vector<Insertion> of_rows(const model::QualifiedName& table, const std::vector<model::Row>& rows,
                               std::string_view dialect) {
  std::vector<Insertion> all;
  for (const auto& row : rows) {
    Insertion one{table, {}, {{}}};
    for (const auto& [column, value] : row) {
      one.columns.push_back(column);
      one.rows.front().push_back(given_by(value, dialect));
    }
    all.push_back(std::move(one));
  }
  return all;
}

bool may_insert(const dialect::SqlReading& reading) {
  constexpr std::array kinds{"INSERT", "REPLACE", "SELECT", "UPDATE", "DELETE"};
  return std::find(kinds.begin(), kinds.end(), reading.kind) != kinds.end();
}

std::vector<Given> at_place(const Insertion& insertion, std::size_t place) {
  std::vector<Given> given;
  for (const auto& row : insertion.rows)
    if (place < row.size()) given.push_back(row[place]);
  return given;
}
} // namespace

std::vector<Insertion> insertions(const Transition& t) {
  const auto dialect = t.passage->scene.dialect.name();
  if (const auto* reading = t.reading())
    return may_insert(*reading) ? Reader(reading->statement.sql, t.before()).all() : std::vector<Insertion>{};
  if (const auto* o = t.as<model::Insert>()) return of_rows(o->table, o->rows, dialect);
  const auto* o = t.as<model::Upsert>();
  return o == nullptr ? std::vector<Insertion>{} : of_rows(o->table, o->rows, dialect);
}

std::vector<Given> given_to(const Insertion& insertion, const catalog::Table& table,
                            const model::Identifier& column, const catalog::Naming& naming) {
  const bool named = !insertion.columns.empty();
  std::vector<model::Identifier> order = insertion.columns;
  if (!named)
    for (const auto& one : table.columns) order.push_back(one.definition.name);
  const auto at = std::find_if(order.begin(), order.end(), [&](const model::Identifier& one) {
    return catalog::same_name(one, column, naming);
  });
  if (at == order.end()) return {};
  const auto place = static_cast<std::size_t>(at - order.begin());
  if (insertion.query) return named || place == 0 ? std::vector{Given::expression} : std::vector<Given>{};
  return at_place(insertion, place);
}

} // namespace aludel::lint
