#include "tests/rebuild/random_draft.hpp"

#include <algorithm>

namespace aludel::rebuild {

namespace {
const std::vector<std::string> table_names{"users", "notes",     "order", "my table", "say \"it\"", "it's",
                                           "Größe", "[bracket]", "group", "1st",      "semi;colon", "Items"};
const std::vector<std::string> column_names{"a",    "b",   "title", "two words", "select", "x\"y",
                                            "it's", "Maß", "value", "Text",      "n",      "_rowid_"};

/// What other tables need to know of one that is not there yet.
struct Head {
  std::string name;
  int kind = 0; ///< of its primary key
  std::string key;
};

class RandomDraft {
public:
  explicit RandomDraft(Dice& dice) : dice_(dice) {}

  Draft draw() {
    const int tables = 1 + dice_.below(4);
    auto names = shuffled(table_names);
    for (int i = 0; i < tables; ++i) heads_.push_back(head(names[static_cast<std::size_t>(i)]));
    for (const auto& head : heads_) draft_.tables.push_back(table(head));
    draft_.tables.push_back(log());
    for (auto& table : draft_.tables) indexes(table);
    for (int i = dice_.below(5); i > 0; --i) draft_.triggers.push_back(trigger());
    views();
    if (dice_.chance(40)) search_of_rows();
    if (dice_.chance(25)) search_of_its_own();
    return std::move(draft_);
  }

private:
  std::vector<std::string> shuffled(std::vector<std::string> all) {
    for (std::size_t i = all.size(); i > 1; --i)
      std::swap(all[i - 1], all[static_cast<std::size_t>(dice_.below(static_cast<int>(i)))]);
    return all;
  }
  std::string number() { return std::to_string(++number_); }

  Head head(const std::string& name) {
    const int kind = dice_.below(9);
    return {name, kind, kind == 3 || kind == 8 ? "" : dice_.one_of({"id", "code", "the key"})};
  }

  Table table(const Head& head) {
    Table table;
    table.name = head.name;
    table.strict = dice_.chance(25);
    table.key = head.key;
    columns(table);
    key(table, head);
    generated(table);
    if (dice_.chance(60)) spare(table);
    constraints(table);
    return table;
  }

  Table log() {
    Table table;
    table.name = "log";
    Column at{"at", "INTEGER", Pool::numbers, false, "", "", "", "PRIMARY KEY AUTOINCREMENT"};
    table.is_alias = table.is_numbered = true;
    table.columns = {at, {"what", "", Pool::texts}};
    if (dice_.chance(50)) {
      table.is_alias = table.is_numbered = false;
      table.columns.erase(table.columns.begin());
    }
    return table;
  }

  // --- columns

  static Pool pool_of(const std::string& type) {
    if (type == "REAL" || type.rfind("NUM", 0) == 0) return Pool::reals;
    if (type == "BLOB") return Pool::blobs;
    if (type.find("INT") != std::string::npos || type == "BOOLEAN") return Pool::numbers;
    return Pool::texts;
  }

  void columns(Table& table) {
    const auto names = shuffled(column_names);
    const int count = 1 + dice_.below(4);
    for (int i = 0; i < count; ++i)
      table.columns.push_back(column(table, names[static_cast<std::size_t>(i)]));
  }

  Column column(const Table& table, const std::string& name) {
    Column column;
    column.name = name;
    column.type =
        table.strict
            ? dice_.one_of({"INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"})
            : dice_.one_of({"", "INT", "INTEGER", "BIGINT", "TEXT", "TEXT", "VARCHAR(10)", "REAL", "BLOB",
                            "NUMERIC(6, 2)", "BOOLEAN", "\"odd type\"", "DATETIME", "unsigned big int"});
    column.pool = pool_of(column.type);
    if (dice_.chance(25)) refer(table, column);
    column.not_null = dice_.chance(25);
    if (column.pool == Pool::texts && dice_.chance(25))
      column.collation = dice_.one_of({"NOCASE", "RTRIM", "binary"});
    if (dice_.chance(40)) column.default_value = default_of(column, table.strict);
    if (dice_.chance(20)) column.parts += " CHECK (" + random_condition(dice_, table, column) + ")";
    // SQLite 3.40 misses who points at a table with a unique column that points at the table itself, where
    // the other one was made first.
    const bool points_at_itself = column.parts.find("REFERENCES " + spelled(table.name)) != std::string::npos;
    if (dice_.chance(15) && !points_at_itself) column.parts += " UNIQUE" + conflict();
    return column;
  }

