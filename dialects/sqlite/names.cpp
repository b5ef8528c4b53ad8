#include "dialects/sqlite/names.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <sqlite3.h>

namespace aludel::sqlite {

namespace {
bool is_plain(std::string_view text) {
  const auto in_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !text.empty() && !(text[0] >= '0' && text[0] <= '9') &&
         std::all_of(text.begin(), text.end(), in_word);
}
/// TRUE and FALSE are no keywords, yet mean the values where no column is called so.
bool is_keyword(std::string_view text) {
  return sqlite3_keyword_check(text.data(), static_cast<int>(text.size())) != 0 ||
         base::iequals(text, "true") || base::iequals(text, "false");
}
} // namespace

catalog::Naming naming() { return {"main", true, false}; }

ansi::Spelling spelling() {
  return {"sqlite", [](const model::Identifier& name) { return quoted(name); }, "1", "0"};
}

std::string quoted(const model::Identifier& name) {
  return is_plain(name.text) && !is_keyword(name.text) ? name.text : ansi::quoted(name.text);
}

std::string quoted(const model::QualifiedName& name) { return ansi::qualified(name, spelling()); }

model::Identifier schema_of(const model::QualifiedName& name) {
  return name.schema.empty() ? model::Identifier(naming().default_schema) : name.schema;
}

bool same(const model::Identifier& a, const model::Identifier& b) {
  return catalog::same_name(a, b, naming());
}

} // namespace aludel::sqlite
