#include "dialects/postgresql/split.hpp"
#include "dialects/sqlite/split.hpp"
#include "tests/fuzz/require.hpp"

#include <cstddef>
#include <cstdint>

using namespace aludel;
using fuzz::require;

namespace {
using Splitter = std::vector<dialect::Statement> (*)(const model::SqlBlock&);

/// The statements stand in the text in their order, each is one by itself, and their places are theirs.
void require_split(Splitter split, const base::SourcePtr& source) {
  const auto& text = source->text;
  std::size_t at = 0;
  for (const auto& statement : split({text, {source, 1, 1}})) {
    require(!statement.sql.empty(), "no statement is empty");
    at = text.find(statement.sql, at);
    require(at != std::string::npos, "a statement is a part of the text");
    require(to_string(statement.place) == to_string(base::place_at(source, at)),
            "its place is where it begins");
    at += statement.sql.size();
    const auto again = split({statement.sql, {}});
    require(again.size() == 1 && statement.sql.rfind(again.front().sql, 0) == 0,
            "it is one: " + statement.sql);
  }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  std::string text(reinterpret_cast<const char*>(bytes), size);
  // The reader refuses these, so no dialect gets to see them.
  if (text.find('\0') != std::string::npos || text.find("\xEF\xBB\xBF") != std::string::npos) return 0;
  const auto source = std::make_shared<const base::Source>(base::Source{"r.sql", std::move(text)});
  require_split(postgresql::split, source);
  require_split(sqlite::split, source);
  postgresql::controls_transaction(source->text);
  postgresql::copies_through_client(source->text);
  sqlite::controls_transaction(dialect::statement(source->text));
  return 0;
}