  std::string default_of(const Column& column, bool strict) {
    switch (column.pool) {
    case Pool::keys: return dice_.one_of({"1", "(2)", "NULL"});
    case Pool::numbers:
      return dice_.one_of({"0", "-1", "+4", "(abs(-4))", "TRUE", "(1 + 1)", "0x10", "NULL"});
    case Pool::reals: return dice_.one_of({"0.5", "-1.5e3", "(2.0 * 3)", ".5"});
    case Pool::blobs: return dice_.one_of({"x'00ff'", "(zeroblob(2))", "X''"});
    case Pool::texts: break;
    }
    if (strict) return dice_.one_of({"'it''s'", "''", "('a' || 'b')"});
    return dice_.one_of({"'it''s'", "''", "('a' || 'b')", "bare", "\"double\"", "'two\nlines'", "('x')",
                         "'; DROP TABLE log; --'", "(lower('A)'))"});
  }

  std::string conflict() {
    return dice_.chance(70) ? "" : " ON CONFLICT " + dice_.one_of({"IGNORE", "REPLACE", "FAIL", "ABORT"});
  }

  std::string actions() {
    const std::initializer_list<const char*> all{"CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT",
                                                 "NO ACTION"};
    std::string text;
    if (dice_.chance(60)) text += " ON DELETE " + dice_.one_of(all);
    if (dice_.chance(40)) text += " ON UPDATE " + dice_.one_of(all);
    return text + dice_.one_of({"", "", " DEFERRABLE INITIALLY DEFERRED", " DEFERRABLE", " NOT DEFERRABLE"});
  }

  void refer(const Table& table, Column& column) {
    const auto& parent = dice_.one_of(heads_);
    if (parent.key.empty() || table.strict) return;
    column.pool = Pool::keys;
    const bool is_implied = parent.kind != 4 && dice_.chance(30);
    column.parts += (dice_.chance(30) ? " CONSTRAINT fk" + number() : "") + " REFERENCES " +
                    spelled(parent.name) + (is_implied ? "" : " (" + spelled(parent.key) + ")") + actions();
  }

  /// By the kind: a name of the rowid, numbered, text, of two columns, none but unique, INT, descending, of
  /// the table, of two columns with collation and order.
  void key(Table& table, const Head& head) {
    Column id{head.key, head.kind == 2 || head.kind == 4 ? "TEXT" : "INTEGER", Pool::keys};
    switch (head.kind) {
    case 0: id.parts = "PRIMARY KEY" + conflict(); break;
    case 1: id.parts = "PRIMARY KEY AUTOINCREMENT"; break;
    case 2:
      id.parts = (dice_.chance(30) ? "CONSTRAINT pk" + number() + " " : "") + "PRIMARY KEY" + conflict();
      break;
    case 4:
      table.constraints.push_back({"one" + number(), "UNIQUE (" + spelled(head.key) + ")" + conflict()});
      break;
    case 5:
      id.type = "INT";
      id.parts = "NOT NULL PRIMARY KEY" + conflict();
      break;
    case 6: id.parts = "PRIMARY KEY DESC"; break;
    case 7: table.constraints.push_back({"", "PRIMARY KEY (" + spelled(head.key) + ")"}); break;
    default: return composite_key(table, head);
    }
    table.is_alias = head.kind == 0 || head.kind == 1 || head.kind == 7;
    table.is_numbered = head.kind == 1;
    table.without_rowid = (head.kind == 2 || head.kind == 5) && dice_.chance(40);
    // A descending one is asked before a unique column that stands before it, once it was made anew.
    const int place = head.kind == 6 ? 0 : dice_.below(static_cast<int>(table.columns.size()));
    table.columns.insert(table.columns.begin() + place, id);
  }

  void composite_key(Table& table, const Head& head) {
    table.columns.insert(table.columns.begin(), Column{"k1", "INTEGER", Pool::keys});
    table.columns.push_back(Column{"k 2", "TEXT", Pool::texts});
    table.constraints.push_back({dice_.chance(50) ? "" : "pk" + number(),
                                 head.kind == 3
                                     ? "PRIMARY KEY (k1, \"k 2\")"
                                     : "PRIMARY KEY (k1 DESC, \"k 2\" COLLATE NOCASE)" + conflict()});
    table.without_rowid = dice_.chance(40);
  }

