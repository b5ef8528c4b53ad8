#pragma once
#include "framework/model/revision.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace aludel::workspace {

/// The header as bytes. None for one with a `when:`: conditions are rare and have many forms.
std::optional<std::string> packed(const model::RevisionHeader& header);

/// The header that these bytes are of, its places in `source`; none when they are of none.
std::optional<model::RevisionHeader> unpacked(std::string_view bytes, const base::SourcePtr& source);

} // namespace aludel::workspace
