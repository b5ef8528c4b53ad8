#include "tests/rebuild/facts.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <iterator>

namespace aludel::rebuild {

namespace {
void add(Lines& lines, dialect::Session& session, const std::string& label, const std::string& query) {
  for (const auto& row : session.query(query)) {
    auto line = label;
    for (const auto& cell : row) line += " | " + cell.value_or("NULL");
    lines.push_back(std::move(line));
  }
}

/// A query that fails says how: a view may have lost what it reads.
void add_or_why(Lines& lines, dialect::Session& session, const std::string& label, const std::string& query) {
  try {
    add(lines, session, label, query);
  } catch (const base::Error& error) {
    lines.push_back(label + " fails: " + error.what());
  }
}

/// A rename, also one to the same name, spells the names in views and triggers its own way.
std::string without_quotes(const std::string& sql) {
  return "replace(replace(replace(replace(" + sql + ", '\"', ''), '`', ''), '[', ''), ']', '')";
}

/// Unordered: columns of a key are lines of their own, each with its place in it.
void shape_of(Lines& lines, dialect::Session& session, const Table& table) {
  const auto name = literal(table.name);
  const auto label = table.name + " ";
  add(lines, session, label + "is", "SELECT type, wr, strict FROM pragma_table_list WHERE name = " + name);
  add(lines, session, label + "has",
      "SELECT cid, name, type, \"notnull\", pk, hidden, coalesce('default ' || trim(dflt_value, '''\"'), "
      "'none') FROM "
      "pragma_table_xinfo(" +
          name + ")");
  add(lines, session, label + "points",
      "SELECT k.\"table\", k.on_update, k.on_delete, k.match, group_concat(k.\"from\" || '=' || "
      "coalesce(k.\"to\", "
      "'key')) FROM pragma_foreign_key_list(" +
          name + ") AS k GROUP BY k.id");
  add(lines, session, label + "is indexed",
      "SELECT iif(i.origin = 'c', i.name, i.origin), i.\"unique\", i.partial, (SELECT "
      "group_concat(coalesce(x.name, "
      "'expression') || ' ' || x.desc || x.coll || x.key) FROM pragma_index_xinfo(i.name) AS x) FROM "
      "pragma_index_list(" +
          name + ") AS i");
}

void rows_of(Lines& lines, dialect::Session& session, const Table& table) {
  const auto rowid = rowid_of(table);
  auto wanted = rowid.empty() ? "''" : "'" + rowid + "', " + rowid;
  for (const auto& column : table.columns)
    wanted += ", typeof(" + spelled(column.name) + ") || ' ' || quote(" + spelled(column.name) + ")";
  add(lines, session, table.name, "SELECT " + wanted + " FROM " + spelled(table.name));
}

bool makes(const std::string& statement, const std::string& what) {
  return statement.find(what) != std::string::npos;
}

void give(Lines& lines, dialect::Session& session, const Draft& draft) {
  for (const auto& view : draft.views)
    for (const std::string name : {"v1", "\"view 2\"", "v3"})
      if (makes(view, "VIEW " + name)) add_or_why(lines, session, name, "SELECT * FROM " + name);
  for (const auto& search : draft.searches)
    for (const std::string name : {"found", "words"})
      if (makes(search, "TABLE " + name))
        for (const std::string word : {"a", "longer", "b*", "none", "said"})
          add_or_why(lines, session, name + " of " + word,
                     "SELECT rowid FROM " + name + " (" + literal(word) + ") ORDER BY 1");
}
} // namespace

Lines shape(dialect::Session& session, const Draft& draft) {
  Lines lines;
  for (const auto& table : draft.tables) shape_of(lines, session, table);
  std::string tables;
  for (const auto& table : draft.tables) tables += (tables.empty() ? "" : ", ") + literal(table.name);
  add(lines, session, "kept",
      "SELECT type, name, tbl_name, iif(tbl_name IN (" + tables + "), '', " + without_quotes("sql") +
          ") FROM sqlite_schema WHERE name NOT LIKE "
          "'sqlite\\_%' ESCAPE '\\' AND tbl_name NOT LIKE 'aludel\\_%' ESCAPE '\\'");
  std::sort(lines.begin(), lines.end());
  return lines;
}

Lines rows(dialect::Session& session, const Draft& draft) {
  Lines lines;
  for (const auto& table : draft.tables) rows_of(lines, session, table);
  give(lines, session, draft);
  if (!session.query("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").empty())
    add(lines, session, "counter", "SELECT name, seq FROM sqlite_sequence WHERE name NOT LIKE 'aludel%'");
  for (const auto& table : draft.tables)
    add_or_why(lines, session, table.name + " points at nothing",
               "SELECT rowid, parent FROM pragma_foreign_key_check(" + literal(table.name) + ")");
  std::sort(lines.begin(), lines.end());
  return lines;
}

Lines kept_for_searches(dialect::Session& session, const Draft& draft) {
  Lines lines;
  for (const auto& search : draft.searches)
    for (const std::string name : {"found", "words"})
      if (makes(search, "TABLE " + name))
        for (const std::string part : {"data", "docsize"})
          add(lines, session, name + " " + part,
              "SELECT id, hex(" + (part == "data" ? std::string("block") : "sz") + ") FROM " + name + "_" +
                  part);
  return lines;
}

Lines verdicts(dialect::Session& session, const Draft& draft, const Lines& statements) {
  const auto before = rows(session, draft);
  Lines all;
  for (const auto& sql : statements) {
    session.begin(dialect::Transaction::ordinary);
    auto verdict = sql + "\n  => ";
    try {
      session.execute(dialect::statement(sql));
      verdict += difference(before, rows(session, draft));
    } catch (const base::Error& error) {
      verdict += error.what();
      if (session.in_transaction()) verdict += difference(before, rows(session, draft)); // ON CONFLICT FAIL
    }
    session.rollback();
    all.push_back(std::move(verdict));
  }
  return all;
}

Lines complaints(dialect::Session& session) {
  Lines lines;
  add(lines, session, "integrity",
      "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
  return lines;
}

std::string difference(const Lines& expected, const Lines& found) {
  auto left = expected, right = found;
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  Lines missing, added;
  std::set_difference(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(missing));
  std::set_difference(right.begin(), right.end(), left.begin(), left.end(), std::back_inserter(added));
  std::string text;
  for (const auto& line : missing) text += "- " + line + "\n";
  for (const auto& line : added) text += "+ " + line + "\n";
  return text;
}

} // namespace aludel::rebuild
