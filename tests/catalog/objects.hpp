#pragma once
#include "framework/model/operation.hpp"

#include <string>

/// Objects that several tests make.
namespace aludel::catalog_test {

inline model::CreateFunction function(const std::string& name, const std::string& returns,
                                      const std::string& body) {
  model::CreateFunction made;
  made.name = model::Identifier(name);
  made.routine.language = "sql";
  made.routine.body.text = body;
  made.returns = returns;
  return made;
}

} // namespace aludel::catalog_test
