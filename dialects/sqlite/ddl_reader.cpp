#include "dialects/sqlite/ddl_reader.hpp"

#include "dialects/sqlite/ddl_cursor.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/types.hpp"
#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/names.hpp"

#include <algorithm>
#include <array>

namespace aludel::sqlite {

namespace {
using catalog::Constraint;

/// Words that end a column's type. GENERATED does so only before ALWAYS.
bool ends_type(const DdlCursor& cursor) {
  constexpr std::array ends{",",     ")",       "constraint", "primary",    "not", "null", "unique",
                            "check", "default", "collate",    "references", "as",  "on",   "deferrable"};
  return cursor.at_end() || (cursor.at("generated") && cursor.at("always", 1)) ||
         std::any_of(ends.begin(), ends.end(), [&](const char* word) { return cursor.at(word); });
}

std::string read_type(DdlCursor& cursor) {
  const auto from = cursor.position();
  while (!ends_type(cursor)) {
    if (cursor.at("("))
      cursor.parenthesized();
    else
      cursor.take();
  }
  return cursor.since(from);
}

/// Whether a conflict clause other than the default one stands here.
bool accept_conflict_clause(DdlCursor& cursor) {
  if (!cursor.accept("on", "conflict")) return false;
  return !cursor.take().is("abort");
}

std::string read_default(DdlCursor& cursor) {
  if (cursor.at("(")) return cursor.parenthesized();
  const auto from = cursor.position();
  if (!cursor.accept("-")) cursor.accept("+");
  const auto token = cursor.take();
  constexpr std::array values{"null", "true", "false", "current_time", "current_date", "current_timestamp"};
  const bool is_value = std::any_of(values.begin(), values.end(), [&](const char* v) { return token.is(v); });
  // DEFAULT name: the name is the text (sqlite3ExprIdToTrueFalse in the grammar's ccons rule).
  if (token.is_name() && !is_value) return ansi::literal(unquoted(token));
  return cursor.since(from);
}

model::ReferentialAction read_action(DdlCursor& cursor) {
  using model::ReferentialAction;
  if (cursor.accept("set", "null")) return ReferentialAction::set_null;
  if (cursor.accept("set", "default")) return ReferentialAction::set_default;
  if (cursor.accept("no", "action")) return ReferentialAction::no_action;
  if (cursor.accept("cascade")) return ReferentialAction::cascade;
  cursor.expect("restrict");
  return ReferentialAction::restrict;
}

/// SQLite reads NOT DEFERRABLE INITIALLY DEFERRED as not deferrable (lang: foreignkeys.html, section 4.2).
model::Deferrable read_deferrable(DdlCursor& cursor, bool negated) {
  const bool deferred = cursor.accept("initially", "deferred");
  if (!deferred) cursor.accept("initially", "immediate");
  if (negated) return model::Deferrable::no;
  return deferred ? model::Deferrable::initially_deferred : model::Deferrable::initially_immediate;
}

model::References read_references(DdlCursor& cursor, const model::Identifier& schema) {
  model::References result;
  result.table = {schema, cursor.name()};
  if (cursor.at("(")) result.columns = cursor.names();
  for (;;) {
    if (cursor.accept("on", "delete"))
      result.on_delete = read_action(cursor);
    else if (cursor.accept("on", "update"))
      result.on_update = read_action(cursor);
    else if (cursor.accept("on", "insert"))
      read_action(cursor); // parsed by SQLite, and without effect
    else if (cursor.accept("match"))
      cursor.name(); // the same
    else if (cursor.accept("not", "deferrable"))
      result.deferrable = read_deferrable(cursor, true);
    else if (cursor.accept("deferrable"))
      result.deferrable = read_deferrable(cursor, false);
    else
      return result;
  }
}

/// Columns of a key, and whether their names say all of it.
struct KeyColumns {
  model::Identifiers names;
  bool plain = true;
  bool autoincrement = false;
};

KeyColumns read_key_columns(DdlCursor& cursor) {
  KeyColumns key;
  cursor.expect("(");
  do {
    key.names.push_back(cursor.name());
    if (cursor.accept("collate")) {
      cursor.name();
      key.plain = false;
    }
    if (cursor.accept("desc")) key.plain = false;
    cursor.accept("asc");
  } while (cursor.accept(","));
  key.autoincrement = cursor.accept("autoincrement");
  cursor.expect(")");
  return key;
}

class TableReader {
public:
  TableReader(std::string_view sql, model::Identifier schema) : cursor_(sql), schema_(std::move(schema)) {}

