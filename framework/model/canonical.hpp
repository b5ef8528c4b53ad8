#pragma once
#include "framework/base/json.hpp"
#include "framework/model/revision.hpp"

#include <string>

/// The meaning of a revision as one text: layout, comments, quoting and the order of keys do not change it,
/// and a key with its default value is as good as absent. Checksums are taken of it.
namespace aludel::model {

/// The version of the canonical form; it stands in every checksum ("1:…"), so that a later form never looks
/// like a changed file.
constexpr int canonical_version = 1;

base::Json canonical(const Operation& operation);
base::Json canonical(const Step& step);
base::Json canonical(const Revision& revision); ///< what it does: not its message or its place in the graph

std::string checksum(const Step& step);
std::string checksum(const Revision& revision);

} // namespace aludel::model
