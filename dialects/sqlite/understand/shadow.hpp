#pragma once
#include "framework/catalog/catalog.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace aludel::sqlite {

/// What a statement does to a table or view when it runs, as SQLite's authorizer tells it.
struct Access {
  model::QualifiedName relation; ///< the schema is empty for main
  model::Identifier column;      ///< empty: rows as a whole
  bool writes = false;
  bool inside = false; ///< a trigger or view does it
};

/// SQLite's answer to a statement.
struct Verdict {
  bool accepted = false;
  bool readable = true;  ///< otherwise the grammar has no such statement
  bool withheld = false; ///< it can be read, and is not for this database: PRAGMA, ATTACH, DETACH
  std::string message;
  std::optional<std::size_t> offset; ///< of what is wrong, bytes
  std::vector<Access> accesses;      ///< each once
};

enum class RelationKind { table, virtual_table, view, index, trigger };

struct Relation {
  RelationKind kind = RelationKind::table;
  model::QualifiedName name; ///< as the database spells it; the schema is empty for main
  model::Identifier on;      ///< of an index or trigger: its table
  std::string sql;
};

/// A database in memory that holds what a text names of a catalog. Nothing leaves it, and no row gets in.
class Shadow {
public:
  Shadow(const catalog::Catalog& catalog, std::string_view text);
  ~Shadow();
  Shadow(const Shadow&) = delete;
  Shadow& operator=(const Shadow&) = delete;

  ::sqlite3* native() const { return database_.get(); }

  /// Prepares the statement without running it.
  Verdict judge(const std::string& sql) const;
  /// Runs a statement that changes the schema; false when it fails or takes too long.
  bool run(const std::string& sql);

  std::string message() const; ///< of what failed last

  /// By kind of name: tables, views and indexes share one space, triggers have their own.
  std::optional<Relation> relation(const model::QualifiedName& name) const;
  std::optional<Relation> trigger(const model::QualifiedName& name) const;

  /// A database of that name, unless there is one.
  void attach(const model::Identifier& schema);

private:
  struct Close {
    void operator()(::sqlite3* database) const;
  };
  std::optional<Relation> find(const model::QualifiedName& name, bool trigger) const;
  /// How many views SQLite copies to read a text.
  std::size_t copies_for(const std::string& sql) const;

  std::unique_ptr<::sqlite3, Close> database_;
  model::Identifiers attached_;
  std::map<std::string, std::size_t> copies_; ///< view in lower case → copies that reading it once takes
};

/// Schema changes of a shadow that are taken back unless they are kept.
class Attempt {
public:
  explicit Attempt(Shadow& shadow);
  ~Attempt();
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;
  void keep() { kept_ = true; }

private:
  Shadow& shadow_;
  bool kept_ = false;
};

} // namespace aludel::sqlite
