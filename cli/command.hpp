#pragma once
#include "cli/arguments.hpp"
#include "cli/call.hpp"

#include <memory>
#include <string>
#include <vector>

namespace aludel::cli {

/// One verb: its words, its options, and one call of the library.
class Command {
public:
  virtual ~Command() = default;
  virtual std::string name() const = 0;
  virtual std::string summary() const = 0;  ///< one line
  virtual std::string examples() const = 0; ///< shown below its --help
  virtual void declare(Arguments& arguments) = 0;
  /// What `--format` may say with this verb; the first is the default.
  virtual std::vector<std::string> formats() const { return {"text", "json"}; }
  virtual base::Exit run(Call& call) = 0;
};

using Commands = std::vector<std::unique_ptr<Command>>;

} // namespace aludel::cli
