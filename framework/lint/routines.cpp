#include "framework/lint/routines.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/signature.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"

#include <algorithm>
#include <iterator>

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

std::vector<model::QualifiedName> candidates(const model::QualifiedName& name,
                                             const model::Routine& routine) {
  std::vector<model::QualifiedName> out;
  for (const auto& [setting, path] : routine.set)
    if (name.schema.empty() && base::iequals(setting, "search_path"))
      for (const auto& schema : catalog::words_of(path))
        out.push_back({model::Identifier(schema.quoted ? schema.text : base::lower(schema.text)), name.name});
  if (out.empty()) out.push_back(name);
  return out;
}

bool has_search_path(const model::Routine& routine) {
  const auto language = base::lower(routine.language);
  if (routine.standard_body || language == "c" || language == "internal") return true;
  return std::any_of(routine.set.begin(), routine.set.end(),
                     [](const auto& setting) { return base::iequals(setting.first, "search_path"); });
}

bool gets_search_path(const Transition& t, const MadeRoutine& made) {
  const auto all = later(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto* raw = one.raw();
    if (raw == nullptr ||
        (raw->kind != "ALTER FUNCTION" && raw->kind != "ALTER PROCEDURE" && raw->kind != "ALTER ROUTINE"))
      return false;
    return base::lower(raw->statement.sql).find("search_path") != std::string::npos &&
           std::any_of(raw->mentions.begin(), raw->mentions.end(), [&](const auto& mention) {
             return is_routine(mention.object.kind) && same(t, mention.object.name, *made.name);
           });
  });
}

} // namespace aludel::lint
