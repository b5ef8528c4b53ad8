#include "framework/catalog/relation_words.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::catalog {

bool stands_for(const Word& word, const Word& schema, const QualifiedName& object, const Catalog& catalog) {
  if (!names(word, object.name)) return false;
  const auto wanted = catalog.resolved(object).schema;
  if (schema.text.empty()) return wanted.empty();
  return wanted.empty() ? names(schema, Identifier(catalog.naming().default_schema)) : names(schema, wanted);
}

RelationWords::RelationWords(std::string_view sql, const QualifiedName& relation, const Catalog& catalog)
    : sql_(sql),
      tokens_(tokens_of(sql)),
      lists_(tokens_),
      uses_(relations_in(sql)),
      relation_(relation),
      catalog_(catalog) {
  for (const auto& use : uses_)
    if (stands_for(use.word, use.schema, relation, catalog)) {
      own_.push_back(use);
      names_.push_back(use.alias.text.empty() ? use.word : use.alias);
    }
}

std::vector<Word> RelationWords::own_words() const {
  std::vector<Word> words;
  for (std::size_t i = 0; i < tokens_.size(); ++i)
    if (is_use(tokens_[i]) || is_qualifier(i)) words.push_back(tokens_[i]);
  return words;
}

std::vector<Word> RelationWords::column_words(const Identifier& column, const Identifiers& rows) const {
  std::vector<Word> words;
  for (std::size_t i = 0; i < tokens_.size(); ++i)
    if (is_name(tokens_[i]) && names(tokens_[i], column) && is_own_column(i, column, rows))
      words.push_back(tokens_[i]);
  return words;
}

std::string RelationWords::with_column_renamed(const Identifier& from, const Identifier& to,
                                               const Identifiers& rows) const {
  const auto words = column_words(from, rows);
  std::string out;
  std::size_t copied = 0;
  for (const auto& word : words) {
    const auto end = word.end;
    out += with_words(std::string(sql_.substr(copied, end - copied)),
                      {{word.text, word.begin - copied, end - copied, word.quoted}}, to);
    copied = end;
    if (!catalog_.naming().queries_keep_names) continue;
    if (is_item(word)) out += " AS " + spelled(from);
    if (const auto* alias = alias_of(word); alias != nullptr && names(*alias, to)) copied = alias->end;
  }
  return out.append(sql_.substr(copied));
}

std::string RelationWords::with_stars_spelled(const Table& table, bool& unsure) const {
  std::string out;
  std::size_t copied = 0;
  for (const auto& item : lists_.items()) {
    if (!is_star(tokens_, item) || use_of_star(item, unsure) == nullptr) continue;
    const auto star = tokens_[item.end - 1].begin;
    const auto first = tokens_[item.begin].begin;
    const auto qualifier = std::string(sql_.substr(first, star - first));
    std::vector<std::string> columns;
    for (const auto& column : table.columns) columns.push_back(qualifier + spelled(column.definition.name));
    out.append(sql_.substr(copied, first - copied)).append(base::join(columns, ", "));
    copied = star + 1;
  }
  return out.append(sql_.substr(copied));
}

const Word& RelationWords::token(std::size_t at) const {
  static const Word none;
  return at < tokens_.size() ? tokens_[at] : none;
}

std::size_t RelationWords::index_of(const Word& word) const {
  const auto at = std::find_if(tokens_.begin(), tokens_.end(),
                               [&](const Word& token) { return token.begin == word.begin; });
  return static_cast<std::size_t>(at - tokens_.begin());
}

bool RelationWords::is_use(const Word& word) const {
  return std::any_of(own_.begin(), own_.end(), [&](const auto& use) { return use.word.begin == word.begin; });
}

bool RelationWords::is_qualifier(std::size_t at) const {
  const bool plainly =
      std::any_of(own_.begin(), own_.end(), [](const auto& u) { return u.alias.text.empty(); });
  const bool qualified = at > 1 && token(at - 1).text == ".";
  const auto schema = qualified ? token(at - 2) : Word{};
  return plainly && is_name(token(at)) && token(at + 1).text == "." && names(token(at), relation_.name) &&
         (schema.text.empty() || stands_for(token(at), schema, relation_, catalog_));
}

bool RelationWords::is_own_column(std::size_t at, const Identifier& column, const Identifiers& rows) const {
  if (at > 1 && token(at - 1).text == ".") {
    const auto& by = token(at - 2);
    return std::any_of(names_.begin(), names_.end(), [&](const Word& n) { return names(by, n.text); }) ||
           std::any_of(rows.begin(), rows.end(), [&](const Identifier& r) { return names(by, r); });
  }
  const auto& next = token(at + 1).text;
  const bool other_thing = next == "(" || next == "." || (at > 0 && is_keyword(token(at - 1), "as"));
  const bool a_relation = std::any_of(uses_.begin(), uses_.end(), [&](const auto& use) {
    return use.word.begin == token(at).begin || use.alias.begin == token(at).begin;
  });
  return sees_own(at) && !other_thing && !a_relation && !another_has(column);
}

bool RelationWords::sees_own(std::size_t at) const {
  return std::any_of(own_.begin(), own_.end(),
                     [&](const auto& use) { return lists_.sees(at, index_of(use.word)); });
}

bool RelationWords::is_item(const Word& word) const {
  return std::any_of(lists_.items().begin(), lists_.items().end(), [&](const SelectItem& item) {
    return tokens_[item.end - 1].begin == word.begin && is_column(tokens_, item);
  });
}

/// The name that an item gives to a column, which is nothing else; null without one.
const Word* RelationWords::alias_of(const Word& word) const {
  const auto at = index_of(word);
  for (const auto& item : lists_.items())
    if (item.end == at + 3 && is_keyword(token(at + 1), "as") && is_column(tokens_, {item.begin, at + 1}))
      return &tokens_[at + 2];
  return nullptr;
}

bool RelationWords::another_has(const Identifier& column) const {
  return std::any_of(uses_.begin(), uses_.end(), [&](const auto& use) {
    const auto* table = stands_for(use.word, use.schema, relation_, catalog_) ? nullptr : known(use);
    return table != nullptr && table->column(column, catalog_.naming()) != nullptr;
  });
}

const Table* RelationWords::known(const RelationUse& use) const {
  if (const auto* exact = catalog_.table({use.schema.text, use.word.text})) return exact;
  return catalog_.table({base::lower(use.schema.text), base::lower(use.word.text)});
}

/// The use of the relation whose columns a star stands for, and no others; null when it stands for none.
const RelationUse* RelationWords::use_of_star(const SelectItem& item, bool& unsure) const {
  const bool qualified = item.end - item.begin > 1;
  if (item.end - item.begin > 3) return nullptr; // with a schema: it may be another one's
  for (std::size_t i = 0; i < own_.size(); ++i) {
    if (!lists_.in_one_select(item.begin, index_of(own_[i].word))) continue;
    if (qualified ? names(tokens_[item.begin], names_[i].text) : is_alone(own_[i])) return &own_[i];
    unsure = unsure || !qualified;
  }
  return nullptr;
}

bool RelationWords::is_alone(const RelationUse& use) const {
  const auto first = index_of(use.schema.text.empty() ? use.word : use.schema);
  const auto last = index_of(use.alias.text.empty() ? use.word : use.alias);
  const auto& next = token(last + 1);
  return first > 0 && is_keyword(token(first - 1), "from") &&
         (next.text.empty() || next.text == ")" || next.text == ";" || begins_clause(next));
}

} // namespace aludel::catalog
