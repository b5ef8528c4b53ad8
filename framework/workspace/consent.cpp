#include "framework/workspace/consent.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/runner/interrupt.hpp"

namespace aludel::workspace {

void Consent::require_named_environment() const {
  if (!options_.confirm || *options_.confirm == project_.environment) return;
  throw base::Error(base::Exit::usage, "protected",
                    "--confirm names '" + *options_.confirm + "', and this is " +
                        (project_.environment.empty() ? "no environment of the project file"
                                                      : "environment '" + project_.environment + "'"),
                    "choose the environment with -e, or leave --confirm out");
}

void Consent::require(const std::vector<std::string>& losses) {
  const bool down = options_.direction == plan::Direction::down;
  if (project_.settings.protect && (down || !losses.empty()) && options_.confirm != project_.environment)
    throw base::Error(base::Exit::usage, "protected",
                      "environment '" + project_.environment + "' is protected",
                      "add --confirm " + project_.environment + " to do it all the same");
  if (losses.empty() || options_.yes || given_) return;
  const auto lost = base::join(losses, ", ");
  if (!options_.ask)
    throw base::Error(base::Exit::usage, "data-loss", "this downgrade loses " + lost,
                      "add --yes to do it all the same");
  given_ = options_.ask("This downgrade loses " + lost + ". Go on?");
  runner::stop_if_asked(options_.stop);
  if (!given_) throw base::Error(base::Exit::usage, "data-loss", "nothing was done", "");
}

} // namespace aludel::workspace
