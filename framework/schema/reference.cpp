#include "framework/schema/reference.hpp"

#include "framework/base/text.hpp"
#include "framework/schema/conditions.hpp"
#include "framework/schema/operations.hpp"
#include "framework/schema/settings.hpp"

namespace aludel::schema {

namespace {
/// A bar would end the cell.
std::string cell(std::string_view text) { return base::replace_all(std::string(text), "|", "\\|"); }

std::string default_text(const Key& key) {
  if (!key.default_value) return "";
  const auto text = key.default_value->dump();
  return "`" + (text.front() == '"' ? text.substr(1, text.size() - 2) : text) + "`";
}

std::string table_of(const std::vector<Key>& keys) {
  std::string text = "| key | value | default | meaning |\n| --- | --- | --- | --- |\n";
  for (const auto& key : keys)
    text += "| `" + key.name + "` | " + cell(key.shape.words) + " | " +
            (key.required ? "required" : cell(default_text(key))) + " | " + cell(key.doc) + " |\n";
  return text;
}

std::string rule_text(const describe::Rule& rule) {
  const auto first = "`" + std::string(rule.first) + "`", second = "`" + std::string(rule.second) + "`";
  const auto help = std::string(rule.help);
  using Kind = describe::Rule::Kind;
  switch (rule.kind) {
  case Kind::excludes: return "* " + first + " and " + second + " exclude each other: " + help + ".\n";
  case Kind::one_of: return "* Exactly one of " + first + " and " + second + " is given.\n";
  case Kind::needs: return "* " + first + " is given only with " + second + ".\n";
  case Kind::alias: return "";
  case Kind::some: return "* At least one of the optional keys is given.\n";
  }
  return "";
}

std::string rules_text(const std::vector<describe::Rule>& rules) {
  std::string text;
  for (const auto& rule : rules) text += rule_text(rule);
  return text.empty() ? "" : "\n" + text;
}

std::string operation_page(const OperationShape& operation, const std::string& example) {
  auto text = "# " + operation.key + "\n\n" + operation.doc + "\n\n";
  text += operation.keys.empty() ? "The value is " + operation.shape.words + ".\n" : table_of(operation.keys);
  text += rules_text(operation.rules);
  text += "\n```yaml\n" + example + "```\n\n";
  return text + "Beside it may stand the keys of every [step](../steps.md). [All operations](README.md).\n";
}

std::string operations_page() {
  std::string text =
      "# Operations\n\nA step of a revision is one of these.\n\n| operation | |\n| --- | --- |\n";
  for (const auto& operation : operations())
    text += "| [`" + operation.key + "`](" + operation.key + ".md) | " + cell(operation.doc) + " |\n";
  return text + "\nThe maps inside them have [a page of their own](../parts.md).\n";
}

template<class Part>
std::string part(std::string_view title) {
  return "\n## " + std::string(title) + "\n\n" + table_of(keys_of<Part>()) + rules_text(rules_of<Part>());
}

std::string parts_page() {
  return "# Parts of operations\n\nMaps that stand inside operations.\n" + part<model::Column>("A column") +
         part<model::References>("references") + part<model::Generated>("generated") +
         part<model::PrimaryKey>("primary_key") + part<model::Unique>("A unique constraint") +
         part<model::Check>("A check") + part<model::ForeignKey>("A foreign key") +
         part<model::Index>("An index") + part<model::IndexColumn>("A key of an index") +
         part<model::Exclusion>("An exclusion constraint") +
         part<model::ExclusionElement>("An element of it") + part<model::ConflictRule>("on_conflict") +
         part<model::PartitionBy>("partition_by") + part<model::PartitionOf>("partition_of") +
         part<model::PartitionBound>("The bound of a partition") + part<model::Argument>("An argument") +
         part<model::TransitionTables>("referencing") + part<model::Attribute>("An attribute");
}

std::string revision_page() {
  return "# The keys of a revision\n\n" + table_of(keys_of<model::Revision>()) +
         "\nThe parameters under `params:` are maps:\n\n" + table_of(keys_of<model::ParamSpec>()) +
         "\nOther keys are refused.\n";
}

std::string steps_page() {
  return "# The keys of a step\n\nA step has one [operation](operations/README.md), first, and beside it any "
         "of:\n\n" +
         table_of(keys_of<model::Step>()) + "\n## allow\n\nEach rule has a reason, or a map:\n\n" +
         table_of(keys_of<model::Waiver>()) +
         "\n## when\n\nSeveral keys are all asked for. `else:` stands directly under `when:`, and says what "
         "happens "
         "when they do not hold: " +
         shape(Of<model::Otherwise>{}).words + "; default: `skip`.\n\n" + table_of(condition_keys());
}

std::string project_page(const std::vector<std::string>& dialects) {
  return "# The keys of the project file\n\n`${NAME}` and `${NAME:-default}` in a value take environment "
         "variables.\n\n" +
         table_of(keys_of<model::Project>()) + "\n## lint\n\n" + table_of(lint_keys(dialects));
}

std::string types_page() {
  constexpr std::string_view arguments[] = {"", "`(n)`", "`(p)` or `(p,s)`"};
  std::string text = "# Types\n\nA portable type, in any case; `[]` behind it makes an array. "
                     "`enum:NAME` is an enumeration of the database. Any other type is written by dialect: "
                     "`{DIALECT: TYPE}`.\n\n| type | arguments, optional |\n| --- | --- |\n";
  for (const auto& type : model::type_shapes())
    text += "| `" + std::string(type.name) + "` | " + std::string(arguments[type.most_arguments]) + " |\n";
  return text;
}
} // namespace

Pages reference_pages(const std::map<std::string, std::string>& examples,
                      const std::vector<std::string>& dialects) {
  Pages pages{{"revision.md", revision_page()},
              {"steps.md", steps_page()},
              {"project.md", project_page(dialects)},
              {"types.md", types_page()},
              {"parts.md", parts_page()},
              {"operations/README.md", operations_page()}};
  for (const auto& operation : operations())
    pages["operations/" + operation.key + ".md"] = operation_page(operation, examples.at(operation.key));
  return pages;
}

} // namespace aludel::schema
