#include "framework/lint/column_uses.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/relations.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint {

namespace {
using catalog::RelationUse;
using catalog::Word;

class Query {
public:
  Query(std::string_view sql, const model::QualifiedName& table, const catalog::Catalog& catalog)
      : tokens_(sql), uses_(catalog::relations_in(sql)) {
    for (const auto& use : uses_)
      (catalog.same(catalog::name_of(use), table) ? own_ : others_).push_back(use);
  }

  bool reads(const model::Identifier& column) const {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
      if (catalog::is_name(tokens_[i]) && catalog::names(tokens_[i], column) &&
          (is_qualified(i) ? is_of_own(tokens_[i - 2]) : is_alone(i) && is_value(i)))
        return true;
    return false;
  }

private:
  bool is_qualified(std::size_t at) const { return at > 1 && tokens_.is_sign(at - 1, "."); }

  bool is_of_own(const Word& qualifier) const {
    const auto called = [&](const RelationUse& use) {
      return catalog::names(qualifier, (use.alias.text.empty() ? use.word : use.alias).text);
    };
    return std::any_of(own_.begin(), own_.end(), called) &&
           std::none_of(others_.begin(), others_.end(), called);
  }
  /// Nothing else is read, neither a table nor a query that gives its columns names.
  bool is_alone(std::size_t at) const {
    const auto selects = std::count_if(tokens_.begin(), tokens_.end(),
                                       [](const Word& word) { return catalog::is_keyword(word, "select"); });
    return own_.size() == 1 && others_.empty() && selects == 1 && tokens_[at].begin != own_[0].word.begin &&
           tokens_[at].begin != own_[0].alias.begin;
  }
  /// Not the name that a value gets, with AS or without, nor that of a function.
  bool is_value(std::size_t at) const {
    constexpr std::array before{"select",  "distinct", "all",    "by",   "where", "and",  "or",
                                "not",     "on",       "having", "when", "then",  "else", "case",
                                "between", "like",     "ilike",  "in",   "is",    "from", "using"};
    if (at == 0 || tokens_.is_sign(at + 1, "(") || tokens_.is_sign(at + 1, ".")) return false;
    const auto& previous = tokens_[at - 1];
    if (!catalog::is_name(previous)) return !tokens_.is_sign(at - 1, ")");
    return std::any_of(before.begin(), before.end(),
                       [&](std::string_view word) { return catalog::is_keyword(previous, word); });
  }

  catalog::Tokens tokens_;
  std::vector<RelationUse> uses_;
  std::vector<RelationUse> own_;
  std::vector<RelationUse> others_;
};

const std::string* query_of(const Transition& t, const model::ObjectName& object) {
  const auto* view = t.before().view(object.name);
  const auto dialect = t.passage->scene.dialect.name();
  return view == nullptr ? nullptr
                         : std::visit([&](const auto& definition) { return definition.sql.in(dialect); },
                                      view->definition);
}

/// Without a query in it: the condition is about columns of its own table.
bool is_plain(const Transition& t, const base::Boxed<model::SqlText>& condition) {
  const auto* text = condition ? condition->in(t.passage->scene.dialect.name()) : nullptr;
  const auto words = text == nullptr ? std::vector<catalog::Word>{} : catalog::words_of(*text);
  return std::none_of(words.begin(), words.end(),
                      [](const auto& word) { return catalog::is_keyword(word, "select"); });
}

/// It is that column, and not one of the same name in another table, that the object needs.
bool surely_needs(const Transition& t, const model::ObjectName& object, const model::QualifiedName& table,
                  const model::Identifier& column) {
  if (object.kind == model::ObjectKind::view || object.kind == model::ObjectKind::materialized_view) {
    const auto* query = query_of(t, object);
    return query != nullptr && Query(*query, table, t.before()).reads(column);
  }
  if (object.kind != model::ObjectKind::policy) return true;
  const auto& policies = t.before().table(table)->policies;
  return std::any_of(policies.begin(), policies.end(), [&](const auto& policy) {
    const auto& definition = policy.definition;
    return definition.name == object.part && is_plain(t, definition.visible) && is_plain(t, definition.check);
  });
}
} // namespace

std::vector<model::ObjectName> surely_needing(const Transition& t, const model::QualifiedName& table,
                                              const model::Identifier& column) {
  auto all = catalog::dependents_of_column(table, column, t.before());
  std::erase_if(all, [&](const model::ObjectName& one) { return !surely_needs(t, one, table, column); });
  return all;
}

} // namespace aludel::lint
