#pragma once
#include "framework/workspace/migrate.hpp"

#include <string>
#include <vector>

namespace aludel::workspace {

/// What a run needs somebody's word for.
class Consent {
public:
  Consent(const ChosenProject& project, const MigrateOptions& options)
      : project_(project), options_(options) {}

  /// Whoever confirms another environment than this one is in the wrong place: Error exit 2.
  void require_named_environment() const;

  /// Consent to these losses, asked for once. Throws Error exit 2 without it, and on a protected environment
  /// that was not confirmed.
  void require(const std::vector<std::string>& losses);

private:
  const ChosenProject& project_;
  const MigrateOptions& options_;
  std::vector<std::string> given_; ///< the losses that were consented to
};

} // namespace aludel::workspace
