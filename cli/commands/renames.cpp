#include "cli/commands/renames.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::cli {

namespace {
using model::ObjectKind;

std::vector<ObjectKind> kinds_with_new_names() {
  auto kinds = model::renamed_kinds();
  kinds.insert(kinds.begin(),
               {ObjectKind::table, ObjectKind::column, ObjectKind::constraint, ObjectKind::index});
  return kinds;
}

[[noreturn]] void refuse(const std::string& text) {
  std::vector<std::string> words;
  for (const auto kind : kinds_with_new_names()) words.emplace_back(describe::word_of(kind));
  throw base::Error(base::Exit::usage, "arguments", "--rename takes KIND:NAME=NEW, not '" + text + "'",
                    "write --rename table:users=people or --rename column:users.mail=email; the kinds are " +
                        base::join(words, ", "));
}

catalog::Renaming renaming(const std::string& text) {
  const auto colon = text.find(':');
  const auto equals = text.rfind('=');
  if (colon == std::string::npos || equals == std::string::npos || equals < colon + 2 ||
      equals + 1 == text.size())
    refuse(text);
  const auto kinds = kinds_with_new_names();
  const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](ObjectKind one) {
    return describe::word_of(one) == text.substr(0, colon);
  });
  if (kind == kinds.end()) refuse(text);
  const auto name = text.substr(colon + 1, equals - colon - 1);
  catalog::Renaming found{{*kind, model::parse_qualified(name), {}, {}}, text.substr(equals + 1)};
  if (!model::is_part(*kind)) return found;
  const auto dot = name.rfind('.');
  if (dot == std::string::npos || dot == 0 || dot + 1 == name.size()) refuse(text);
  found.object.name = model::parse_qualified(name.substr(0, dot));
  found.object.part = name.substr(dot + 1);
  return found;
}
} // namespace

std::vector<catalog::Renaming> renames(const std::vector<std::string>& texts) {
  std::vector<catalog::Renaming> all;
  for (const auto& text : texts) all.push_back(renaming(text));
  return all;
}

} // namespace aludel::cli
