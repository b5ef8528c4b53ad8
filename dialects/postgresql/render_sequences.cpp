#include "dialects/postgresql/render.hpp"

namespace aludel::postgresql {

namespace {
std::string option(std::string_view words, const std::optional<std::int64_t>& number) {
  return number ? " " + std::string(words) + " " + std::to_string(*number) : "";
}

std::string options(const model::SequenceOptions& o, const ansi::Spelling& spelling) {
  auto out = (o.type ? " AS " + std::string(describe::word_of(*o.type)) : "") +
             option("INCREMENT BY", o.increment) + option("MINVALUE", o.min) + option("MAXVALUE", o.max) +
             option("START WITH", o.start) + option("CACHE", o.cache);
  if (o.cycle) out += *o.cycle ? " CYCLE" : " NO CYCLE";
  if (!o.owned_by) return out;
  // Without a table: nobody's any more.
  return out + " OWNED BY " +
         (o.owned_by->table.empty()
              ? "NONE"
              : ansi::qualified(o.owned_by->table, spelling) + "." + spelling.name(o.owned_by->column));
}
} // namespace

void Render::operator()(const model::CreateSequence& o) {
  add("CREATE SEQUENCE " + if_not_exists(o.if_not_exists) + name(o.name) + options(o.options, spelling_));
}

void Render::operator()(const model::AlterSequence& o) {
  add("ALTER SEQUENCE " + name(o.name) + options(o.options, spelling_) + option("RESTART WITH", o.restart));
}

void Render::operator()(const model::DropSequence& o) { add_drop("SEQUENCE", name(o.name), o); }

} // namespace aludel::postgresql
