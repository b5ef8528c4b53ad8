#pragma once
#include "framework/base/json.hpp"
#include "framework/model/operation.hpp"

#include <vector>

/// The way back from the reader: what it reads of a written operation is the operation again.
namespace aludel::yaml {

/// An operation as the value of its key. JSON is YAML: the text of it may stand in a revision file.
base::Json written(const model::Operation& operation);

/// An expression as text, or by dialect.
base::Json written(const model::SqlText& sql);

/// Steps that are nothing but operations: `[{create_table: {…}}, …]`.
base::Json written(const std::vector<model::Operation>& operations);

} // namespace aludel::yaml
