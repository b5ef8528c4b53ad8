#pragma once
#include "cli/arguments.hpp"
#include "cli/call.hpp"
#include "framework/report/script.hpp"

namespace aludel::cli {

/// `--sql` of upgrade, downgrade and stamp.
class ScriptArguments {
public:
  void declare(Arguments& arguments);
  /// Throws Error exit 2 for an --output without a script.
  bool wanted() const;
  /// Throws Error exit 2 when an option is given that says nothing to a script.
  void refuse_beside(const std::string& option, bool given) const;
  void answer(Call& call, const report::Script& script) const;

private:
  bool sql_ = false;
  std::optional<std::string> output_;
};

} // namespace aludel::cli
