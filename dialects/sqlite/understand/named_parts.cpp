#include "dialects/sqlite/understand/named_parts.hpp"

#include "dialects/sqlite/create_table.hpp"
#include "dialects/sqlite/create_trigger.hpp"
#include "dialects/sqlite/create_view.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/tokens.hpp"

#include <algorithm>
#include <set>

namespace aludel::sqlite {

namespace {
using catalog::Catalog;
using catalog::Trigger;
using model::QualifiedName;

/// SQLite takes 'text' for a name, too; most texts are values, though.
bool may_be_name(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].is_name()) return true;
  return tokens[i].kind == TokenKind::string && i > 0 && tokens[i - 1].kind == TokenKind::word;
}

std::set<QualifiedName> names_in(std::string_view text) {
  std::set<QualifiedName> names;
  const auto tokens = tokens_of(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!may_be_name(tokens, i)) continue;
    names.insert(model::Identifier(unquoted(tokens[i])));
    if (i > 1 && tokens[i - 1].is(".") && tokens[i - 2].is_name())
      names.insert({model::Identifier(unquoted(tokens[i - 2])), model::Identifier(unquoted(tokens[i]))});
  }
  return names;
}

bool drops_triggers(std::string_view text) {
  const auto tokens = tokens_of(text);
  return std::adjacent_find(tokens.begin(), tokens.end(), [](const Token& a, const Token& b) {
           return a.is("drop") && b.is("trigger");
         }) != tokens.end();
}

class NamedParts {
public:
  explicit NamedParts(const Catalog& catalog) : catalog_(catalog) {}

  std::vector<SchemaPart> all(std::string_view text) {
    std::vector<std::string> texts;
    const auto names = names_in(text);
    for (const auto& name : names) consider(name, texts);
    if (drops_triggers(text)) consider_triggers(names, texts);
    while (!texts.empty()) {
      const auto more = names_in(texts.back());
      texts.pop_back();
      for (const auto& name : more) consider(name, texts);
    }
    for (auto& part : triggers_) parts_.push_back(std::move(part));
    return std::move(parts_);
  }

private:
  void consider(const QualifiedName& name, std::vector<std::string>& texts) {
    if (const auto* table = catalog_.table(name)) return take(*table, texts);
    if (const auto* table = catalog_.table_of_index(name)) return take(*table, texts);
    if (const auto* view = catalog_.view(name)) return take(*view, texts);
    if (const auto* object = catalog_.verbatim(name);
        object != nullptr && taken_.insert(catalog_.resolved(object->name)).second) {
      put(object->name.schema, object->sql);
      texts.push_back(object->sql);
    }
  }

  void take(const catalog::Table& table, std::vector<std::string>& texts) {
    if (!taken_.insert(catalog_.resolved(table.name)).second) return;
    dialect::Rendering rendering;
    const auto sql = create_table(table, table.name, false, rendering.problems);
    if (!rendering.problems.empty()) return;
    put(table.name.schema, sql);
    for (const auto& index : table.indexes)
      put(table.name.schema, create_index(table.name, index.definition, false, rendering));
    for (const auto& trigger : table.triggers) take(trigger, texts);
  }

  void take(const catalog::View& view, std::vector<std::string>& texts) {
    const auto* definition = std::get_if<model::CreateView>(&view.definition);
    if (definition == nullptr || !taken_.insert(catalog_.resolved(view.name())).second) return;
    base::Diagnostics problems;
    const auto sql = create_view(*definition, problems);
    if (!problems.empty()) return;
    put(definition->name.schema, sql);
    texts.push_back(sql);
    for (const auto& trigger : view.triggers) take(trigger, texts);
  }

  void take(const Trigger& trigger, std::vector<std::string>& texts) {
    base::Diagnostics problems;
    const auto sql = create_trigger(trigger, problems);
    if (!problems.empty()) return;
    triggers_.push_back({trigger.definition.table.schema, sql});
    texts.push_back(sql);
  }

  /// Triggers are not found by their names: only a text that drops some is worth the search.
  void consider_triggers(const std::set<QualifiedName>& names, std::vector<std::string>& texts) {
    const auto is_named = [&](const Trigger& trigger) {
      return std::any_of(names.begin(), names.end(),
                         [&](const auto& name) { return same(name.name, trigger.definition.name); });
    };
    const auto any_named = [&](const std::vector<Trigger>& triggers) {
      return std::any_of(triggers.begin(), triggers.end(), is_named);
    };
    catalog_.for_each_table([&](const catalog::Table& table) {
      if (any_named(table.triggers)) take(table, texts);
    });
    catalog_.for_each_view([&](const catalog::View& view) {
      if (any_named(view.triggers)) take(view, texts);
    });
  }

  void put(const model::Identifier& schema, std::string sql) { parts_.push_back({schema, std::move(sql)}); }

  const Catalog& catalog_;
  std::set<QualifiedName> taken_;
  std::vector<SchemaPart> parts_;
  std::vector<SchemaPart> triggers_;
};
} // namespace

std::vector<SchemaPart> parts_named_in(std::string_view text, const Catalog& catalog) {
  return NamedParts(catalog).all(text);
}

} // namespace aludel::sqlite
