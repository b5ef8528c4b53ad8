#pragma once
#include <string>
#include <string_view>
#include <vector>

/// A schema of SQLite as a test says it, spelled by the test alone: what the program makes of a table is held
/// against a table that nobody ever rebuilt.
namespace aludel::rebuild {

/// What values of a column are drawn from; a column may hold any other kind as well, but in a STRICT table.
enum class Pool { numbers, texts, reals, blobs, keys };

struct Column {
  std::string name;
  std::string type; ///< as it is declared; may be empty
  Pool pool = Pool::texts;
  bool not_null = false;
  std::string collation{};
  std::string default_value{}; ///< as it stands behind DEFAULT; empty: none
  std::string generated{};     ///< `AS (…) STORED`; empty: none
  std::string parts{};         ///< all else: keys, checks, references
  bool is_free = false;        ///< nothing but its own table speaks of it
};

struct Constraint {
  std::string name; ///< empty: none
  std::string sql;
};

struct Table {
  std::string name;
  std::vector<Column> columns;
  std::vector<Constraint> constraints;
  bool without_rowid = false;
  bool strict = false;
  bool is_alias = false;    ///< a column is another name of the rowid
  bool is_numbered = false; ///< AUTOINCREMENT
  bool is_searched = false; ///< a full-text index counts on its rowids
  std::string key;          ///< the column that others may point at; empty: none
  std::vector<std::string> indexes;

  Column& column(std::string_view called);
  const Column& column(std::string_view called) const;
};

struct Draft {
  std::vector<Table> tables;
  std::vector<std::string> triggers;
  std::vector<std::string> views;    ///< with their triggers
  std::vector<std::string> searches; ///< full-text indexes, with the triggers that feed them

  Table& table(std::string_view called);
  const Table& table(std::string_view called) const;
};

/// Bare where it is a plain word, else quoted in one of SQLite's ways.
std::string spelled(const std::string& name);
std::string literal(const std::string& text);
std::string create_table(const Table& table);
/// All that comes after the rows: indexes, triggers, views and full-text indexes.
std::vector<std::string> surroundings(const Draft& draft);
/// The whole schema, a statement each.
std::vector<std::string> statements(const Draft& draft);
/// The name by which the rowid can be asked for; empty where the table has none, or hides it.
std::string rowid_of(const Table& table);

} // namespace aludel::rebuild
