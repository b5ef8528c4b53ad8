#include "framework/base/error.hpp"

#include <utility>

namespace aludel::base {

Error::Error(Exit exit, Diagnostics diagnostics, std::string sqlstate)
    : std::runtime_error(diagnostics.front().message),
      exit_(exit),
      diagnostics_(std::move(diagnostics)),
      sqlstate_(std::move(sqlstate)) {}

Error::Error(Exit exit, Diagnostic diagnostic, std::string sqlstate)
    : Error(exit, Diagnostics{std::move(diagnostic)}, std::move(sqlstate)) {}

Error::Error(Exit exit, std::string code, std::string message, std::string help, Place place)
    : Error(exit, Diagnostic{Severity::error, std::move(code), std::move(message), std::move(help),
                             std::move(place)}) {}

void throw_if_errors(Exit exit, const Diagnostics& diagnostics) {
  if (has_errors(diagnostics)) throw Error(exit, diagnostics);
}

} // namespace aludel::base
