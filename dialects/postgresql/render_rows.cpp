#include "dialects/ansi/rows.hpp"
#include "dialects/postgresql/render.hpp"

namespace aludel::postgresql {

/// The primary key from the catalog, unless the user named a key. False when it is not known.
bool Render::fill_key(const model::QualifiedName& table, model::Identifiers& key) {
  if (!key.empty()) return true;
  const auto* known = before_.table(table);
  const auto* primary = known == nullptr ? nullptr : known->primary_key();
  if (primary != nullptr) {
    key = std::get<model::PrimaryKey>(primary->definition).columns;
    return true;
  }
  if (known == nullptr || known->changed_by_sql)
    out_.needs_table = table;
  else
    problems().push_back(
        {base::Severity::error,
         "no-key",
         "table " + to_string(table) + " has no primary key that tells whether a row is there",
         "give `key:` with the columns of a unique constraint",
         {}});
  return false;
}

void Render::add_rows(const model::QualifiedName& table, const std::vector<model::Row>& rows,
                      std::optional<model::ConflictRule> conflict) {
  if (conflict && !fill_key(table, conflict->key)) return;
  for (auto& sql : ansi::insert(table, rows, conflict, spelling_, problems())) add(std::move(sql));
}

void Render::operator()(const model::Insert& o) { add_rows(o.table, o.rows, o.on_conflict); }

void Render::operator()(const model::Upsert& o) {
  add_rows(o.table, o.rows, model::ConflictRule{o.match, model::OnConflict::update});
}

void Render::operator()(const model::Update& o) { add(ansi::update(o, spelling_, problems())); }

void Render::operator()(const model::Delete& o) {
  auto by_text = o;
  // 0.1 is numeric, and numeric 0.1 is not real 0.1; '0.1' is read as what the column holds.
  for (auto& row : by_text.rows)
    for (auto& [column, value] : row)
      if (const auto* number = std::get_if<model::Number>(&value)) value = std::string(number->text);
  add(ansi::delete_from(by_text, spelling_, problems()));
}

} // namespace aludel::postgresql
