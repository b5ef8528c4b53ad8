#include "dialects/sqlite/rebuild.hpp"

#include "dialects/sqlite/create_table.hpp"
#include "dialects/sqlite/create_trigger.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/types.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>

namespace aludel::sqlite {

namespace {
using catalog::Table;
using dialect::expectation;
using dialect::Statement;
using dialect::statement;

/// "'a', 'b'" in lower case, for a comparison with lower(name).
class LowerList {
public:
  void add(const std::string& name) {
    text_ += (text_.empty() ? "" : ", ") + ansi::literal(base::lower(name));
  }
  const std::string& text() const { return text_; }

private:
  std::string text_;
};

class Rebuild {
public:
  Rebuild(const Table& before, const Table& after, const Values& values, base::Diagnostics& problems)
      : before_(before),
        after_(after),
        values_(values),
        problems_(problems),
        temporary_{after.name.schema, "aludel_new_" + after.name.name.text} {}

  std::vector<Statement> all() {
    guard();
    refuse_numbering();
    add(create_table(after_, temporary_, false, problems_));
    copy();
    keep_counter();
    add("DROP TABLE " + quoted(before_.name));
    // Otherwise RENAME would check every view, and the views on this table have none at this moment.
    add("PRAGMA legacy_alter_table = ON");
    add("ALTER TABLE " + quoted(temporary_) + " RENAME TO " + quoted(after_.name.name));
    add("PRAGMA legacy_alter_table = OFF");
    attachments();
    return std::move(statements_);
  }

private:
  void add(std::string sql) { statements_.push_back(statement(std::move(sql))); }
  void expect(std::string query, std::string otherwise) {
    statements_.push_back(expectation(std::move(query), std::move(otherwise)));
  }

  std::string schema() const { return before_.options.temporary ? "temp" : schema_of(before_.name).text; }

  /// What is not known here would be dropped with the old table.
  void guard() {
    // With foreign keys on, DROP TABLE would delete all rows first, and those that point at them after them.
    expect("SELECT foreign_keys = 0 FROM pragma_foreign_keys",
           "table " + to_string(before_.name) + " is made anew while foreign keys are on");
    LowerList columns;
    for (const auto& column : before_.columns) columns.add(column.definition.name.text);
    const auto table = ansi::literal(before_.name.name.text);
    expect("SELECT NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(" + table + ", " + ansi::literal(schema()) +
               ") WHERE lower(name) NOT IN (" + columns.text() + "))",
           "table " + to_string(before_.name) +
               " has columns that the revisions do not know; making it anew would lose them");
    LowerList others;
    for (const auto& index : before_.indexes) others.add(index.definition.name.text);
    for (const auto& trigger : before_.triggers) others.add(trigger.definition.name.text);
    expect(
        "SELECT NOT EXISTS (SELECT 1 FROM " + quoted(model::Identifier(schema())) +
            ".sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND lower(tbl_name) = " +
            ansi::literal(base::lower(before_.name.name.text)) + " AND lower(name) NOT IN (" + others.text() +
            "))",
        "table " + to_string(before_.name) +
            " has indexes or triggers that the revisions do not know; making it anew would lose them");
  }

  /// The rowid's name in both tables, where rows keep it: neither has a column for it in the new table.
  std::string rowid() const {
    if (before_.options.without_rowid || after_.options.without_rowid || rowid_alias(after_) != nullptr)
      return {};
    for (const auto* name : {"rowid", "_rowid_", "oid"})
      if (before_.column(name, naming()) == nullptr && after_.column(name, naming()) == nullptr) return name;
    return {};
  }

  std::string value_of(const model::Column& column) const {
    for (const auto& [name, sql] : values_)
      if (same(name, column.name)) return ansi::parenthesized(sql);
    return before_.column(column.name, naming()) != nullptr ? quoted(column.name) : "";
  }

  /// A column that becomes another name of the rowid is given a number where it holds NULL.
  void refuse_numbering() {
    const auto* alias = rowid_alias(after_);
    const auto* former = alias == nullptr ? nullptr : before_.column(alias->definition.name, naming());
    if (former == nullptr || former == rowid_alias(before_)) return;
    expect("SELECT NOT EXISTS (SELECT 1 FROM " + quoted(before_.name) + " WHERE " +
               value_of(alias->definition) + " IS NULL)",
           "column " + alias->definition.name.text + " of table " + to_string(before_.name) +
               " holds NULL, which a primary key does not take");
  }

  void copy() {
    auto targets = rowid();
    auto sources = targets;
    for (const auto& column : after_.columns) {
      const auto value = column.definition.generated ? "" : value_of(column.definition);
      if (value.empty()) continue;
      targets += (targets.empty() ? "" : ", ") + quoted(column.definition.name);
      sources += (sources.empty() ? "" : ", ") + value;
    }
    add("INSERT INTO " + quoted(temporary_) + " (" + targets + ")\nSELECT " + sources + " FROM " +
        quoted(before_.name));
    expect("SELECT (SELECT count(*) FROM " + quoted(temporary_) + ") = (SELECT count(*) FROM " +
               quoted(before_.name) + ")",
           "not every row of table " + to_string(before_.name) + " came into its new shape");
  }

  static bool counts(const Table& table) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const catalog::Column& c) { return c.definition.autoincrement; });
  }

  /// The highest number that was ever given away may be higher than any row's.
  void keep_counter() {
    if (!counts(before_) || !counts(after_)) return;
    const auto sequence = quoted({model::Identifier(schema()), "sqlite_sequence"});
    const auto fresh = ansi::literal(temporary_.name.text);
    add("DELETE FROM " + sequence + " WHERE name = " + fresh);
    add("INSERT INTO " + sequence + " (name, seq) SELECT " + fresh + ", seq FROM " + sequence +
        " WHERE lower(name) = " + ansi::literal(base::lower(before_.name.name.text)));
  }

  void attachments() {
    dialect::Rendering indexes;
    for (const auto& index : after_.indexes) add(create_index(after_.name, index.definition, false, indexes));
    problems_.insert(problems_.end(), indexes.problems.begin(), indexes.problems.end());
    for (const auto& trigger : after_.triggers) add(create_trigger(trigger, problems_));
  }

  const Table& before_;
  const Table& after_;
  const Values& values_;
  base::Diagnostics& problems_;
  model::QualifiedName temporary_;
  std::vector<Statement> statements_;
};
} // namespace

std::vector<Statement> rebuild(const Table& before, const Table& after, const Values& values,
                               base::Diagnostics& problems) {
  return Rebuild(before, after, values, problems).all();
}

} // namespace aludel::sqlite
