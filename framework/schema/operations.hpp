#pragma once
#include "framework/schema/fields.hpp"

namespace aludel::schema {

/// One operation: what a revision file says of it, and what the reference page does.
struct OperationShape {
  std::string key;
  std::string doc;
  std::vector<Key> keys; ///< empty where it is no map
  std::vector<describe::Rule> rules;
  Shape shape;
};

/// Every operation, in the order of the reference page.
std::vector<OperationShape> operations();

} // namespace aludel::schema
