#pragma once
#include "framework/base/json.hpp"
#include "framework/base/place.hpp"

#include <string>
#include <vector>

namespace aludel::base {

enum class Severity { info, warning, error };
std::string_view to_string(Severity severity);

/// One complaint about something a user wrote: what is wrong, where, and the way out.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;    ///< stable and machine readable: "unknown-key"
  std::string message; ///< one sentence, no full stop
  std::string help;    ///< the way out; may be empty
  Place place;
  Json details = {}; ///< an object: what a program may want to know besides; null: nothing
};
using Diagnostics = std::vector<Diagnostic>;

bool has_errors(const Diagnostics& diagnostics);

/// By file, line and column; the order of equals is kept.
void sort_by_place(Diagnostics& diagnostics);

/// The complaint as a person reads it, with the source line and a caret below it where the place is known.
std::string to_text(const Diagnostic& diagnostic, bool colour = false);

} // namespace aludel::base
