#include "framework/catalog/words.hpp"
#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// CREATE [UNIQUE] INDEX CONCURRENTLY ON …
bool has_no_name(const std::string& sql) {
  const auto words = catalog::words_of(sql);
  for (std::size_t i = 0; i + 1 < words.size() && i < 4; ++i)
    if (catalog::is_keyword(words[i], "concurrently")) return catalog::is_keyword(words[i + 1], "on");
  return false;
}
} // namespace

Remarks concurrent_index_unnamed(const Transition& t) {
  const auto* reading = t.reading();
  if (reading == nullptr || reading->kind != "CREATE INDEX" || !has_no_name(reading->statement.sql))
    return {};
  return {
      {"each build of this index that fails leaves an invalid one of another name", "give the index a name"}};
}

} // namespace aludel::lint::rules
