#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/builtin_types.hpp"
#include "framework/lint/extensions.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>
#include <set>

namespace aludel::lint::rules {

namespace {
/// The types of the columns that an operation makes or changes.
struct TypesOf {
  using Types = std::vector<model::Type>;
  Types operator()(const model::CreateTable& o) const {
    Types types;
    for (const auto& column : o.columns) types.push_back(column.type);
    return types;
  }
  Types operator()(const model::AddColumn& o) const { return {o.column.type}; }
  Types operator()(const model::AlterColumn& o) const { return o.type ? Types{*o.type} : Types{}; }
  Types operator()(const model::CreateDomain& o) const { return {o.type}; }
  Types operator()(const model::CreateComposite& o) const {
    Types types;
    for (const auto& attribute : o.attributes) types.push_back(attribute.type);
    return types;
  }
  Types operator()(const auto&) const { return {}; }
};

/// The name in "app.mood", "mood(3)" and "mood[]"; nothing of types of several words, which are the server's.
std::optional<model::QualifiedName> name_in_text(std::string_view text) {
  const catalog::Tokens tokens(text);
  const auto name = [&](std::size_t i) { return identifier_of(tokens[i]); };
  const std::size_t last = tokens.is_sign(1, ".") && tokens.size() > 2 ? 2 : 0;
  if (!tokens.is_name(0) || !tokens.is_name(last)) return std::nullopt;
  if (tokens.size() > last + 1 && !tokens.is_sign(last + 1, "(") && !tokens.is_sign(last + 1, "["))
    return std::nullopt;
  return last == 0 ? model::QualifiedName(name(0)) : model::QualifiedName(name(0), name(2));
}

std::optional<model::QualifiedName> name_of_type(const Transition& t, const model::Type& type) {
  if (type.kind == model::TypeKind::enumeration) return type.enumeration;
  const auto at = type.native.find(std::string(t.passage->scene.dialect.name()));
  return type.kind != model::TypeKind::native || at == type.native.end() ? std::nullopt
                                                                         : name_in_text(at->second);
}

bool is_builtin(const model::QualifiedName& name) {
  const auto& all = builtin_types();
  return name.schema.empty() && std::find(all.begin(), all.end(), name.name.text) != all.end();
}

/// The array type of another one, the row of a relation, what comes with a range, or what raw SQL may have
/// made.
bool may_be_there(const Transition& t, const model::QualifiedName& name) {
  const auto& before = t.before();
  const auto resolved = before.resolved(name);
  return before.type(name) != nullptr || before.relation(name) || before.verbatim(resolved) != nullptr ||
         name.name.text.front() == '_' || name.name.text.ends_with("multirange") || is_of_engine(t, name) ||
         t.passage->scene.chronicle.may_have_made(resolved, t.moment);
}

bool may_come_with_extension(const Transition& t, const model::Identifier& name) {
  bool unknown = false;
  t.before().for_each_extension([&](const catalog::Extension& extension) {
    unknown = unknown || extension.origin.maybe || !is_well_known(extension.name.text);
  });
  return unknown || !extension_of_type(name.text).empty(); // extension-not-created tells of those
}

std::string nearest(const Transition& t, const model::QualifiedName& name) {
  auto all = builtin_types();
  t.before().for_each_type([&](const catalog::Type& type) { all.push_back(to_string(type.name())); });
  const auto near = base::did_you_mean(to_string(name), all);
  return near.empty() ? "" : "; " + near;
}
} // namespace

Remarks unknown_type(const Transition& t) {
  if (t.change.maybe || !t.is_complete()) return {};
  Remarks remarks;
  std::set<model::QualifiedName> told;
  for (const auto& type : std::visit(TypesOf{}, t.change.operation)) {
    const auto name = name_of_type(t, type);
    if (!name || name->empty() || is_builtin(*name) || may_be_there(t, *name) ||
        may_come_with_extension(t, name->name) || !told.insert(*name).second)
      continue;
    remarks.push_back({"there is no type " + to_string(*name) + " at this point" + nearest(t, *name),
                       "create it in a revision before this one, or mend the name"});
  }
  return unless_missed_beside(t, std::move(remarks));
}

} // namespace aludel::lint::rules
