#include "framework/lint/row_changes.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
using catalog::Word;

bool is_always_true(std::string_view condition) {
  std::string plain;
  for (const char c : base::lower(condition))
    if (c != ' ' && c != '(' && c != ')' && c != '\n' && c != '\t' && c != '\r') plain += c;
  return plain == "true" || plain == "1" || plain == "1=1" || plain == "'t'" || plain == "'1'='1'";
}

bool picks_rows(const base::Boxed<model::SqlText>& where, std::string_view dialect) {
  const auto* text = where ? where->in(dialect) : nullptr;
  return text != nullptr && !is_always_true(*text);
}

/// Finds the changes in the words of a statement.
class Scan {
public:
  Scan(const dialect::Statement& statement, const catalog::Catalog& catalog)
      : statement_(statement), catalog_(catalog), tokens_(statement.sql) {}

  std::vector<RowChange> changes() {
    std::vector<RowChange> found;
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (const auto target = target_at(i)) found.push_back(change(i, *target));
    return found;
  }

private:
  /// Where the name of the table stands, when a change begins at `i`. FOR UPDATE, DO UPDATE SET, ON DELETE
  /// and the like begin none.
  std::optional<std::size_t> target_at(std::size_t i) const {
    const auto skip_only = [&](std::size_t at) { return tokens_.is(at, "only") ? at + 1 : at; };
    if (tokens_.is(i, "delete") && tokens_.is(i + 1, "from")) return named(skip_only(i + 2));
    if (!tokens_.is(i, "update") || tokens_.is(i + 1, "set") || (i > 0 && follows_clause(i - 1)))
      return std::nullopt;
    return named(skip_only(tokens_.is(i + 1, "or") ? i + 3 : i + 1));
  }
  bool follows_clause(std::size_t i) const {
    return tokens_.is(i, "for") || tokens_.is(i, "on") || tokens_.is(i, "do") || tokens_.is(i, "key") ||
           tokens_.is(i, "then") || tokens_.is(i, "before") || tokens_.is(i, "after") || tokens_.is(i, "or");
  }
  std::optional<std::size_t> named(std::size_t i) const {
    return tokens_.is_name(i) ? std::optional(i) : std::nullopt;
  }

  RowChange change(std::size_t at, std::size_t name) const {
    using enum RowChange::Verb;
    RowChange out{tokens_.is(at, "delete") ? remove : update, table(name), false, {}};
    out.place = dialect::place_in(statement_, tokens_[at].begin);
    out.filtered = has_condition(name);
    return out;
  }
  model::QualifiedName table(std::size_t i) const {
    const auto name = identifier_of(tokens_[i]);
    if (!tokens_.is_sign(i + 1, ".") || i + 2 >= tokens_.size())
      return catalog::relation_by_path(name, catalog_);
    return {name, identifier_of(tokens_[i + 2])};
  }

  /// A WHERE, or SQLite's LIMIT, at the depth of the change, before the parenthesis around it closes.
  bool has_condition(std::size_t i) const {
    int depth = 0;
    for (; i < tokens_.size() && depth >= 0; ++i) {
      depth += tokens_.is_sign(i, "(") ? 1 : tokens_.is_sign(i, ")") ? -1 : 0;
      if (depth == 0 && tokens_.is(i, "where") && !is_always_true(condition(i + 1))) return true;
      if (depth == 0 && tokens_.is(i, "limit")) return true;
    }
    return false;
  }
  /// The text of a condition that begins with a token; numbers are no tokens.
  std::string_view condition(std::size_t i) const {
    const auto begin = tokens_[i - 1].end;
    int depth = 0;
    for (; i < tokens_.size(); ++i) {
      depth += tokens_.is_sign(i, "(") ? 1 : tokens_.is_sign(i, ")") ? -1 : 0;
      if (depth < 0 ||
          (depth == 0 && (tokens_.is(i, "returning") || tokens_.is(i, "order") || tokens_.is(i, "limit"))))
        break;
    }
    const auto end = i < tokens_.size() ? tokens_[i].begin : statement_.sql.size();
    return std::string_view(statement_.sql).substr(begin, end - begin);
  }

  const dialect::Statement& statement_;
  const catalog::Catalog& catalog_;
  const catalog::Tokens tokens_;
};

bool may_change_rows(const dialect::SqlReading& reading) {
  constexpr std::array kinds{"UPDATE", "DELETE", "INSERT", "MERGE", "SELECT", "REPLACE", "EXPLAIN"};
  return reading.writes && std::find(kinds.begin(), kinds.end(), reading.kind) != kinds.end();
}
} // namespace

std::vector<RowChange> row_changes(const Transition& t) {
  using enum RowChange::Verb;
  const auto dialect = t.passage->scene.dialect.name();
  if (const auto* o = t.as<model::Delete>())
    return {{remove, o->table, picks_rows(o->where, dialect) || !o->rows.empty(), {}}};
  if (const auto* o = t.as<model::Update>()) return {{update, o->table, picks_rows(o->where, dialect), {}}};
  const auto* raw = t.raw();
  return raw != nullptr && may_change_rows(*raw) ? Scan(raw->statement, t.before()).changes()
                                                 : std::vector<RowChange>{};
}

} // namespace aludel::lint