  void generated(Table& table) {
    if (!dice_.chance(35)) return;
    const auto from = spelled(dice_.one_of(table.columns).name);
    const bool stored = dice_.chance(50);
    Column column{"made", table.strict ? "ANY" : dice_.one_of({"", "TEXT", "INT"}), Pool::texts};
    column.generated = dice_.one_of({"", "GENERATED ALWAYS "}) + "AS (" +
                       dice_.one_of({"coalesce(", "ifnull("}) + from + ", '-') || '!')" +
                       (stored ? " STORED" : dice_.one_of({"", " VIRTUAL"}));
    if (dice_.chance(30)) column.parts = "CHECK (made <> '42!')";
    table.columns.push_back(column);
    if (dice_.chance(30))
      table.columns.push_back(
          {"again", table.strict ? "TEXT" : "", Pool::texts, false, "", "", "AS (made || '?')", ""});
  }

  /// A column that a change may drop.
  void spare(Table& table) {
    Column column{"spare", table.strict ? "INTEGER" : dice_.one_of({"INTEGER", "TEXT", ""}), Pool::numbers};
    if (dice_.chance(40)) column.parts = "UNIQUE";
    if (dice_.chance(40)) column.parts += " CHECK (spare IS NOT 3)";
    column.is_free = true;
    table.columns.push_back(column);
  }

  void constraints(Table& table) {
    const auto& one = dice_.one_of(table.columns);
    const auto& other = dice_.one_of(table.columns);
    if (dice_.chance(30) && !one.is_free)
      table.constraints.push_back({dice_.chance(60) ? "check" + number() : "",
                                   "CHECK (" + random_condition(dice_, table, one) + ")"});
    if (dice_.chance(30) && one.generated.empty() && other.generated.empty() && !one.is_free &&
        !other.is_free && &one != &other)
      table.constraints.push_back(
          {dice_.chance(60) ? "pair " + number() : "", "UNIQUE (" + spelled(one.name) +
                                                           dice_.one_of({"", " COLLATE NOCASE", " DESC"}) +
                                                           ", " + spelled(other.name) + ")" + conflict()});
    if (dice_.chance(20)) refer_to_pair(table);
  }

  void refer_to_pair(Table& table) {
    for (const auto& parent : heads_) {
      if (parent.kind != 3 || table.strict) continue;
      table.columns.push_back({"p1", "INT", Pool::keys});
      table.columns.push_back({"p2", "TEXT", Pool::texts});
      table.constraints.push_back({dice_.chance(50) ? "" : "fk" + number(),
                                   "FOREIGN KEY (p1, p2) REFERENCES " + spelled(parent.name) +
                                       dice_.one_of({"", " (k1, \"k 2\")"}) + actions()});
      return;
    }
  }

  // --- around the tables

  const Column& used(const Table& table) {
    for (;;)
      if (const auto& column = dice_.one_of(table.columns); !column.is_free) return column;
  }

  void indexes(Table& table) {
    for (int i = dice_.below(3); i > 0; --i) {
      const auto column = spelled(dice_.one_of(table.columns).name);
      const auto key = dice_.one_of({"@", "@ DESC", "@ COLLATE NOCASE", "lower(@)", "coalesce(@, 0) DESC",
                                     "@ || 'x' COLLATE NOCASE", "(@ IS NULL)", "@, length(@)"});
      const auto condition = dice_.one_of({"", "", " WHERE @ IS NOT NULL", " WHERE @ > 1 AND @ <> 'z'"});
      table.indexes.push_back("CREATE " + dice_.one_of({"", "", "UNIQUE "}) + "INDEX " +
                              spelled(dice_.one_of({"ix", "by it's ", "Index "}) + number()) + " ON " +
                              spelled(table.name) + " (" + with(key, column) + ")" + with(condition, column));
    }
  }

  static std::string with(std::string text, const std::string& column) {
    for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', at + column.size()))
      text.replace(at, 1, column);
    return text;
  }

  std::string trigger() {
    const auto& table = dice_.one_of(draft_.tables);
    const auto column = spelled(used(table).name);
    const auto event = dice_.one_of({"AFTER INSERT ON", "BEFORE INSERT ON", "AFTER UPDATE OF @ ON",
                                     "AFTER UPDATE ON", "BEFORE DELETE ON", "AFTER DELETE ON", "INSERT ON"});
    const std::string row = event.find("DELETE") == std::string::npos ? "NEW" : "OLD";
    const auto name = dice_.one_of({"tr", "on it's ", "Trigger "}) + number();
    return "CREATE TRIGGER " + spelled(name) + " " + with(event, column) + " " + spelled(table.name) +
           dice_.one_of({"", " FOR EACH ROW"}) + condition(row, column) + " BEGIN " + body(row, column) +
           " END";
  }

  std::string condition(const std::string& row, const std::string& column) {
    return dice_.chance(60)
               ? ""
               : " WHEN " + row + "." + column + dice_.one_of({" IS NOT 2", " IS NOT NULL", " <> 'a'"});
  }

