#include "framework/catalog/results.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/signature.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
model::Arguments given_by(const model::Arguments& arguments) {
  model::Arguments out;
  for (const auto& argument : arguments)
    if (argument.mode == model::ArgumentMode::out || argument.mode == model::ArgumentMode::inout)
      out.push_back({argument.name, argument.type, model::ArgumentMode::out, {}});
  return out;
}

model::Argument column_in(std::string_view text) {
  const auto tokens = tokens_of(text);
  if (tokens.empty()) return {};
  const auto& name = tokens.front();
  return {identifier_of(name), std::string(base::trim(text.substr(name.end))), model::ArgumentMode::out, {}};
}

/// Of "table(a integer, b numeric(10, 2))".
model::Arguments columns_in(std::string_view table) {
  model::Arguments columns;
  int depth = 0;
  std::size_t begin = 0;
  for (const auto& token : tokens_of(table)) {
    const char sign = token.quoted || token.text.size() != 1 ? ' ' : token.text[0];
    if (sign == '(' && depth++ == 0) begin = token.end;
    if (sign == ')') --depth;
    if ((sign != ',' || depth != 1) && (sign != ')' || depth != 0)) continue;
    columns.push_back(column_in(table.substr(begin, token.begin - begin)));
    begin = token.end;
  }
  return columns;
}

RoutineResult of(const model::CreateFunction& function) {
  const std::string_view returns = base::trim(function.returns);
  const auto words = words_of(returns);
  if (!words.empty() && is_keyword(words.front(), "table")) return {true, "record", columns_in(returns)};
  const bool set = !words.empty() && is_keyword(words.front(), "setof");
  const auto type = set ? base::trim(returns.substr(words.front().end)) : returns;
  auto columns = given_by(function.routine.arguments);
  return {set, columns.empty() ? std::string(type) : "record", std::move(columns)};
}

/// The type of a single column is that of the result, and its name may change.
RoutineResult with_single_plain(RoutineResult result) {
  if (result.columns.size() != 1) return result;
  return {result.set, result.columns.front().type, {}};
}
} // namespace

RoutineResult result_of(const Routine& routine) {
  if (const auto* function = std::get_if<model::CreateFunction>(&routine.definition))
    return with_single_plain(of(*function));
  return {false, {}, given_by(routine.body().arguments)};
}

bool same(const RoutineResult& a, const RoutineResult& b, const Naming& naming) {
  return a.set == b.set && type_spelling(a.type, naming) == type_spelling(b.type, naming) &&
         std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                    [&](const model::Argument& one, const model::Argument& other) {
                      return one.name == other.name &&
                             type_spelling(one.type, naming) == type_spelling(other.type, naming);
                    });
}

} // namespace aludel::catalog
