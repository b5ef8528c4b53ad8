#pragma once
#include <memory>
#include <string>

namespace aludel::base {

/// A text that a user wrote, kept whole so that complaints can quote it.
struct Source {
  std::string path; ///< as the user would write it; empty when the text came from no file
  std::string text;
  std::string folder = {}; ///< where files that it names are looked for; empty: beside `path`
};
using SourcePtr = std::shared_ptr<const Source>;

/// Where something stands in a source. Lines and columns count from 1, columns in bytes; line 0 is "the
/// file".
struct Place {
  SourcePtr source;
  int line = 0;
  int column = 0;
  int length = 1; ///< bytes to underline, on that line

  bool known() const { return source != nullptr && line > 0; }
  const std::string& path() const;
};

/// "revisions/0007_email.yaml:9:5", or as much of it as is known.
std::string to_string(const Place& place);

/// The text of a line without its line end; empty past the end.
std::string source_line(const Source& source, int line);

/// The place of a byte offset.
Place place_at(const SourcePtr& source, std::size_t offset, int length = 1);

} // namespace aludel::base
