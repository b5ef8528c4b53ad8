#include "framework/lint/switches.hpp"

#include "framework/catalog/words.hpp"

namespace aludel::lint {

namespace {
Switch::Which which_of(const catalog::Word& word) {
  using enum Switch::Which;
  return catalog::is_keyword(word, "all") ? all : catalog::is_keyword(word, "user") ? of_users : one;
}

const model::QualifiedName* altered_table(const dialect::SqlReading& reading) {
  for (const auto& mention : reading.mentions)
    if (mention.writes && mention.object.kind == model::ObjectKind::table) return &mention.object.name;
  return nullptr;
}
} // namespace

std::vector<Switch> switches_in(const Transition& t) {
  const auto* reading = t.raw();
  const auto* table =
      reading == nullptr || reading->kind != "ALTER TABLE" ? nullptr : altered_table(*reading);
  if (table == nullptr) return {};
  const auto words = catalog::words_of(reading->statement.sql);
  std::vector<Switch> all;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (!catalog::is_keyword(words[i], "trigger")) continue;
    const bool off = catalog::is_keyword(words[i - 1], "disable");
    const bool on =
        catalog::is_keyword(words[i - 1], "enable") || (i > 1 && catalog::is_keyword(words[i - 2], "enable"));
    if (on || off) all.push_back({*table, on, which_of(words[i + 1]), identifier_of(words[i + 1]), &t});
  }
  return all;
}

} // namespace aludel::lint
