#include "dialects/postgresql/understand/lift.hpp"

#include "dialects/postgresql/settings.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>

namespace aludel::postgresql::reading {

namespace {
model::ArgumentMode mode_of(PgQuery__FunctionParameterMode mode) {
  switch (mode) {
  case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_OUT: return model::ArgumentMode::out;
  case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_INOUT: return model::ArgumentMode::inout;
  case PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_VARIADIC: return model::ArgumentMode::variadic;
  default: return model::ArgumentMode::in;
  }
}

bool is_true(const Node* argument) {
  return argument != nullptr && argument->node_case == PG_QUERY__NODE__NODE_BOOLEAN &&
         argument->boolean->boolval != 0;
}

const Node* option_of(const CreateFunctionStmt& s, std::string_view name) {
  for (const auto* option : nodes(s.n_options, s.options))
    if (name == option->def_elem->defname) return option->def_elem->arg;
  return nullptr;
}
} // namespace

/// What of a range stands before the first of these words.
Range Lift::until(Range range, std::initializer_list<std::string_view> words) const {
  for (const auto word : words) range.end = source_.find(range, word);
  return range;
}

model::Argument Lift::argument(const FunctionParameter& parameter) {
  model::Argument out;
  out.name = model::Identifier(parameter.name);
  out.mode = mode_of(parameter.mode);
  const auto rest = until({source_.at(parameter.arg_type->location), source_.whole().end}, {")", ","});
  const auto type = until(rest, {"default", "="});
  // The grammar puts the type behind SETOF.
  if (parameter.arg_type->setof) beyond();
  out.type = source_.spelled(type);
  if (parameter.defexpr != nullptr) out.default_sql = source_.text({type.end + 1, rest.end});
  return out;
}

/// RETURNS TABLE (…) makes parameters too; its columns are part of the result here.
model::Arguments Lift::arguments(const CreateFunctionStmt& s) {
  model::Arguments out;
  for (const auto* parameter : nodes(s.n_parameters, s.parameters))
    if (parameter->function_parameter->mode != PG_QUERY__FUNCTION_PARAMETER_MODE__FUNC_PARAM_TABLE)
      out.push_back(argument(*parameter->function_parameter));
  return out;
}

/// What stands between RETURNS and the first option or the body.
std::string Lift::result(const CreateFunctionStmt& s, Range text) {
  if (s.return_type == nullptr) return {};
  const Range type{source_.find(text, "returns") + 1, text.end};
  auto end = type.end;
  for (const auto* option : nodes(s.n_options, s.options)) {
    const auto at = source_.at(option->def_elem->location);
    if (at > type.begin) end = std::min(end, at);
  }
  return source_.spelled(s.sql_body == nullptr ? Range{type.begin, end}
                                               : until({type.begin, end}, {"return", "begin"}));
}

void Lift::read_setting(const Node* set, model::Parameters& settings) {
  const auto& s = *set->variable_set_stmt;
  allow(s.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_SET_VALUE && is_setting(s.name));
  std::vector<std::string> items;
  for (const auto* argument : nodes(s.n_args, s.args)) {
    if (argument->node_case != PG_QUERY__NODE__NODE_A_CONST) return beyond();
    const auto& constant = *argument->a_const;
    switch (constant.val_case) {
    case PG_QUERY__A__CONST__VAL_IVAL: items.push_back(std::to_string(constant.ival->ival)); break;
    case PG_QUERY__A__CONST__VAL_FVAL: items.emplace_back(constant.fval->fval); break;
    case PG_QUERY__A__CONST__VAL_SVAL: items.emplace_back(constant.sval->sval); break;
    default: return beyond();
    }
  }
  allow(settings.emplace(s.name, setting_text(s.name, items)).second);
}

void Lift::read_option(const DefElem& option, model::CreateFunction& o) {
  const std::string_view word = option.defname;
  const auto text = string_of(option.arg);
  if (word == "language")
    o.routine.language = text;
  else if (word == "volatility")
    o.volatility = text == "immutable" ? model::Volatility::immutable
                   : text == "stable"  ? model::Volatility::stable
                                       : model::Volatility::volatile_;
  else if (word == "strict")
    o.strict = is_true(option.arg);
  else if (word == "security")
    o.routine.security = is_true(option.arg) ? model::Security::definer : model::Security::invoker;
  else if (word == "leakproof")
    o.leakproof = is_true(option.arg);
  else if (word == "window")
    o.window = is_true(option.arg);
  else if (word == "parallel") {
    o.parallel = text == "safe"         ? model::ParallelSafety::safe
                 : text == "restricted" ? model::ParallelSafety::restricted
                                        : model::ParallelSafety::unsafe;
    allow(text == "safe" || text == "restricted" || text == "unsafe");
  } else if (word == "cost" || word == "rows")
    (word == "cost" ? o.cost : o.rows) = option_text(option).value_or("");
  else if (word == "set")
    read_setting(option.arg, o.routine.set);
  else
    allow(word == "as");
}

/// The contents of the string behind AS, or the statements themselves.
void Lift::read_body(const CreateFunctionStmt& s, Range text, model::Routine& o) {
  if (s.sql_body != nullptr) {
    const auto begin = until(text, {"return", "begin"}).end;
    o.standard_body = true;
    o.body = {source_.text({begin, text.end}), dialect::place_in(statement_, source_.offset(begin))};
    if (o.language.empty()) o.language = "sql";
    return;
  }
  const auto* as = option_of(s, "as");
  if (as == nullptr || as->node_case != PG_QUERY__NODE__NODE_LIST || as->list->n_items != 1) return beyond();
  o.body.text = string_of(as->list->items[0]);
  for (const auto* option : nodes(s.n_options, s.options)) {
    if (std::string_view(option->def_elem->defname) != "as") continue;
    const auto string = source_.at(option->def_elem->location) + 1;
    if (const auto opening = source_.opening(string, o.body.text))
      o.body.place = dialect::place_in(statement_, source_.offset(string) + *opening);
  }
}

void Lift::operator()(const CreateFunctionStmt& s) {
  model::CreateFunction o;
  o.name = new_name(nodes(s.n_funcname, s.funcname));
  o.replace = s.replace != 0;
  o.routine.arguments = arguments(s);
  const auto open = source_.find(source_.whole(), "(");
  const Range behind{source_.closing(open) + 1, source_.whole().end};
  o.returns = result(s, behind);
  std::vector<std::string_view> seen;
  for (const auto* node : nodes(s.n_options, s.options)) {
    const std::string_view word = node->def_elem->defname;
    allow(word == "set" || std::find(seen.begin(), seen.end(), word) == seen.end());
    seen.push_back(word);
    read_option(*node->def_elem, o);
  }
  read_body(s, behind, o.routine);
  allow(!o.routine.language.empty());
  if (!s.is_procedure) return add(std::move(o));
  allow(std::all_of(seen.begin(), seen.end(), [](std::string_view word) {
    return word == "as" || word == "language" || word == "security" || word == "set";
  }));
  add(model::CreateProcedure{o.name, std::move(o.routine), o.replace});
}

} // namespace aludel::postgresql::reading
