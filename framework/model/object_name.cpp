#include "framework/model/object_name.hpp"

#include "framework/model/operations/access.hpp"

namespace aludel::model {

namespace {
std::string of_routine(const QualifiedName& name, const std::optional<Arguments>& arguments) {
  return to_string(name) + (arguments ? "(" + signature(*arguments) + ")" : "");
}

template<class Kind>
std::vector<Kind> all() {
  std::vector<Kind> kinds;
  for (const auto& word : words_of(Kind{})) kinds.push_back(word.value);
  return kinds;
}
} // namespace

std::vector<ObjectKind> every_kind() { return all<ObjectKind>(); }
std::vector<GrantKind> grant_kinds() { return all<GrantKind>(); }
std::vector<ObjectKind> renamed_kinds() {
  using enum ObjectKind;
  return {view, materialized_view, sequence, type, function, procedure, trigger, policy, schema};
}

std::string to_string(const ObjectName& object) {
  if (is_part(object.kind)) return to_string(object.name) + "." + object.part.text;
  return of_routine(object.name, object.arguments);
}

std::string to_string(const GrantTarget& target) {
  const bool single = describe::word_of(target.kind).find("_in") == std::string_view::npos;
  const auto name = of_routine(target.name, target.arguments);
  if (!single) return std::string(describe::word_of(target.kind)) + " " + name;
  return target.columns.empty() ? name : name + "(" + to_string(target.columns) + ")";
}

std::string signature(const Arguments& arguments) {
  std::string out;
  for (const auto& argument : arguments)
    if (argument.mode != ArgumentMode::out) out += (out.empty() ? "" : ", ") + argument.type;
  return out;
}

} // namespace aludel::model
