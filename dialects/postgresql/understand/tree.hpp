#pragma once
#include "dialects/postgresql/understand/nodes.hpp"
#include "framework/model/names.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>

namespace aludel::postgresql::reading {

using Nodes = std::span<Node* const>;

inline Nodes nodes(std::size_t count, Node* const* first) { return {first, count}; }

/// A relation as it is written.
model::QualifiedName name_of(const RangeVar& relation);

/// The text of a String; empty for any other node.
std::string string_of(const Node* node);
model::Identifiers identifiers_of(Nodes strings);

/// Nothing is said but by the parts at these offsets: the others are absent, empty, zero, or the first word
/// of their enumeration, which in PostgreSQL's is the one that says nothing. Locations do not count.
bool is_silent_but(const Message& message, std::span<const std::size_t> offsets);

/// The structure says nothing but by these members: whoever reads them loses nothing. Of a list the member is
/// the pointer.
template<class Structure, class... Parts>
bool says_only(const Structure& structure, Parts Structure::*... parts) {
  const auto offset = [&](const auto& part) {
    return static_cast<std::size_t>(reinterpret_cast<const char*>(&part) -
                                    reinterpret_cast<const char*>(&structure));
  };
  const std::array<std::size_t, sizeof...(parts)> offsets{offset(structure.*parts)...};
  return is_silent_but(structure.base, offsets);
}

} // namespace aludel::postgresql::reading
