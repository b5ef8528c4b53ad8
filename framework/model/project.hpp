#pragma once
#include "framework/base/place.hpp"
#include "framework/describe/field.hpp"
#include "framework/model/duration.hpp"
#include "framework/model/forms.hpp"
#include "framework/model/lint_settings.hpp"
#include "framework/model/names.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aludel::model {

/// Looks an environment variable up.
using Environment = std::function<std::optional<std::string>(const std::string&)>;

/// `hooks:`, which may stand empty in a project file: there are none yet.
struct Hooks {};

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
  Hooks hooks;
  bool protect = false; ///< work that loses data needs --confirm NAME

  static constexpr auto fields() {
    using S = Settings;
    using describe::blank;
    using describe::optional;
    return std::tuple{
        optional<Folders>("revisions", &S::revisions,
                          "The folder of the revisions; new files go to the first."),
        blank("database", &S::database, "The URL of the database."),
        optional<Attached>("attach", &S::attach, "SQLite: schemas, each a database file."),
        optional("databases", &S::databases, "Other databases by name, for data steps."),
        optional<TableName>("version_table", &S::version_table,
                            "The table of the applied revisions; Aludel's other tables stand beside it."),
        optional<FileTemplate>(
            "file_template", &S::file_template,
            "How new files are called: `{revision}`, `{slug}`, `{year}`, `{month}`, `{day}`, "
            "`{hour}`, `{minute}`, `{second}`."),
        optional<Limit>("lock_timeout", &S::lock_timeout, "The longest wait for a table's lock."),
        optional("wait", &S::wait, "The longest wait for another deployer."),
        optional("retries", &S::retries, "How often work that failed for a moment's reason is tried again."),
        optional<DialectNames>("dialects", &S::dialects,
                               "What is judged without a database; absent: the dialect of `database`."),
        blank("hooks", &S::hooks, "Empty: this version has none."),
        blank("lint", &S::lint, "How the lint judges."),
        optional("protect", &S::protect, "Work that loses data needs `--confirm NAME`.")};
  }
};

/// aludel.yaml.
struct Project {
  Settings settings;
  std::map<std::string, Settings> environments; ///< each already laid over `settings`
  static constexpr auto fields() {
    return std::tuple{describe::inlined(&Project::settings),
                      describe::blank("environments", &Project::environments,
                                      "Settings that `--env NAME` lays over those above.")};
  }
};

} // namespace aludel::model
