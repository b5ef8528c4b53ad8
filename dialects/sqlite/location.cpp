#include "dialects/sqlite/location.hpp"

#include "framework/base/choices.hpp"
#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <unistd.h>

namespace aludel::sqlite {

namespace {
namespace fs = std::filesystem;
using base::Error;
using base::Exit;

std::string parameter(std::string_view parameters, std::string_view name) {
  for (const auto& pair : base::split(parameters, '&'))
    if (pair.substr(0, name.size() + 1) == std::string(name) + "=") return pair.substr(name.size() + 1);
  return {};
}

/// RFC 3986: everything but unreserved characters and '/'.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || std::string_view("-._~/").find(c) != std::string_view::npos)
      out += c;
    else
      out.append({'%', digits[byte >> 4U], digits[byte & 15U]});
  }
  return out;
}

/// SOCI takes a text with '=' for options, so such a name goes into a URI.
bool is_plain(std::string_view path) {
  return path.find_first_of("=\"") == std::string_view::npos && path.substr(0, 5) != "file:";
}

[[noreturn]] void unreachable(const std::string& message, const std::string& help) {
  throw Error(Exit::unreachable, "database-unreachable", message, help);
}

void check_file(const fs::path& path) {
  if (fs::is_directory(path))
    unreachable("the database " + path.string() + " is a folder", "name a file in it");
  if (!fs::is_regular_file(path))
    unreachable("the database " + path.string() + " is not a regular file", "name one");
  if (::access(path.c_str(), R_OK) != 0)
    unreachable("the database " + path.string() + " may not be read by this user", "change its permissions");
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// Where no database can ever be.
void check_folder(const fs::path& folder) {
  std::error_code reason; // set where the path cannot even be asked about
  const auto kind = fs::status(folder, reason).type();
  if (kind == fs::file_type::directory) return;
  if (kind == fs::file_type::none)
    unreachable("the folder " + folder.string() +
                    " of the database cannot be looked into: " + reason.message(),
                "change its permissions, or correct the database URL");
  unreachable("the folder " + folder.string() + " of the database " +
                  (kind == fs::file_type::not_found ? "does not exist" : "is not a folder"),
              "make it, or correct the database URL");
}

void check_writable(const fs::path& folder) {
  if (::access(folder.c_str(), W_OK) != 0)
    unreachable("no file can be made in " + folder.string() + ", the folder of the database",
                "change its permissions");
}
} // namespace

Location locate(const dialect::Url& url, const fs::path& folder) {
  const auto question = url.rest.find('?');
  const auto written = url.rest.substr(0, question);
  const auto parameters = question == std::string::npos ? std::string() : url.rest.substr(question + 1);
  if (!written.empty() && written.front() != '/')
    throw Error(Exit::usage, "bad-url", "an SQLite URL has no host",
                "write three slashes for a relative path (sqlite:///app.db), four for an absolute one");
  const auto path = dialect::percent_decoded(written.empty() ? "" : written.substr(1));
  const auto mode = parameter(parameters, "mode");
  if (!mode.empty()) base::require_word("mode= of the database URL", mode, {"ro", "rw", "rwc", "memory"});
  if (path.empty() || path == ":memory:" || mode == "memory") return {{}, ":memory:", true};
  const auto file = (folder / path).string(); // an absolute path stays what it is
  if (parameters.empty() && is_plain(file)) return {file, file, true};
  const bool creates = mode.empty() || mode == "rwc";
  return {file, "db=file:" + percent_encoded(file) + "?" + parameters, creates, creates};
}

void check_reachable(const Location& location) {
  if (location.path.empty()) return;
  std::error_code reason;
  const auto kind = fs::status(location.path, reason).type();
  if (fs::status_known(fs::file_status(kind)) && kind != fs::file_type::not_found)
    return check_file(location.path);
  const auto folder = folder_of(location.path);
  check_folder(folder);
  std::error_code no_link;
  const auto target = fs::read_symlink(location.path, no_link);
  if (!no_link) check_folder(folder_of(folder / target));
  if (kind != fs::file_type::not_found)
    unreachable("the database " + location.path.string() + " cannot be looked at: " + reason.message(),
                "correct the path in the database URL, or its permissions");
  if (!location.creates)
    throw Error(Exit::unreachable, "no-database", "there is no database " + location.path.string(),
                location.may_create ? "`aludel upgrade` makes it"
                                    : "correct the path, or leave mode= out of the database URL");
  check_writable(folder);
}

} // namespace aludel::sqlite
