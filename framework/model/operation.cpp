#include "framework/model/operation.hpp"

#include <type_traits>
#include <utility>

namespace aludel::model {

namespace {
template<std::size_t... Is>
std::vector<std::string> keys(std::index_sequence<Is...>) {
  return {std::string(std::variant_alternative_t<Is, Operation>::key)...};
}

std::string of_table(const QualifiedName& table, const Identifier& part) {
  return to_string(table) + "." + part.text;
}

/// What the operation is about, in a few words.
struct Object {
  std::string operator()(const CreateTable& o) const { return to_string(o.name); }
  std::string operator()(const DropTable& o) const { return to_string(o.name); }
  std::string operator()(const RenameTable& o) const { return to_string(o.from) + " to " + o.to.text; }
  std::string operator()(const AttachPartition& o) const {
    return to_string(o.partition) + " to " + to_string(o.table);
  }
  std::string operator()(const DetachPartition& o) const {
    return to_string(o.partition) + " from " + to_string(o.table);
  }
  std::string operator()(const AddColumn& o) const { return of_table(o.table, o.column.name); }
  std::string operator()(const DropColumn& o) const { return of_table(o.table, o.column); }
  std::string operator()(const RenameColumn& o) const {
    return of_table(o.table, o.from) + " to " + o.to.text;
  }
  std::string operator()(const AlterColumn& o) const { return of_table(o.table, o.column); }
  std::string operator()(const AddPrimaryKey& o) const { return columns(o.table, o.columns); }
  std::string operator()(const AddUnique& o) const { return columns(o.table, o.columns); }
  std::string operator()(const AddForeignKey& o) const {
    return columns(o.table, o.columns) + " to " + to_string(o.references.table);
  }
  std::string operator()(const AddCheck& o) const {
    return o.name.empty() ? to_string(o.table) : of_table(o.table, o.name);
  }
  std::string operator()(const AddExclusion& o) const { return to_string(o.table); }
  std::string operator()(const DropConstraint& o) const { return of_table(o.table, o.name); }
  std::string operator()(const ValidateConstraint& o) const { return of_table(o.table, o.name); }
  std::string operator()(const RenameConstraint& o) const {
    return of_table(o.table, o.from) + " to " + o.to.text;
  }
  std::string operator()(const CreateIndex& o) const {
    return o.index.name.text + " on " + to_string(o.table);
  }
  std::string operator()(const DropIndex& o) const { return to_string(o.name); }
  std::string operator()(const RenameIndex& o) const { return to_string(o.from) + " to " + o.to.text; }
  std::string operator()(const Reindex& o) const { return to_string(o.index.empty() ? o.table : o.index); }
  std::string operator()(const CreateSchema& o) const { return o.name.text; }
  std::string operator()(const DropSchema& o) const { return o.name.text; }
  std::string operator()(const CreateExtension& o) const { return o.name.text; }
  std::string operator()(const DropExtension& o) const { return o.name.text; }
  std::string operator()(const CreateView& o) const { return to_string(o.name); }
  std::string operator()(const DropView& o) const { return to_string(o.name); }
  std::string operator()(const CreateMaterializedView& o) const { return to_string(o.name); }
  std::string operator()(const RefreshMaterializedView& o) const { return to_string(o.name); }
  std::string operator()(const DropMaterializedView& o) const { return to_string(o.name); }
  std::string operator()(const CreateFunction& o) const { return routine(o.name, o.routine.arguments); }
  std::string operator()(const CreateProcedure& o) const { return routine(o.name, o.routine.arguments); }
  std::string operator()(const DropFunction& o) const { return routine(o.name, o.arguments); }
  std::string operator()(const DropProcedure& o) const { return routine(o.name, o.arguments); }
  std::string operator()(const CreateTrigger& o) const { return o.name.text + " on " + to_string(o.table); }
  std::string operator()(const DropTrigger& o) const { return o.name.text + " on " + to_string(o.table); }
  std::string operator()(const CreateEnum& o) const { return to_string(o.name); }
  std::string operator()(const AddEnumValue& o) const { return to_string(o.name) + " " + o.value; }
  std::string operator()(const RenameEnumValue& o) const {
    return to_string(o.name) + " " + o.from + " to " + o.to;
  }
  std::string operator()(const CreateDomain& o) const { return to_string(o.name); }
  std::string operator()(const CreateComposite& o) const { return to_string(o.name); }
  std::string operator()(const DropType& o) const { return to_string(o.name); }
  std::string operator()(const CreateSequence& o) const { return to_string(o.name); }
  std::string operator()(const AlterSequence& o) const { return to_string(o.name); }
  std::string operator()(const DropSequence& o) const { return to_string(o.name); }
  std::string operator()(const Grant& o) const {
    return words(o.privileges) + " on " + to_string(o.on) + " to " + to_string(o.to);
  }
  std::string operator()(const Revoke& o) const {
    return words(o.privileges) + " on " + to_string(o.on) + " from " + to_string(o.from);
  }
  std::string operator()(const EnableRowSecurity& o) const { return to_string(o.table); }
  std::string operator()(const DisableRowSecurity& o) const { return to_string(o.table); }
  std::string operator()(const CreatePolicy& o) const { return o.name.text + " on " + to_string(o.table); }
  std::string operator()(const DropPolicy& o) const { return o.name.text + " on " + to_string(o.table); }
  std::string operator()(const Comment& o) const { return to_string(o.on); }
  std::string operator()(const Rename& o) const { return to_string(o.on) + " to " + o.to.text; }
  std::string operator()(const Insert& o) const { return to_string(o.table); }
  std::string operator()(const Upsert& o) const { return to_string(o.table); }
  std::string operator()(const Update& o) const { return to_string(o.table); }
  std::string operator()(const Delete& o) const { return to_string(o.table); }
  std::string operator()(const Sql&) const { return {}; }
  std::string operator()(const SqlFile& o) const { return o.path; }

  static std::string routine(const QualifiedName& name, const std::optional<Arguments>& arguments) {
    return to_string(ObjectName{ObjectKind::function, name, {}, arguments});
  }
  static std::string words(const std::vector<Privilege>& privileges) {
    std::string out;
    for (const auto privilege : privileges) {
      out += out.empty() ? "" : ", ";
      out += describe::word_of(privilege);
    }
    return out;
  }
  static std::string columns(const QualifiedName& table, const Identifiers& names) {
    return to_string(table) + "(" + to_string(names) + ")";
  }
};
} // namespace

std::string_view key_of(const Operation& operation) {
  return std::visit([](const auto& o) { return std::remove_cvref_t<decltype(o)>::key; }, operation);
}

std::vector<std::string> operation_keys() {
  return keys(std::make_index_sequence<std::variant_size_v<Operation>>{});
}

std::string summary(const Operation& operation) {
  const auto object = std::visit(Object{}, operation);
  return std::string(key_of(operation)) + (object.empty() ? "" : " " + object);
}

} // namespace aludel::model
