#pragma once
#include "framework/base/place.hpp"
#include "framework/model/duration.hpp"
#include "framework/model/names.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aludel::model {

/// Looks an environment variable up.
using Environment = std::function<std::optional<std::string>(const std::string&)>;

/// `lint:` of the project file, kept as written until there is a lint to steer: key → text of its value.
struct LintSettings {
  std::map<std::string, std::string> target; ///< dialect → the oldest server that is deployed to
  std::string fail_on = "error";
};

/// The settings that an environment may override.
struct Settings {
  std::vector<std::string> revisions{"revisions"}; ///< folders; new files go to the first
  std::string database;                            ///< a URL; may be empty
  std::map<std::string, std::string> attach;       ///< SQLite: schema → database file
  std::map<std::string, std::string> databases;    ///< other databases by name → URL
  QualifiedName version_table{"aludel_version"};
  std::string file_template = "{revision}_{slug}";
  Duration lock_timeout{5'000}; ///< zero: `none`
  Duration wait{60'000};
  int retries = 3;
  std::vector<std::string> dialects; ///< empty: that of `database`
  LintSettings lint;
  bool protect = false; ///< work that loses data needs --confirm NAME
};

/// aludel.yaml.
struct Project {
  Settings settings;
  std::map<std::string, Settings> environments; ///< each already laid over `settings`
};

} // namespace aludel::model
