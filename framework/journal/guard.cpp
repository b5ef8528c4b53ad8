#include "framework/journal/guard.hpp"

#include "framework/base/text.hpp"

namespace aludel::journal {

namespace {
std::string literals(const dialect::Dialect& dialect, const Ids& ids) {
  std::vector<std::string> texts;
  for (const auto& id : ids) texts.push_back(dialect.literal(id));
  return base::join(texts, ", ");
}

dialect::Statement stands_at(const dialect::Dialect& dialect, const Names& names, const Ids& rows) {
  const auto table = dialect.quoted(names.version);
  const auto number = std::to_string(rows.size());
  auto query = "SELECT (SELECT count(*) FROM " + table + ") = " + number;
  if (!rows.empty())
    query += " AND (SELECT count(*) FROM " + table + " WHERE version_num IN (" + literals(dialect, rows) +
             ")) = " + number;
  return dialect::expectation(query,
                              "this script starts at " + (rows.empty() ? "base" : base::join(rows, ", ")) +
                                  ", and this database is not there (its table " + to_string(names.version) +
                                  " says where it is); nothing was changed");
}

dialect::Statement nothing_half_done(const dialect::Dialect& dialect, const Names& names,
                                     const Ids& revisions) {
  const auto history = dialect.literal(names.version.name.text);
  // A step that was journaled after its revision was last whole. One pass over all rows.
  return dialect::expectation(
      "SELECT NOT EXISTS (SELECT revision FROM " + dialect.quoted(names.journal) +
          " WHERE (version_table IS NULL OR version_table = " + history + ") AND revision IN (" +
          literals(dialect, revisions) +
          ") GROUP BY revision HAVING max(CASE WHEN operation IS NOT NULL THEN id ELSE 0 END) >"
          " max(CASE WHEN operation IS NULL AND status = 'done' THEN id ELSE 0 END))",
      "an earlier run of one of these revisions was cut short: end it first, with aludel itself; nothing was "
      "changed");
}
} // namespace

std::vector<dialect::Statement> guards(const dialect::Dialect& dialect, const Names& names, const IdSet& rows,
                                       const Ids& revisions) {
  std::vector<dialect::Statement> all{stands_at(dialect, names, {rows.begin(), rows.end()})};
  if (!revisions.empty()) all.push_back(nothing_half_done(dialect, names, revisions));
  return all;
}

dialect::Statement clearing(const dialect::Dialect& dialect, const Names& names, const Ids& revisions) {
  return dialect::statement("DELETE FROM " + dialect.quoted(names.applied) +
                            " WHERE version_table = " + dialect.literal(names.version.name.text) +
                            " AND revision IN (" + literals(dialect, revisions) + ")");
}

} // namespace aludel::journal
