#include "dialects/sqlite/connection.hpp"

#include "dialects/soci/binding.hpp"
#include "dialects/sqlite/native.hpp"

// The one file that includes this header: it puts all of sqlite3.h into a namespace of SOCI's.
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace aludel::sqlite {

namespace {
std::unique_ptr<::soci::session> open(const std::string& target, const std::string& path) {
  try {
    return std::make_unique<::soci::session>(::soci::sqlite3, target);
  } catch (const ::soci::soci_error& error) {
    auto reason = error.get_error_message();
    if (const auto sentence = reason.find(". "); sentence != std::string::npos) reason.erase(0, sentence + 2);
    throw base::Error(base::Exit::unreachable, "database-unreachable",
                      "the database " + path + " cannot be opened: " + reason,
                      "check the path and the parameters in the database URL");
  }
}

// The sanitizer's check of the cast would not link either.
__attribute__((no_sanitize("vptr"))) ::sqlite3* native_of(::soci::session& session) {
  // `open` made it with this backend; a checked cast would not link, since SOCI hides the type's information.
  auto& backend = static_cast<::soci::sqlite3_session_backend&>(*session.get_backend());
  // The same type, under the name that SOCI's header gives it.
  return reinterpret_cast<::sqlite3*>(backend.conn_);
}
} // namespace

Connection::Connection(const std::string& target, const std::string& path)
    : session_(open(target, path)), native_(native_of(*session_)) {}
Connection::~Connection() = default;

std::int64_t Connection::run(std::string_view sql, const std::vector<dialect::Bound>& values) {
  try {
    return binding::run(*session_, sql, values);
  } catch (const ::soci::soci_error&) {
    // SQLite's own words: what() of SOCI's shows the bound values.
    throw failure(native_, dialect::statement(std::string(sql)));
  }
}

} // namespace aludel::sqlite
