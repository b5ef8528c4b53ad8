#include "dialects/sqlite/create_table.hpp"

#include "dialects/ansi/table_parts.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/tokens.hpp"
#include "dialects/sqlite/types.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>

namespace aludel::sqlite {

namespace {
using base::Diagnostics;
using catalog::Constraint;
using catalog::Table;

std::string default_clause(const model::Column& column, Diagnostics& problems) {
  if (!column.default_value || std::holds_alternative<model::Null>(*column.default_value)) return {};
  const auto text =
      ansi::value(*column.default_value, "the default of column " + column.name.text, spelling(), problems);
  const auto lower = base::lower(text);
  const bool bare =
      is_literal(text) || lower == "current_timestamp" || lower == "current_date" || lower == "current_time";
  return " DEFAULT " + (bare ? text : ansi::parenthesized(text));
}

std::string generated_clause(const model::Column& column, Diagnostics& problems) {
  if (!column.generated) return {};
  const auto text = ansi::text(column.generated->sql, "column " + column.name.text, spelling(), problems);
  return " GENERATED ALWAYS AS " + ansi::parenthesized(text) +
         (column.generated->stored ? " STORED" : " VIRTUAL");
}

/// What follows the type, apart from constraints.
std::string column_tail(const model::Column& column, bool not_null, Diagnostics& problems) {
  return (not_null ? " NOT NULL" : "") + ansi::collate(column.collation, spelling()) +
         default_clause(column, problems) + generated_clause(column, problems);
}

/// Foreign keys cannot leave the database file, so the parent is named without its schema.
model::References local(model::References references, const model::Identifier& schema,
                        Diagnostics& problems) {
  if (!same(schema_of(references.table), schema))
    problems.push_back(
        ansi::unsupported("a foreign key of SQLite cannot point into another attached database (" +
                              to_string(references.table) + ")",
                          "keep both tables in one schema, or give the step `only: postgresql`"));
  references.table.schema = {};
  references.match = model::Match::simple; // parsed by SQLite, and without effect
  return references;
}

void refuse_not_distinct(bool nulls_not_distinct, const model::Identifier& name, Diagnostics& problems) {
  if (nulls_not_distinct)
    problems.push_back(
        ansi::unsupported("SQLite takes NULL any number of times (" + name.text + ")",
                          "leave out nulls_not_distinct:, or give the step `only: postgresql`"));
}

struct ConstraintClause {
  const Table& table;
  const Constraint& constraint;
  Diagnostics& problems;

  void refuse_deferrable() const {
    if (constraint.deferrable == model::Deferrable::no) return;
    problems.push_back(
        ansi::unsupported("SQLite cannot put off the check of constraint " + constraint.name.text,
                          "leave out deferrable:, or give the step `only: postgresql`"));
  }
  std::string operator()(const model::PrimaryKey& key) const {
    return refuse_deferrable(), ansi::clause(key, spelling());
  }
  std::string operator()(const model::Unique& unique) const {
    refuse_not_distinct(unique.nulls_not_distinct, constraint.name, problems);
    return refuse_deferrable(), ansi::clause(unique, spelling());
  }
  std::string operator()(const model::Check& check) const {
    return ansi::clause(check, spelling(), problems);
  }
  std::string operator()(model::ForeignKey key) const {
    if (key.references.match == model::Match::full && key.columns.size() > 1)
      problems.push_back(
          ansi::unsupported("SQLite does not know match: full of constraint " + constraint.name.text,
                            "add a check that all or none of its columns are NULL"));
    const auto deferrable =
        constraint.deferrable == model::Deferrable::no ? key.references.deferrable : constraint.deferrable;
    key.references = local(key.references, schema_of(table.name), problems);
    return ansi::clause(key, spelling()) + ansi::deferrable(deferrable);
  }
  std::string operator()(const model::Exclusion&) const {
    problems.push_back(ansi::unsupported("SQLite has no exclusion constraints (" + constraint.name.text + ")",
                                         "write them in a step with `only: postgresql`"));
    return {};
  }
};

/// `t.a` of a check as `a`: a rebuild makes the table under another name.
std::string without_qualifier(const std::string& sql, const model::Identifier& table) {
  const auto tokens = tokens_of(sql);
  std::string out;
  std::size_t copied = 0;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!tokens[i].is_name() || !tokens[i + 1].is(".") || !same(unquoted(tokens[i]), table)) continue;
    out.append(sql, copied, tokens[i].begin - copied);
    copied = tokens[i + 2].begin;
  }
  return out.append(sql, copied);
}

