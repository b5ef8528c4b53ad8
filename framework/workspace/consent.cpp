#include "framework/workspace/consent.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/runner/interrupt.hpp"

#include <algorithm>

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
  const auto is_given = [&](const std::string& loss) {
    return std::find(given_.begin(), given_.end(), loss) != given_.end();
  };
  if (options_.yes || std::all_of(losses.begin(), losses.end(), is_given)) return;
  const auto lost = base::join(losses, ", ");
  if (!options_.ask)
    throw base::Error(base::Exit::usage, "data-loss", "this downgrade loses " + lost,
                      "add --yes to do it all the same");
  const bool given = options_.ask("This downgrade loses " + lost + ". Go on?");
  runner::stop_if_asked(options_.stop);
  if (given)
    given_ = losses;
  else
    throw base::Error(base::Exit::usage, "data-loss", "nothing was done", "");
}

} // namespace aludel::workspace