  catalog::Table read() {
    read_head();
    cursor_.expect("(");
    do {
      if (at_table_constraint())
        while (at_table_constraint()) read_table_constraint(); // the commas between them may lack
      else
        read_column();
    } while (cursor_.accept(","));
    cursor_.expect(")");
    read_options();
    for (auto& constraint : constraints_) add(std::move(constraint));
    say_not_null();
    return std::move(table_);
  }

private:
  /// Keys of these tables take no NULL, whether they say it or not (https://www.sqlite.org/withoutrowid.html,
  /// https://www.sqlite.org/stricttables.html).
  void say_not_null() {
    const auto* key = table_.primary_key();
    if (key == nullptr || !(table_.options.without_rowid || table_.options.strict)) return;
    for (const auto& name : std::get<model::PrimaryKey>(key->definition).columns)
      for (auto& column : table_.columns)
        if (same(column.definition.name, name) && &column != rowid_alias(table_))
          column.definition.nullable = false;
  }

  void read_head() {
    cursor_.expect("create");
    table_.options.temporary = cursor_.accept("temp") || cursor_.accept("temporary");
    cursor_.expect("table");
    if (cursor_.accept("if", "not")) cursor_.expect("exists");
    table_.name = {schema_, cursor_.name()};
    if (cursor_.accept(".")) table_.name.name = cursor_.name();
  }

  void read_options() {
    while (!cursor_.at_end()) {
      if (cursor_.accept("strict"))
        table_.options.strict = true;
      else if (cursor_.accept("without", "rowid"))
        table_.options.without_rowid = true;
      else
        cursor_.expect(",");
    }
  }

  bool at_table_constraint() const {
    constexpr std::array words{"constraint", "primary", "unique", "check", "foreign"};
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return cursor_.at(word); });
  }

  void read_column() {
    catalog::Column column;
    column.definition.name = cursor_.name();
    column.definition.type.kind = model::TypeKind::native;
    column.definition.type.native["sqlite"] = read_type(cursor_);
    table_.columns.push_back(std::move(column));
    while (!cursor_.at(",") && !cursor_.at(")")) read_column_part(table_.columns.back().definition);
    given_ = {};
  }

  void read_column_part(model::Column& column) {
    const model::Identifiers itself{column.name};
    if (cursor_.accept("constraint"))
      given_ = cursor_.name();
    else if (cursor_.accept("default"))
      column.default_value = model::SqlText{read_default(cursor_), {}};
    else if (cursor_.accept("not", "null"))
      read_not_null(column);
    else if (cursor_.accept("null"))
      accept_conflict_clause(cursor_);
    else if (cursor_.at("primary"))
      read_column_key(column);
    else if (cursor_.accept("unique"))
      read_column_unique(column);
    else if (cursor_.accept("check"))
      put(model::Check{{}, {cursor_.parenthesized(), {}}});
    else if (cursor_.accept("references"))
      put_references(itself);
    else if (cursor_.accept("collate"))
      column.collation = cursor_.name().text;
    else
      read_generated(column);
  }

  void read_not_null(model::Column& column) {
    column.nullable = false;
    given_ = {};
    if (accept_conflict_clause(cursor_))
      throw base::Error(base::Exit::failed, "unreadable-schema",
                        "column " + column.name.text + " of table " + table_.name.name.text +
                            " has a conflict clause at NOT NULL, which Aludel cannot keep",
                        "change the table by a sql: step");
  }