class TableText {
public:
  TableText(const Table& table, Diagnostics& problems)
      : table_(table), problems_(problems), alias_(rowid_alias(table)) {}

  std::string body() const {
    std::vector<std::string> lines;
    for (const auto& column : table_.columns) lines.push_back(column_line(column));
    for (const auto& constraint : table_.constraints)
      if (!is_inline(constraint)) lines.push_back(constraint_line(constraint));
    return without_qualifier(ansi::body(lines), table_.name.name) + options();
  }

private:
  /// The primary key of one column stands at it, unless the database spells it as a key of the table, or asks
  /// another key first: in a row that fits neither, the order decides whose conflict clause counts.
  bool is_inline(const Constraint& constraint) const {
    const auto* key = std::get_if<model::PrimaryKey>(&constraint.definition);
    if (key == nullptr || key->columns.size() != 1) return false;
    if (alias_ != nullptr || !constraint.verbatim.empty())
      return constraint.verbatim.find('(') == std::string::npos;
    const auto first =
        std::find_if(table_.constraints.begin(), table_.constraints.end(), [](const Constraint& c) {
          return std::holds_alternative<model::PrimaryKey>(c.definition) ||
                 std::holds_alternative<model::Unique>(c.definition);
        });
    return &*first == &constraint;
  }

  bool is_key(const model::Column& column) const {
    const auto* key = table_.primary_key();
    return key != nullptr && is_inline(*key) &&
           same(std::get<model::PrimaryKey>(key->definition).columns.front(), column.name);
  }

  std::string column_line(const catalog::Column& entry) const {
    const auto& column = entry.definition;
    const bool is_alias = alias_ == &entry;
    if (column.identity || column.autoincrement) check_numbered(column, is_alias);
    const bool portable = column.type.kind != model::TypeKind::native;
    const auto type =
        is_alias && portable ? "INTEGER" : declared_type(column.type, table_.options.strict, problems_);
    return quoted(column.name) + (type.empty() ? "" : " " + type) + key_clause(column) +
           column_tail(column, !column.nullable && !is_alias, problems_);
  }

  std::string key_clause(const model::Column& column) const {
    if (!is_key(column)) return {};
    const auto& key = *table_.primary_key();
    const auto prefix = " " + ansi::constraint_prefix(key, spelling());
    if (!key.verbatim.empty()) return prefix + key.verbatim;
    if (key.deferrable != model::Deferrable::no) ConstraintClause{table_, key, problems_}.refuse_deferrable();
    return prefix + "PRIMARY KEY" + (column.autoincrement ? " AUTOINCREMENT" : "");
  }

  void check_numbered(const model::Column& column, bool is_alias) const {
    if (is_alias) return;
    problems_.push_back(ansi::unsupported(
        "SQLite numbers rows only in an integer column that is the whole primary key; " + column.name.text +
            " of table " + to_string(table_.name) + " is not",
        "make it the primary key, or leave identity: and autoincrement: to a step with `only: postgresql`"));
  }

  std::string constraint_line(const Constraint& constraint) const {
    const auto clause =
        constraint.verbatim.empty()
            ? std::visit(ConstraintClause{table_, constraint, problems_}, constraint.definition)
            : constraint.verbatim;
    return ansi::constraint_prefix(constraint, spelling()) + clause;
  }

