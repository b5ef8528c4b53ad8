#pragma once
#include "framework/model/revision.hpp"
#include "framework/yaml/keys.hpp"

namespace aludel::yaml {

/// The keys of a revision above `up:`.
void read_header_keys(Keys& keys, model::RevisionHeader& out, Reading& in);

} // namespace aludel::yaml
