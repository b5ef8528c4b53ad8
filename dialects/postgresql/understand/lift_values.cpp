#include "dialects/postgresql/understand/lift.hpp"

#include "dialects/ansi/spelling.hpp"
#include "dialects/postgresql/names.hpp"
#include "framework/base/text.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace aludel::postgresql::reading {

namespace {
using model::TypeKind;

struct PortableType {
  std::string_view name; ///< as pg_type has it
  TypeKind kind;
};
constexpr std::array portable_types{PortableType{"int2", TypeKind::smallint},
                                    PortableType{"int4", TypeKind::integer},
                                    PortableType{"int8", TypeKind::bigint},
                                    PortableType{"text", TypeKind::text},
                                    PortableType{"varchar", TypeKind::varchar},
                                    PortableType{"bpchar", TypeKind::character},
                                    PortableType{"bool", TypeKind::boolean},
                                    PortableType{"float4", TypeKind::real},
                                    PortableType{"float8", TypeKind::double_precision},
                                    PortableType{"numeric", TypeKind::numeric},
                                    PortableType{"date", TypeKind::date},
                                    PortableType{"time", TypeKind::time},
                                    PortableType{"timestamp", TypeKind::timestamp},
                                    PortableType{"timestamptz", TypeKind::timestamptz},
                                    PortableType{"interval", TypeKind::interval},
                                    PortableType{"uuid", TypeKind::uuid},
                                    PortableType{"json", TypeKind::json},
                                    PortableType{"jsonb", TypeKind::jsonb},
                                    PortableType{"bytea", TypeKind::bytes},
                                    PortableType{"vector", TypeKind::vector},
                                    PortableType{"inet", TypeKind::inet}};

std::size_t digits_end(std::string_view text, std::size_t from) {
  while (from < text.size() && base::is_digit(text[from])) ++from;
  return from;
}

/// A number as YAML and every engine write it: no ".5", "1." or "007".
bool is_plain_number(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  auto at = digits_end(text, 0);
  if (at == 0 || (at > 1 && text.front() == '0')) return false;
  if (at < text.size() && text[at] == '.') {
    const auto end = digits_end(text, at + 1);
    if (end == at + 1) return false;
    at = end;
  }
  return at == text.size();
}

std::optional<int> small_number(const Node& node) {
  if (node.node_case != PG_QUERY__NODE__NODE_A_CONST ||
      node.a_const->val_case != PG_QUERY__A__CONST__VAL_IVAL)
    return std::nullopt;
  return node.a_const->ival->ival;
}

/// `[]` without bounds, which the server would not keep.
bool is_unbounded(const Node* bound) {
  return bound->node_case == PG_QUERY__NODE__NODE_INTEGER && bound->integer->ival == -1;
}
} // namespace

model::SqlText Lift::sql(Range text) const {
  return {catalog::with_schemas(source_.text(source_.bare(text)), now_), {}};
}

std::optional<model::Type> Lift::portable(const TypeName& type, Range text) const {
  const auto names = identifiers_of(nodes(type.n_names, type.names));
  if (names.empty() || names.size() > 2 || (names.size() == 2 && names.front().text != "pg_catalog"))
    return std::nullopt;
  const auto row = std::find_if(portable_types.begin(), portable_types.end(),
                                [&](const PortableType& t) { return t.name == names.back().text; });
  if (row == portable_types.end()) return std::nullopt;
  model::Type out;
  out.kind = row->kind;
  for (const auto* modifier : nodes(type.n_typmods, type.typmods)) {
    const auto number = small_number(*modifier);
    if (!number || *number < 0) return std::nullopt;
    out.arguments.push_back(*number);
  }
  const bool has_arguments = !source_.inner(text).empty();
  // `char` is char(1) to the grammar, and the type bpchar has no length.
  if (row->kind == TypeKind::character && !has_arguments) {
    if (names.size() == 1) return std::nullopt;
    out.arguments.clear();
  }
  const auto parsed = model::parse_type(to_string(out));
  return parsed.type;
}