  std::string options() const {
    if (table_.options.strict && table_.options.without_rowid) return " STRICT, WITHOUT ROWID";
    if (table_.options.strict) return " STRICT";
    return table_.options.without_rowid ? " WITHOUT ROWID" : "";
  }

  const Table& table_;
  Diagnostics& problems_;
  const catalog::Column* alias_;
};

std::string spelled_name(const model::QualifiedName& called, const Table& table) {
  // A temporary table stands in the schema temp, whatever it is called.
  return quoted(table.options.temporary ? model::QualifiedName(called.name) : called);
}

/// The key without what SQLite lacks.
model::IndexColumn portable_key(model::IndexColumn key, const model::Index& index,
                                dialect::Rendering& rendering) {
  if (!key.opclass.empty())
    rendering.problems.push_back(
        ansi::unsupported("SQLite has no operator classes (index " + index.name.text + ")",
                          "write the index by dialect: `only: postgresql`"));
  if (key.nulls)
    rendering.notes.push_back("SQLite sorts NULL first in every index, and last in a descending one");
  key.opclass.clear();
  key.nulls.reset();
  return key;
}
} // namespace

bool is_literal(std::string_view sql) {
  auto tokens = tokens_of(sql);
  if (tokens.size() == 2 && (tokens[0].is("-") || tokens[0].is("+")))
    return tokens[1].kind == TokenKind::number;
  if (tokens.size() != 1) return false;
  const auto& token = tokens[0];
  return token.kind == TokenKind::number || token.kind == TokenKind::string ||
         token.kind == TokenKind::blob || token.is("null") || token.is("true") || token.is("false");
}

std::string create_table(const Table& table, const model::QualifiedName& called, bool if_not_exists,
                         Diagnostics& problems) {
  return std::string("CREATE ") + (table.options.temporary ? "TEMPORARY " : "") + "TABLE " +
         (if_not_exists ? "IF NOT EXISTS " : "") + spelled_name(called, table) + " " +
         TableText(table, problems).body();
}

std::string added_column(const model::Column& column, bool strict, const model::Identifier& schema,
                         Diagnostics& problems) {
  auto out = quoted(column.name);
  const auto type = declared_type(column.type, strict, problems);
  if (!type.empty()) out += " " + type;
  out += column_tail(column, !column.nullable, problems);
  if (column.check)
    out += " CHECK " + ansi::parenthesized(ansi::text(
                           *column.check, "the check of column " + column.name.text, spelling(), problems));
  if (column.references)
    out += " " + ansi::references(local(*column.references, schema, problems), spelling()) +
           ansi::deferrable(column.references->deferrable);
  return out;
}

std::string create_index(const model::QualifiedName& table, const model::Index& index, bool if_not_exists,
                         dialect::Rendering& rendering) {
  auto portable = index;
  for (auto& key : portable.columns) key = portable_key(key, index, rendering);
  if (!index.method.empty() && !base::iequals(index.method, "btree"))
    rendering.problems.push_back(
        ansi::unsupported("SQLite has no " + index.method + " indexes (" + index.name.text + ")",
                          "leave out using:, or write the index in a step with `only: postgresql`"));
  refuse_not_distinct(index.nulls_not_distinct, index.name, rendering.problems);
  if (!index.include.empty())
    rendering.notes.push_back("SQLite keeps no included columns; index " + index.name.text +
                              " has its keys only");
  if (!index.with.empty())
    rendering.notes.push_back("SQLite has no storage parameters; those of index " + index.name.text +
                              " are left out");
  // The schema stands before the index's name, never before the table's.
  return std::string("CREATE ") + (index.unique ? "UNIQUE " : "") + "INDEX " +
         (if_not_exists ? "IF NOT EXISTS " : "") + quoted({table.schema, index.name}) + " ON " +
         quoted(table.name) + " " + ansi::index_keys(portable, spelling(), rendering.problems) +
         ansi::where(index.where, spelling(), rendering.problems);
}

} // namespace aludel::sqlite
