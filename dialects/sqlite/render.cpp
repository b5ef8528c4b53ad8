#include "dialects/sqlite/render.hpp"

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render_visitor.hpp"
#include "dialects/sqlite/reshaping.hpp"
#include "dialects/sqlite/split.hpp"

namespace aludel::sqlite {

dialect::Rendering render(const model::Operation& operation, const catalog::Catalog& before,
                          const catalog::Catalog& after) {
  Render visitor(before, after);
  std::visit(visitor, operation);
  auto rendering = std::move(visitor).result();
  if (base::has_errors(rendering.problems)) rendering.statements.clear();
  return rendering;
}

void Render::add(std::string sql) { out_.statements.push_back(dialect::statement(std::move(sql))); }
void Render::note(std::string text) { out_.notes.push_back(std::move(text)); }
void Render::refuse(std::string message, std::string help) {
  out_.problems.push_back(ansi::unsupported(std::move(message), std::move(help)));
}

void Render::lacks(const std::string& what, const std::string& name, const std::string& instead) {
  refuse("SQLite has no " + what + " (" + name + ")",
         "give the step `only: postgresql`" + (instead.empty() ? "" : "; " + instead));
}

const catalog::Table* Render::known(const model::QualifiedName& name) {
  const auto* table = before_.table(name);
  if (is_sure(table)) return table;
  out_.needs_table = name;
  return nullptr;
}

void Render::reshape(const model::QualifiedName& name, const Values& values) {
  const auto* table = known(name);
  const auto* shape = after_.table(name);
  if (table == nullptr || shape == nullptr) return;
  for (auto& statement : rebuild(*table, *shape, values, out_.problems))
    out_.statements.push_back(std::move(statement));
}

void Render::operator()(const model::CreateSchema& o) {
  out_.statements.push_back(dialect::expectation(
      "SELECT count(*) = 1 FROM pragma_database_list WHERE lower(name) = lower(" +
          ansi::literal(o.name.text) + ")",
      "schema '" + o.name.text + "' is not attached; name it under attach: in the project file"));
}
void Render::operator()(const model::DropSchema& o) {
  note("schema " + o.name.text + " is an attached database on SQLite; its file stays");
}
void Render::operator()(const model::Sql& o) { add_sql(o.blocks); }
void Render::operator()(const model::SqlFile& o) { add_sql(o.blocks); }

void Render::add_sql(const model::SqlBlocks& blocks) {
  const auto* texts = blocks.in("sqlite");
  if (texts == nullptr)
    return refuse(
        "this step has no SQL for sqlite",
        "write `only:` with the dialects that it is for, or `sqlite: []` when there is nothing to do");
  for (const auto& block : *texts)
    for (auto& statement : split(block)) out_.statements.push_back(std::move(statement));
}

} // namespace aludel::sqlite
