#pragma once
#include "framework/dialect/session.hpp"

#include <memory>
#include <string>

struct sqlite3;
namespace soci {
class session;
}

namespace aludel::sqlite {

/// The connection, held by SOCI, and SQLite's own handle of it.
class Connection {
public:
  /// `target`: a path, ":memory:", or `db=file:…`. Throws Error exit 5 that names `path`.
  Connection(const std::string& target, const std::string& path);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  ::sqlite3* native() const { return native_; }
  /// Aludel's own fixed texts with bound values; returns how many rows were changed.
  std::int64_t run(std::string_view sql, const std::vector<dialect::Bound>& values);

private:
  std::unique_ptr<::soci::session> session_;
  ::sqlite3* native_ = nullptr;
};

} // namespace aludel::sqlite
