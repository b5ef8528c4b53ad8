#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/extensions.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <set>

namespace aludel::lint::rules {

namespace {
/// Collects what an operation needs of extensions: "type vector(3)" → its extension.
struct NeedOf {
  const Transition& t;
  std::vector<std::pair<std::string, std::string>>& out;

  void need(const std::string& what, std::string_view extension) const {
    if (!extension.empty()) out.emplace_back(what, std::string(extension));
  }
  void type(const model::Type& type) const {
    const auto name = type_name(type, t.passage->scene.dialect.name());
    if (t.before().type({model::Identifier(name)}) == nullptr) need("type " + name, extension_of_type(name));
  }
  void value(const std::optional<model::Value>& value) const {
    const auto* sql = value ? std::get_if<model::SqlText>(&*value) : nullptr;
    const auto* text = sql == nullptr ? nullptr : sql->in(t.passage->scene.dialect.name());
    if (text == nullptr) return;
    for (const auto& word : catalog::words_of(*text)) function(base::lower(word.text));
  }
  void function(const std::string& name) const {
    const bool core = target_is_at_least(t, {13}) || name != "gen_random_uuid";
    if (t.before().routines({model::Identifier(name)}).empty())
      need("function " + name, core ? extension_of_function(name) : "pgcrypto");
  }
  void column(const model::Column& column) const {
    type(column.type);
    value(column.default_value);
  }
  void index(const model::Index& index) const {
    need("access method " + index.method, extension_of_access_method(base::lower(index.method)));
    for (const auto& key : index.columns)
      need("operator class " + key.opclass, extension_of_operator_class(base::lower(key.opclass)));
  }
  void operator()(const model::CreateTable& o) const {
    for (const auto& one : o.columns) column(one);
    for (const auto& one : o.indexes) index(one);
  }
  void operator()(const model::AddColumn& o) const { column(o.column); }
  void operator()(const model::AlterColumn& o) const {
    if (o.type) type(*o.type);
    value(o.default_value);
  }
  void operator()(const model::CreateIndex& o) const { index(o.index); }
  void operator()(const model::CreateDomain& o) const { type(o.type); }
  void operator()(const auto&) const {}
};
} // namespace

Remarks extension_not_created(const Transition& t) {
  if (t.change.maybe || !t.is_complete()) return {};
  std::vector<std::pair<std::string, std::string>> needs;
  std::visit(NeedOf{t, needs}, t.change.operation);
  Remarks remarks;
  std::set<std::string> told;
  for (const auto& [what, extension] : needs)
    if (t.before().extension(extension) == nullptr && told.insert(what).second)
      remarks.push_back(
          {what + " belongs to extension " + extension + ", which no revision before this has created",
           "CREATE EXTENSION IF NOT EXISTS \"" + extension + "\"; in an earlier step"});
  return remarks;
}

} // namespace aludel::lint::rules
