#pragma once
#include "framework/base/json.hpp"
#include "framework/model/revision.hpp"

#include <string>
#include <string_view>

/// The meaning of a revision as one text: layout, comments, quoting and the order of keys do not change it,
/// and a key with its default value is as good as absent. Checksums are taken of it.
namespace aludel::model {

/// The version of the canonical form; it stands in every checksum ("2:…"), so that a later form never looks
/// like a changed file. 2: the keys of a row are
/// sorted, and choices stand as words.
constexpr int canonical_version = 2;

base::Json canonical(const Operation& operation);
base::Json canonical(const Step& step);
base::Json canonical(const Revision& revision); ///< what it does: not its message or its place in the graph

/// Of a canonical text.
std::string checksum(std::string_view canonical_text);
std::string checksum(const Step& step);
std::string checksum(const Revision& revision);

/// Whether two checksums say that the meaning is another; those of different forms say nothing.
bool differ(std::string_view one, std::string_view other);

} // namespace aludel::model
