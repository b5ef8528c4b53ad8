#pragma once
#include "framework/catalog/catalog.hpp"

#include <string>
#include <string_view>

/// The tables of a catalog and the foreign keys between them, drawn by other programs.
namespace aludel::report {

/// An entity-relationship diagram as Mermaid reads it
/// (https://mermaid.js.org/syntax/entityRelationshipDiagram.html). Native types are shown as `dialect` spells
/// them.
std::string mermaid(const catalog::Catalog& catalog, std::string_view dialect);

/// The same as a graph in Graphviz's DOT language.
std::string dot(const catalog::Catalog& catalog, std::string_view dialect);

} // namespace aludel::report
