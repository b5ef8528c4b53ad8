#include "framework/importing/applied.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/importing/names.hpp"

#include <algorithm>

namespace aludel::importing {

namespace {
using base::Error;
using base::Exit;

bool is_true(const std::optional<std::string>& value) {
  return value == "t" || value == "true" || value == "1";
}

std::string called(const VersionTable& table) {
  return std::string(table.schema) + (table.schema.empty() ? "" : ".") + std::string(table.table);
}

bool is_in(const std::string& version, const std::vector<std::string>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](const auto& other) { return same_version(version, other); });
}

[[noreturn]] void refuse(std::string message, std::string help) {
  throw Error(Exit::usage, "adopt", std::move(message), std::move(help));
}

std::string stamp_help() { return "bring the database to one version, or say where it is: aludel stamp REV"; }
} // namespace

Applied read_applied(const VersionTable& table, std::string_view title, dialect::Session& session) {
  const model::QualifiedName name{std::string(table.schema), std::string(table.table)};
  if (table.rows == VersionTable::Rows::none)
    refuse("there is no table that says what of " + std::string(title) + " is applied", stamp_help());
  if (!session.table_exists(name))
    refuse("the database has no table " + called(table) + ": " + std::string(title) +
               " has applied nothing here",
           "leave --adopt out, and upgrade");
  Applied applied;
  for (const auto& row : session.query(table.query)) {
    if (row.size() != 2 || !row[0]) continue;
    const auto number = table.file_names ? numbered(*row[0]) : std::nullopt;
    (is_true(row[1]) ? applied.versions : applied.unfinished).push_back(number ? number->version : *row[0]);
  }
  return applied;
}

std::size_t applied_length(const VersionTable& table, std::string_view title, const Applied& applied,
                           const std::vector<std::string>& chain) {
  if (!applied.unfinished.empty())
    refuse(called(table) + " says that version " + applied.unfinished.front() + " broke off",
           "let " + std::string(title) + " finish or repair it first");
  for (const auto& version : applied.versions)
    if (!is_in(version, chain))
      refuse(called(table) + " says that version " + version + " is applied, and it was not imported",
             "import the folder that has it, without a baseline that stands for it");
  std::size_t length = 0;
  for (std::size_t i = 0; i < chain.size(); ++i)
    if (is_in(chain[i], applied.versions)) length = i + 1;
  if (table.rows == VersionTable::Rows::up_to) {
    if (applied.versions.size() > 1)
      refuse(called(table) + " has " + base::count_of(applied.versions.size(), "row"), stamp_help());
    return length;
  }
  for (std::size_t i = 0; i < length; ++i)
    if (!is_in(chain[i], applied.versions))
      refuse(called(table) + " says that version " + chain[length - 1] + " is applied, and " + chain[i] +
                 " before it is not",
             stamp_help());
  return length;
}

} // namespace aludel::importing
