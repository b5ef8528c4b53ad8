#include "framework/catalog/words.hpp"
#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"
#include "framework/replay/params.hpp"

namespace aludel::lint::rules {

namespace {
constexpr std::size_t most_bytes = 63; // NAMEDATALEN - 1

/// What stands before the first string in dollars: bodies of functions are read elsewhere.
std::string_view outside_of_bodies(const std::string& sql) {
  return std::string_view(sql).substr(0, sql.find('$'));
}

std::vector<dialect::Statement> statements_of(const Transition& t) {
  if (const auto* reading = t.reading()) return {reading->statement};
  const auto& change = t.change;
  const auto operation = replay::without_params(change.operation);
  return t.passage->scene.dialect.render(operation, change.before, change.after).statements;
}

/// As the server cuts it: between characters.
std::string cut(const std::string& name) {
  auto end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return name.substr(0, end);
}

/// A statement that was read as several operations is told of once.
bool is_told(const Transition& t) {
  return t.number > 0 && t.reading() != nullptr &&
         t.passage->transitions[t.number - 1].reading() == t.reading();
}
} // namespace

Remarks identifier_too_long(const Transition& t) {
  Remarks remarks;
  if (is_told(t)) return remarks;
  for (const auto& statement : statements_of(t))
    for (const auto& word : catalog::words_of(outside_of_bodies(statement.sql))) {
      if (word.text.size() <= most_bytes) continue;
      Remark remark{word.text + " has " + std::to_string(word.text.size()) + " bytes: " + engine_of(t) +
                        " cuts it to " + cut(word.text),
                    "choose a name of at most 63 bytes"};
      if (t.reading() != nullptr) remark.place = dialect::place_in(statement, word.begin);
      remarks.push_back(std::move(remark));
    }
  return remarks;
}

} // namespace aludel::lint::rules
