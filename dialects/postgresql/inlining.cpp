#include "dialects/postgresql/inlining.hpp"

#include "dialects/postgresql/tokens.hpp"
#include "framework/base/text.hpp"

#include <string>

namespace aludel::postgresql {

namespace {
/// What a body reads besides its arguments.
struct Reading {
  bool from = false;    ///< the word is there: perhaps of extract() or IS DISTINCT FROM
  bool queries = false; ///< it reads tables, or has a select in the select
};

Reading reading_of(std::string_view body) {
  Reading reading;
  std::string former;
  int depth = 0;
  int selects = 0;
  Tokens tokens(body);
  for (auto token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
    if (token.kind == Token::Kind::open) ++depth;
    if (token.kind == Token::Kind::close) --depth;
    auto word = base::lower(body.substr(token.begin, token.end - token.begin));
    if (word == "select" && ++selects > 1) reading.queries = true;
    if (word == "from") {
      reading.from = true;
      reading.queries = reading.queries || (depth == 0 && former != "distinct");
    }
    former = std::move(word);
  }
  return reading;
}
} // namespace

Inlined inlined(const model::CreateFunction& function) {
  const auto& routine = function.routine;
  const auto reading = reading_of(routine.text().text);
  if (!base::iequals(routine.language, "sql") || !routine.set.empty() || reading.queries ||
      routine.security != model::Security::invoker)
    return Inlined::never;
  return function.strict || reading.from ? Inlined::perhaps : Inlined::surely;
}

} // namespace aludel::postgresql
