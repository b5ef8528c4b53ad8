#include "framework/lint/facts.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// What the keys and the condition of an index are computed from.
struct IndexTexts {
  const model::QualifiedName* table = nullptr;
  std::vector<std::string> texts = {};
};

IndexTexts texts_of(const model::CreateIndex& o, std::string_view dialect) {
  IndexTexts found{&o.table};
  const auto add = [&](const base::Boxed<model::SqlText>& sql) {
    const auto* text = sql ? sql->in(dialect) : nullptr;
    if (text != nullptr) found.texts.push_back(*text);
  };
  for (const auto& column : o.index.columns) add(column.expr);
  add(o.index.where);
  return found;
}

/// An index without a name is no operation: all behind the first parenthesis is about its columns.
IndexTexts texts_of(const dialect::SqlReading& reading) {
  const auto open = reading.statement.sql.find('(');
  if (reading.kind != "CREATE INDEX" || open == std::string::npos) return {};
  for (const auto& mention : reading.mentions)
    if (mention.object.kind == model::ObjectKind::table)
      return {&mention.object.name, {reading.statement.sql.substr(open)}};
  return {};
}
} // namespace

Remarks index_expression_not_immutable(const Transition& t) {
  const auto& dialect = t.passage->scene.dialect;
  const auto* o = t.as<model::CreateIndex>();
  const auto found = o != nullptr         ? texts_of(*o, dialect.name())
                     : t.raw() != nullptr ? texts_of(*t.raw())
                                          : IndexTexts{};
  if (found.table == nullptr || t.change.maybe || is_skipped(t)) return {};
  const auto* table = t.before().table(*found.table);
  if (table != nullptr && !table->certain()) table = nullptr;
  for (const auto& text : found.texts) {
    const auto part = dialect.mutable_part(text, t.before(), table);
    if (part.empty()) continue;
    return {{part + " may give another value for the same row of " + to_string(*found.table) +
                 ": an index is only made of what is IMMUTABLE",
             "say what it depends on, as in (at AT TIME ZONE 'UTC')::date, or keep the value in a column"}};
  }
  return {};
}

} // namespace aludel::lint::rules