/// As it is written, below the schema that the search path finds it in.
std::string Lift::native_type(Nodes names, Range text) {
  const auto spelled_type = source_.spelled(text);
  if (names.size() != 1) return spelled_type;
  const auto found = catalog::other_by_path({string_of(names[0])}, now_);
  return found.schema.empty() ? spelled_type : quoted(found.schema) + "." + spelled_type;
}

model::Type Lift::type(const TypeName& type, Range text) {
  allow(says_only(type, &TypeName::names, &TypeName::typmods, &TypeName::typemod, &TypeName::array_bounds));
  const auto bounds = nodes(type.n_array_bounds, type.array_bounds);
  auto out = portable(type, text);
  const auto names = nodes(type.n_names, type.names);
  if (!out && names.size() <= 2 && type.n_typmods == 0) {
    const auto own = name(names);
    const auto* known = now_.type(own);
    if (known != nullptr && std::holds_alternative<model::CreateEnum>(known->definition)) {
      out.emplace();
      out->kind = TypeKind::enumeration;
      out->enumeration = own;
    }
  }
  if (!out || !std::all_of(bounds.begin(), bounds.end(), is_unbounded)) {
    model::Type native;
    native.kind = TypeKind::native;
    native.native["postgresql"] = native_type(names, text);
    return native;
  }
  out->dimensions = static_cast<int>(bounds.size());
  return *out;
}

model::Value Lift::value(const Node& expression, Range text) {
  if (expression.node_case != PG_QUERY__NODE__NODE_A_CONST) return sql(text);
  const auto& constant = *expression.a_const;
  if (constant.isnull) return model::Null{};
  switch (constant.val_case) {
  case PG_QUERY__A__CONST__VAL_BOOLVAL: return constant.boolval->boolval != 0;
  case PG_QUERY__A__CONST__VAL_IVAL: return model::Number{std::to_string(constant.ival->ival)};
  case PG_QUERY__A__CONST__VAL_SVAL: return std::string(constant.sval->sval);
  case PG_QUERY__A__CONST__VAL_FVAL:
    if (is_plain_number(constant.fval->fval)) return model::Number{constant.fval->fval};
    return sql(text);
  default: return sql(text);
  }
}

/// What an option is given, as the server keeps it (defGetString); nothing for an operator or a qualified
/// name.
std::optional<std::string> Lift::option_text(const DefElem& option) const {
  const auto* argument = option.arg;
  if (argument == nullptr) return "true";
  switch (argument->node_case) {
  case PG_QUERY__NODE__NODE_INTEGER: return std::to_string(argument->integer->ival);
  case PG_QUERY__NODE__NODE_FLOAT: return argument->float_->fval;
  case PG_QUERY__NODE__NODE_STRING: return argument->string->sval;
  case PG_QUERY__NODE__NODE_TYPE_NAME:
    if (argument->type_name->n_names == 1 &&
        says_only(*argument->type_name, &TypeName::names, &TypeName::typemod))
      return string_of(argument->type_name->names[0]);
    return std::nullopt;
  default: return std::nullopt;
  }
}

/// `(fillfactor = 70, toast.autovacuum_enabled)`; each option once, by a name that needs no quotes.
model::Parameters Lift::parameters(Nodes options) {
  model::Parameters out;
  for (const auto* node : options) {
    const auto& option = *node->def_elem;
    const std::string space = option.defnamespace;
    const auto text = option_text(option);
    allow(text && says_only(option, &DefElem::defnamespace, &DefElem::defname, &DefElem::arg));
    allow(ansi::is_plain_word(option.defname) && (space.empty() || ansi::is_plain_word(space)));
    allow(out.emplace((space.empty() ? "" : space + ".") + option.defname, text.value_or("")).second);
  }
  return out;
}

std::int64_t Lift::integer(const Node* node) {
  if (node != nullptr && node->node_case == PG_QUERY__NODE__NODE_INTEGER) return node->integer->ival;
  std::int64_t out = 0;
  const std::string_view text =
      node != nullptr && node->node_case == PG_QUERY__NODE__NODE_FLOAT ? node->float_->fval : "";
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  allow(!text.empty() && error == std::errc{} && end == text.data() + text.size());
  return out;
}

} // namespace aludel::postgresql::reading
