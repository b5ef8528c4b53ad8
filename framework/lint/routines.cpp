#include "framework/lint/routines.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/signature.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace aludel::lint {

MadeRoutine made_routine(const model::Operation& operation) {
  if (const auto* o = std::get_if<model::CreateFunction>(&operation))
    return {&o->name, &o->routine, o, o->replace};
  if (const auto* o = std::get_if<model::CreateProcedure>(&operation))
    return {&o->name, &o->routine, nullptr, o->replace};
  return {};
}

catalog::Routine as_object(const MadeRoutine& made) {
  catalog::Routine routine;
  if (made.function != nullptr)
    routine.definition = *made.function;
  else
    routine.definition = model::CreateProcedure{*made.name, *made.routine, made.replace};
  return routine;
}

std::string called(const MadeRoutine& made) {
  return to_string(*made.name) + "(" + model::signature(made.routine->arguments) + ")";
}

std::string called(const catalog::Routine& routine) {
  return to_string(routine.name()) + "(" + routine.signature() + ")";
}

model::Arguments inputs_of(const model::Arguments& arguments) {
  auto inputs = arguments;
  std::erase_if(inputs, [](const model::Argument& one) { return one.mode == model::ArgumentMode::out; });
  return inputs;
}

bool surely_differ(const std::string& type, const std::string& other, const catalog::Naming& naming) {
  const auto a = catalog::type_spelling(type, naming);
  const auto b = catalog::type_spelling(other, naming);
  const auto has = [](const std::string& text, char sign) { return text.find(sign) != std::string::npos; };
  return a != b && !has(a, '%') && !has(b, '%') && has(a, '.') == has(b, '.');
}

bool surely_differ(const model::Arguments& a, const model::Arguments& b, const catalog::Naming& naming) {
  const auto one = inputs_of(a);
  const auto other = inputs_of(b);
  return one.size() != other.size() ||
         !std::equal(one.begin(), one.end(), other.begin(), [&](const auto& left, const auto& right) {
           return !surely_differ(left.type, right.type, naming);
         });
}

std::vector<dialect::Mention> mentions_of(const catalog::Routine& routine, const dialect::Dialect& dialect,
                                          const catalog::Catalog& catalog) {
  const auto operation = std::visit([](const auto& o) { return model::Operation(o); }, routine.definition);
  std::vector<dialect::Mention> mentions;
  for (const auto& statement : dialect.render(operation, catalog, catalog).statements)
    for (auto& reading : dialect.read({statement.sql, {}}, catalog))
      std::move(reading.mentions.begin(), reading.mentions.end(), std::back_inserter(mentions));
  return mentions;
}

std::vector<dialect::Mention> relations_named(const Transition& t, const MadeRoutine& made) {
  auto all = t.reading() != nullptr ? t.reading()->mentions
                                    : mentions_of(as_object(made), t.passage->scene.dialect, t.before());
  std::erase_if(all, [](const auto& one) { return one.object.kind != model::ObjectKind::table; });
  return all;
}

const std::string* search_path_of(const model::Routine& routine) {
  for (const auto& [setting, path] : routine.set)
    if (base::iequals(setting, "search_path")) return &path;
  return nullptr;
}

std::optional<model::Identifiers> schemas_of(const model::Routine& routine) {
  const auto* path = search_path_of(routine);
  if (path == nullptr) return std::nullopt;
  return catalog::schemas_in(*path);
}

std::vector<model::QualifiedName> candidates(const model::QualifiedName& name, const model::Routine& routine,
                                             const catalog::Catalog& catalog) {
  const auto schemas = name.schema.empty() ? schemas_of(routine) : std::nullopt;
  if (!schemas) return {catalog::relation_by_path(name, catalog)};
  std::vector<model::QualifiedName> out;
  for (const auto& schema : *schemas) out.push_back({schema, name.name});
  if (out.empty()) out.push_back({model::Identifier("pg_catalog"), name.name});
  return out;
}

bool has_search_path(const Transition& t, const MadeRoutine& made) {
  const auto language = base::lower(made.routine->language);
  if (made.routine->standard_body || language == "c" || language == "internal") return true;
  const auto& end = t.passage->transitions.back();
  return search_path_of(*made.routine) != nullptr ||
         t.passage->scene.chronicle.given_path(t.before().resolved(*made.name), end.moment + 1).has_value();
}

} // namespace aludel::lint
