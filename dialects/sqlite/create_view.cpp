#include "dialects/sqlite/create_view.hpp"

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/tokens.hpp"
#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::sqlite {

namespace {
/// The query without a closing semicolon.
std::string query_of(const model::CreateView& view, base::Diagnostics& problems) {
  auto text = ansi::text(view.sql, "view " + to_string(view.name), spelling(), problems);
  const auto tokens = tokens_of(text);
  const auto is_end = [](const Token& token) { return token.is(";"); };
  const auto end = std::find_if(tokens.begin(), tokens.end(), is_end);
  if (!std::all_of(end, tokens.end(), is_end))
    problems.push_back(
        ansi::unsupported("the query of view " + to_string(view.name) + " is followed by another statement",
                          "write the query alone, and what follows it as steps of their own"));
  return end == tokens.end() ? text : std::string(base::trim(text.substr(0, end->begin)));
}
} // namespace

std::string create_view(const model::CreateView& view, base::Diagnostics& problems) {
  const auto columns = view.columns.empty() ? "" : " (" + ansi::list(view.columns, spelling()) + ")";
  return "CREATE VIEW " + quoted(view.name) + columns + " AS\n" + query_of(view, problems);
}

} // namespace aludel::sqlite
