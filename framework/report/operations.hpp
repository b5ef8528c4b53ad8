#pragma once
#include "framework/base/json.hpp"
#include "framework/dialect/dialect.hpp"

#include <string>
#include <vector>

/// Operations that no revision holds: those that make a schema, or lead from one to another.
namespace aludel::report {

using Operations = std::vector<model::Operation>;

/// As steps of a revision file.
std::string to_yaml(const Operations& operations);

/// `[{"kind","object","sql":[…]}]`, beside the operation itself under its key.
base::Json to_json(const Operations& operations, const catalog::Catalog& before,
                   const dialect::Dialect& dialect);

/// As the dialect runs them after `before`. What it cannot say is a comment with the reason.
std::string to_sql(const Operations& operations, const catalog::Catalog& before,
                   const dialect::Dialect& dialect);

} // namespace aludel::report
