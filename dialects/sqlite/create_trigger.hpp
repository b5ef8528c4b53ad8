#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/catalog/catalog.hpp"

#include <string>

namespace aludel::sqlite {

/// CREATE TRIGGER, whatever `replace` says (https://www.sqlite.org/lang_createtrigger.html). What SQLite has
/// not, and a body that is none or does not end where its text ends, are problems.
std::string create_trigger(const model::CreateTrigger& trigger, base::Diagnostics& problems);

/// The same of a trigger that is there: as the database spells it, where that is known.
std::string create_trigger(const catalog::Trigger& trigger, base::Diagnostics& problems);

} // namespace aludel::sqlite
