#include "framework/lint/queries.hpp"

#include "framework/catalog/relations.hpp"

namespace aludel::lint {

const catalog::Table* only_table(const std::string& query, const catalog::Catalog& catalog) {
  const auto uses = catalog::relations_in(query);
  const auto* table = uses.size() == 1
                          ? catalog.table(catalog::relation_by_path(catalog::name_of(uses.front()), catalog))
                          : nullptr;
  return table != nullptr && table->certain() ? table : nullptr;
}

std::string with_columns_for_star(const std::string& query, const catalog::Catalog& catalog) {
  const auto* table = only_table(query, catalog);
  bool unsure = false;
  return table == nullptr ? query : catalog::with_stars_spelled({query, {}}, *table, catalog, unsure).every;
}

std::vector<std::string> united_in(const std::string& query) {
  std::vector<std::string> all;
  const catalog::Tokens tokens(query);
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    depth += tokens.is_sign(i, "(") ? 1 : tokens.is_sign(i, ")") ? -1 : 0;
    if (depth != 0 || (!tokens.is(i, "union") && !tokens.is(i, "intersect") && !tokens.is(i, "except")))
      continue;
    all.push_back(query.substr(begin, tokens[i].begin - begin));
    const auto last = tokens.is(i + 1, "all") || tokens.is(i + 1, "distinct") ? i + 1 : i;
    begin = tokens[last].end;
  }
  all.push_back(query.substr(begin));
  return all;
}

} // namespace aludel::lint
