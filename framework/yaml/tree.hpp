#pragma once
#include "framework/base/diagnostic.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A YAML file as values with places. The parser's own types end here.
namespace aludel::yaml {

enum class Style { plain, quoted, literal, folded }; ///< `x`, `'x'` or `"x"`, `|`, `>`

struct Entry;

struct Node {
  enum class Kind {
    null, ///< nothing, `~`, or a plain null
    scalar,
    sequence,
    map,
    refused, ///< complained about already (an alias, a tag); readers pass over it
  };
  Kind kind = Kind::null;
  Style style = Style::plain;
  std::string text;           ///< of a scalar: what it means, without quotes and indentation
  std::string written;        ///< of a scalar with variables put in: what it was; otherwise empty
  std::vector<Node> items;    ///< of a sequence
  std::vector<Entry> entries; ///< of a map, without duplicates
  base::Place place;
  /// Where the text begins, of a scalar. In a `|` block: its first line, and in every line of the block the
  /// text begins at that column.
  base::Place text_place;
};

struct Entry {
  std::string key;
  base::Place place; ///< of the key
  Node value;
};

/// The one document of a text. `text` is the source's text after a byte order mark, or the same with lines
/// blanked. Nothing comes back when the text is no YAML. Refused with a complaint each, though YAML knows
/// them: aliases, anchors, tags, merge keys, duplicate keys, keys that are no scalars, several documents,
/// more than 64 levels.
std::optional<Node> parse(const base::SourcePtr& source, std::string_view text, base::Diagnostics& problems);

} // namespace aludel::yaml
