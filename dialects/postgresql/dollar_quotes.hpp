#pragma once
#include <string>
#include <string_view>

namespace aludel::postgresql {

/// $$text$$, with a tag where the text holds what would end it; its bytes stay as they are.
std::string dollar_quoted(std::string_view text);

} // namespace aludel::postgresql
