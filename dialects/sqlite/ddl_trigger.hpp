#pragma once
#include "framework/model/operations/trigger.hpp"

#include <string_view>

namespace aludel::sqlite {

/// A CREATE TRIGGER (https://www.sqlite.org/lang_createtrigger.html). The definition's table has the schema
/// that the trigger's own name has; its body is what stands between BEGIN and END as it was written, without
/// blank lines around it.
struct TriggerDdl {
  model::CreateTrigger definition;
  bool temporary = false;
  bool if_not_exists = false;
  bool commented = false; ///< a comment stands outside condition and body, where `definition` has no room
};

/// The text has passed SQLite's own parser: throws Error exit 1 where it is not understood.
TriggerDdl read_create_trigger(std::string_view sql);

} // namespace aludel::sqlite
