#include "dialects/postgresql/render.hpp"
#include "dialects/postgresql/split.hpp"

namespace aludel::postgresql {

void Render::add_text(const model::SqlBlocks& blocks) {
  const auto* texts = blocks.in(spelling_.dialect);
  if (texts == nullptr)
    return problems().push_back(ansi::unsupported(
        "this step has no SQL for postgresql",
        "add `postgresql:` beside the others, with [] for nothing to do, or give the step `only:`"));
  for (const auto& block : *texts)
    for (auto& statement : split(block)) {
      if (copies_through_client(statement.sql)) {
        auto problem = ansi::unsupported("COPY from or to the client has no data here",
                                         "write the rows as `insert:`, or COPY from a file of the server");
        problem.place = statement.place;
        problems().push_back(std::move(problem));
      }
      out_.statements.push_back(std::move(statement));
    }
}

void Render::operator()(const model::Sql& o) { add_text(o.blocks); }
void Render::operator()(const model::SqlFile& o) { add_text(o.blocks); }

} // namespace aludel::postgresql
