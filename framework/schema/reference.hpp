#pragma once
#include <map>
#include <string>
#include <vector>

/// The reference pages of what people write, from the same descriptions as the schemas.
namespace aludel::schema {

using Pages = std::map<std::string, std::string>; ///< path below docs/reference → Markdown

/// `examples`: for each operation the text of a step. Throws std::out_of_range when one is missing.
Pages reference_pages(const std::map<std::string, std::string>& examples,
                      const std::vector<std::string>& dialects);

} // namespace aludel::schema