  void read_column_key(model::Column& column) {
    const auto from = cursor_.position();
    cursor_.expect("primary");
    cursor_.expect("key");
    const bool descending = cursor_.accept("desc");
    if (!descending) cursor_.accept("asc");
    const auto behind = cursor_.position();
    const bool plain = !accept_conflict_clause(cursor_) && !descending;
    column.autoincrement = cursor_.accept("autoincrement");
    // Kept where it stands: INTEGER PRIMARY KEY DESC is another thing than a key of the table
    // (lang_createtable.html, "ROWIDs and the INTEGER PRIMARY KEY").
    const bool asks_another_first = std::any_of(constraints_.begin(), constraints_.end(), [](const auto& c) {
      return std::holds_alternative<model::Unique>(c.definition);
    });
    auto verbatim = plain ? std::string() : cursor_.since(from);
    if (!plain && !descending && asks_another_first)
      verbatim = "PRIMARY KEY (" + quoted(column.name) + ") " + cursor_.since(behind);
    put(model::PrimaryKey{{}, {column.name}}, model::Deferrable::no, verbatim);
  }

  void read_column_unique(const model::Column& column) {
    const auto from = cursor_.position();
    const bool plain = !accept_conflict_clause(cursor_);
    const auto verbatim = "UNIQUE (" + quoted(column.name) + ") " + cursor_.since(from);
    put(model::Unique{{}, {column.name}, {}}, model::Deferrable::no, plain ? "" : verbatim);
  }

  void read_generated(model::Column& column) {
    if (!cursor_.accept("generated", "always") && !cursor_.at("as")) cursor_.fail();
    cursor_.expect("as");
    const auto expression = cursor_.parenthesized();
    const bool stored = cursor_.accept("stored");
    if (!stored) cursor_.accept("virtual");
    column.generated = model::Generated{{expression, {}}, stored};
  }

  void read_table_constraint() {
    if (cursor_.accept("constraint")) given_ = cursor_.name();
    const auto from = cursor_.position();
    if (cursor_.accept("primary", "key"))
      read_key(from, true);
    else if (cursor_.accept("unique"))
      read_key(from, false);
    else if (cursor_.accept("check"))
      read_check();
    else if (cursor_.accept("foreign", "key"))
      read_foreign_key();
    else if (!cursor_.at(",") && !cursor_.at(")"))
      cursor_.fail();
    given_ = {}; // of CONSTRAINT without anything behind it
  }

  void read_key(std::size_t from, bool primary) {
    const auto key = read_key_columns(cursor_);
    const bool plain = !accept_conflict_clause(cursor_) && key.plain;
    const auto verbatim = plain ? std::string() : cursor_.since(from);
    if (!primary) return put(model::Unique{{}, key.names, {}}, model::Deferrable::no, verbatim);
    if (key.autoincrement)
      for (auto& column : table_.columns)
        if (same(column.definition.name, key.names.front())) column.definition.autoincrement = true;
    put(model::PrimaryKey{{}, key.names}, model::Deferrable::no, verbatim);
  }

  void read_check() {
    put(model::Check{{}, {cursor_.parenthesized(), {}}});
    accept_conflict_clause(cursor_); // parsed by SQLite, and without effect
  }

  void read_foreign_key() {
    const auto columns = cursor_.names();
    cursor_.expect("references");
    put_references(columns);
  }

  void put_references(const model::Identifiers& columns) {
    auto references = read_references(cursor_, schema_);
    const auto deferrable = references.deferrable;
    put(model::ForeignKey{{}, columns, std::move(references)}, deferrable);
  }

