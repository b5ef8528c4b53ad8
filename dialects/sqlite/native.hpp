#pragma once
#include "framework/base/error.hpp"
#include "framework/dialect/session.hpp"

#include <optional>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite's own interface, for everything that a revision says: SOCI would run only the first statement of a
/// text, and bind what looks like a parameter as NULL.
namespace aludel::sqlite {

/// The failure that the connection has just reported, with the place inside the statement where SQLite knows
/// one (sqlite3_error_offset).
base::Error failure(::sqlite3* database, const dialect::Statement& statement);

/// One statement; finalized with the value.
class Prepared {
public:
  /// Throws when SQLite refuses it, and when the text holds a second statement.
  Prepared(::sqlite3* database, const dialect::Statement& statement);
  ~Prepared();
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  void bind(const std::vector<dialect::Bound>& values); ///< the first goes to the first parameter
  bool step();                                          ///< false: no more rows
  int columns() const;
  std::optional<std::string> text(int column) const; ///< nullopt for NULL
  dialect::TextRow row() const;
  /// Of a statement that has ended: how many rows it wrote; nullopt when it is none that writes rows.
  std::optional<std::int64_t> rows_written() const;

private:
  ::sqlite3* database_;
  dialect::Statement statement_;
  ::sqlite3_stmt* handle_ = nullptr; ///< null for a text of comments alone
  bool done_ = false;
};

void execute(::sqlite3* database, const std::string& sql);
std::vector<dialect::TextRow> query(::sqlite3* database, std::string_view sql,
                                    const std::vector<dialect::Bound>& values = {});
/// The first column of the first row; nullopt when there is none, or it is NULL.
std::optional<std::string> single(::sqlite3* database, std::string_view sql,
                                  const std::vector<dialect::Bound>& values = {});

} // namespace aludel::sqlite
