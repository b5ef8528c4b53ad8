#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

namespace aludel::postgresql::reading {

namespace {
std::optional<model::SequenceType> sequence_type(const Node& argument) {
  const auto type = string_of(argument.type_name->names[argument.type_name->n_names - 1]);
  if (type == "int2") return model::SequenceType::smallint;
  if (type == "int4") return model::SequenceType::integer;
  if (type == "int8") return model::SequenceType::bigint;
  return std::nullopt;
}
} // namespace

/// Of a new sequence `NO MINVALUE` is the default, and of one that is altered it has no word.
void Lift::read_option(const DefElem& option, model::AlterSequence& o, bool is_new) {
  const std::string_view word = option.defname;
  auto& to = o.options;
  if (word == "as") {
    to.type = sequence_type(*option.arg);
    return allow(to.type.has_value());
  }
  if (word == "cycle") {
    to.cycle = option.arg->boolean->boolval != 0;
    return;
  }
  if (word == "owned_by") {
    const auto names = nodes(option.arg->list->n_items, option.arg->list->items);
    to.owned_by.emplace();
    if (names.size() == 1) return allow(string_of(names.front()) == "none");
    to.owned_by->table = relation(names.first(names.size() - 1));
    to.owned_by->column = model::Identifier(string_of(names.back()));
    return;
  }
  if (option.arg == nullptr) return allow(is_new && (word == "minvalue" || word == "maxvalue"));
  const auto number = integer(option.arg);
  if (word == "start")
    to.start = number;
  else if (word == "increment")
    to.increment = number;
  else if (word == "minvalue")
    to.min = number;
  else if (word == "maxvalue")
    to.max = number;
  else if (word == "cache")
    to.cache = number;
  else if (word == "restart" && !is_new)
    o.restart = number;
  else
    beyond();
}

void Lift::operator()(const CreateSeqStmt& s) {
  allow(says_only(s, &CreateSeqStmt::sequence, &CreateSeqStmt::options, &CreateSeqStmt::if_not_exists));
  allow(std::string_view(s.sequence->relpersistence) == "p");
  model::AlterSequence read;
  for (const auto* option : nodes(s.n_options, s.options)) read_option(*option->def_elem, read, true);
  add(model::CreateSequence{new_name(*s.sequence), read.options, s.if_not_exists != 0});
}

void Lift::operator()(const AlterSeqStmt& s) {
  allow(says_only(s, &AlterSeqStmt::sequence, &AlterSeqStmt::options));
  model::AlterSequence o;
  o.name = name(*s.sequence);
  for (const auto* option : nodes(s.n_options, s.options)) read_option(*option->def_elem, o, false);
  add(std::move(o));
}

} // namespace aludel::postgresql::reading