  void put(Constraint::Definition definition, model::Deferrable deferrable = model::Deferrable::no,
           std::string verbatim = {}) {
    Constraint constraint;
    constraint.name = given_;
    constraint.named = !given_.empty();
    constraint.definition = std::move(definition);
    constraint.deferrable = deferrable;
    constraint.verbatim = std::move(verbatim);
    constraints_.push_back(std::move(constraint));
    given_ = {};
  }

  /// Names come last: a check's conventional name wants to know all columns.
  void add(Constraint constraint) {
    if (!constraint.named)
      constraint.name = catalog::conventional_name(table_, constraint.definition, catalog::Catalog());
    table_.constraints.push_back(std::move(constraint));
  }

  DdlCursor cursor_;
  model::Identifier schema_;
  catalog::Table table_;
  std::vector<Constraint> constraints_;
  model::Identifier given_; ///< after CONSTRAINT
};

/// One key of an index: its tokens without a closing COLLATE, ASC or DESC are a column, or an expression.
class IndexReader {
public:
  IndexReader(std::string_view sql, const catalog::Table& table) : table_(table), cursor_(sql) {}

  model::Index read() {
    cursor_.expect("create");
    index_.unique = cursor_.accept("unique");
    cursor_.expect("index");
    if (cursor_.accept("if", "not")) cursor_.expect("exists");
    index_.name = cursor_.name();
    if (cursor_.accept(".")) index_.name = cursor_.name();
    cursor_.expect("on");
    cursor_.name();
    read_keys(cursor_.parenthesized());
    if (cursor_.accept("where")) index_.where = model::SqlText{rest(), {}};
    return std::move(index_);
  }

private:
  std::string rest() {
    const auto from = cursor_.position();
    while (!cursor_.at_end()) cursor_.take();
    return cursor_.since(from);
  }

  void read_keys(const std::string& inner) {
    const auto tokens = tokens_of(inner);
    int depth = 0;
    auto first = tokens.begin();
    for (auto at = tokens.begin(); at != tokens.end(); ++at) {
      depth += at->is("(") ? 1 : at->is(")") ? -1 : 0;
      if (depth == 0 && at->is(",")) {
        read_key(inner, first, at);
        first = at + 1;
      }
    }
    read_key(inner, first, tokens.end());
  }

  using At = std::vector<Token>::const_iterator;
  void read_key(const std::string& inner, At first, At last) {
    if (first == last) cursor_.fail();
    model::IndexColumn key;
    if ((last - 1)->is("desc")) key.order = model::SortOrder::descending;
    if ((last - 1)->is("desc") || (last - 1)->is("asc")) --last;
    if (last - first == 3 && (first + 1)->is("collate")) {
      key.collation = unquoted(*(last - 1));
      last -= 2;
    }
    if (first == last) cursor_.fail();
    while (is_enclosed(first, last)) {
      ++first;
      --last;
    }
    if (last - first == 1 && is_column(*first))
      key.column = unquoted(*first);
    else
      key.expr = model::SqlText{inner.substr(first->begin, (last - 1)->end - first->begin), {}};
    index_.columns.push_back(std::move(key));
  }

  /// In parentheses that say nothing: `((a + b))`.
  static bool is_enclosed(At first, At last) {
    if (last - first < 3 || !first->is("(")) return false;
    int depth = 0;
    const auto closing = std::find_if(first, last, [&](const Token& token) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      return depth == 0;
    });
    return closing == last - 1;
  }

  bool is_column(const Token& token) const {
    return (token.is_name() || token.kind == TokenKind::string) &&
           table_.column(unquoted(token), naming()) != nullptr;
  }

  const catalog::Table& table_;
  DdlCursor cursor_;
  model::Index index_;
};
} // namespace

catalog::Table read_create_table(std::string_view sql, const model::Identifier& schema) {
  return TableReader(sql, schema).read();
}

model::Index read_create_index(std::string_view sql, const catalog::Table& table) {
  return IndexReader(sql, table).read();
}

} // namespace aludel::sqlite