  std::string body(const std::string& row, const std::string& column) {
    const auto& other = dice_.one_of(draft_.tables);
    const auto there = spelled(used(other).name);
    const auto note = "INSERT INTO log (what) VALUES (" + literal("@" + number()) + " || coalesce(" + row +
                      "." + column + ", 'none'));";
    switch (dice_.below(5)) {
    case 0: return "SELECT RAISE(ABORT, 'no forty-two') WHERE " + row + "." + column + " IS 42;";
    case 1: return note + " DELETE FROM " + spelled(other.name) + " WHERE " + there + " = 'gone';";
    case 2:
      return note +
             " INSERT INTO log (what) SELECT CASE count(*) WHEN 0 THEN 'none; END' ELSE 'some' END FROM " +
             spelled(other.name) + ";";
    default: return note;
    }
  }

  void views() {
    if (dice_.chance(25)) return;
    const auto& table = dice_.one_of(draft_.tables);
    const auto column = spelled(used(table).name);
    const auto source = spelled(table.name);
    draft_.views.push_back("CREATE VIEW v1 AS SELECT " + column +
                           " AS c, count(*) OVER () AS all_of_them FROM " + source);
    draft_.views.push_back("CREATE VIEW \"view 2\" (one) AS SELECT c || '!' FROM v1 WHERE c IS NOT NULL");
    const auto& other = dice_.one_of(draft_.tables);
    draft_.views.push_back("CREATE VIEW v3 AS SELECT x." + column + " AS x, y." + spelled(used(other).name) +
                           " AS y FROM " + source + " AS x LEFT JOIN " + spelled(other.name) + " AS y ON x." +
                           column + " = y." + spelled(used(other).name));
    if (dice_.chance(60))
      draft_.views.push_back("CREATE TRIGGER into_v1 INSTEAD OF INSERT ON v1 BEGIN INSERT INTO " + source +
                             " (" + column + ") VALUES (NEW.c); END");
  }

  // --- full-text indexes

  void search_of_rows() {
    for (auto& table : draft_.tables) {
      const auto rowid = rowid_of(table);
      if (table.name == "log" || rowid != "rowid" || spelled(table.name) != table.name) continue;
      for (const auto& column : table.columns) {
        if (column.pool != Pool::texts || spelled(column.name) != column.name || !column.generated.empty())
          continue;
        table.is_searched = true;
        return feed(table.name, column.name);
      }
    }
  }

  void feed(const std::string& table, const std::string& column) {
    const auto added = "INSERT INTO found (rowid, " + column + ") VALUES (NEW.rowid, NEW." + column + ");";
    const auto gone =
        "INSERT INTO found (found, rowid, " + column + ") VALUES ('delete', OLD.rowid, OLD." + column + ");";
    draft_.searches = {"CREATE VIRTUAL TABLE found USING fts5(" + column + ", content='" + table +
                           "', content_rowid='rowid')",
                       "CREATE TRIGGER found_added AFTER INSERT ON " + table + " BEGIN " + added + " END",
                       "CREATE TRIGGER found_gone AFTER DELETE ON " + table + " BEGIN " + gone + " END",
                       "CREATE TRIGGER found_changed AFTER UPDATE ON " + table + " BEGIN " + gone + " " +
                           added + " END"};
  }

  void search_of_its_own() {
    draft_.searches.push_back("CREATE VIRTUAL TABLE words USING fts5(word)");
    draft_.searches.push_back(
        "CREATE TRIGGER words_fed AFTER INSERT ON log BEGIN INSERT INTO words (word) VALUES "
        "(NEW.what); END");
  }

  Dice& dice_;
  std::vector<Head> heads_;
  Draft draft_;
  int number_ = 0;
};
} // namespace

std::string random_condition(Dice& dice, const Table& table, const Column& column) {
  const auto name = spelled(column.name);
  switch (dice.below(6)) {
  case 0: return name + " IS NOT 42";
  case 1: return "length(" + name + ") < 20";
  case 2: return name + " <> 'no'";
  case 3: return "typeof(" + name + ") IN ('integer', 'real', 'text', 'blob', 'null')";
  case 4: return "coalesce(" + name + ", 1) <> -7 /* , ) */";
  default: return name + " COLLATE NOCASE <> 'NO' OR " + name + " = '" + (table.strict ? "s" : "o") + "'";
  }
}

Draft random_draft(Dice& dice) { return RandomDraft(dice).draw(); }

} // namespace aludel::rebuild
