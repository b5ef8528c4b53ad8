#pragma once
#include "framework/base/json.hpp"
#include "framework/model/revision.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Revision files as a person would write them. What is read of a text is what was written: the same model,
/// the same checksum. A value that no file can hold (an empty SQL text, an expression with blanks around it,
/// a name with a dot where it may stand after its schema) is written all the same, and does not come back.
namespace aludel::yaml {

/// `schema`: where editors find the JSON Schema, from the file's folder; empty: they are not told.
std::string revision_text(const model::Revision& revision, std::string_view schema = {});

/// A list of steps; "[]" when there are none.
std::string steps_text(const model::Steps& steps);
/// The same of steps that are no more than these operations.
std::string steps_text(const std::vector<model::Operation>& operations);

/// A step as a map: its operation, then what stands beside it. JSON is YAML: read_step_list reads it in a
/// list.
base::Json written(const model::Step& step);

/// The key `up:` with its steps.
std::string up_text(const model::Steps& steps);

/// The key `down:`; nothing for one that is derived without being demanded.
std::string down_text(const model::Down& down);

/// Whether a step is the same when it is read from a file.
bool fits_file(const model::Step& step, const std::vector<std::string>& dialects);

} // namespace aludel::yaml
