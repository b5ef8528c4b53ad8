#include "dialects/ansi/rows.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render_visitor.hpp"

namespace aludel::sqlite {

void Render::refuse_text_with_nul(const model::Row& row) {
  for (const auto& [column, value] : row)
    if (const auto* text = std::get_if<std::string>(&value); text && text->find('\0') != std::string::npos)
      refuse("the value of " + column.text + " holds a NUL byte, which no SQL text can carry",
             "write it as an expression: {sql: \"CAST(x'…' AS TEXT)\"}");
}

model::Identifiers Render::key_of(const model::QualifiedName& table, const model::Identifiers& given) const {
  const auto* known = before_.table(table);
  if (!given.empty() || known == nullptr || known->primary_key() == nullptr) return given;
  return std::get<model::PrimaryKey>(known->primary_key()->definition).columns;
}

void Render::operator()(const model::Insert& o) {
  for (const auto& row : o.rows) refuse_text_with_nul(row);
  auto conflict = o.on_conflict;
  if (conflict) conflict->key = key_of(o.table, conflict->key);
  for (auto& sql : ansi::insert(o.table, o.rows, conflict, spelling(), out_.problems)) add(std::move(sql));
}

void Render::operator()(const model::Upsert& o) {
  for (const auto& row : o.rows) refuse_text_with_nul(row);
  const model::ConflictRule conflict{key_of(o.table, o.match), model::OnConflict::update};
  for (auto& sql : ansi::insert(o.table, o.rows, conflict, spelling(), out_.problems)) add(std::move(sql));
}

void Render::operator()(const model::Update& o) {
  refuse_text_with_nul(o.set);
  add(ansi::update(o, spelling(), out_.problems));
}

void Render::operator()(const model::Delete& o) { add(ansi::delete_from(o, spelling(), out_.problems)); }

} // namespace aludel::sqlite
