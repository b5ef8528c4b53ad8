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
  std::string operator()(const Comment& o) const {
    if (!o.on.schema.empty()) return o.on.schema.text;
    if (!o.on.index.empty()) return to_string(o.on.index);
    if (!o.on.column.empty()) return of_table(o.on.table, o.on.column);
    if (!o.on.constraint.empty()) return of_table(o.on.table, o.on.constraint);
    return to_string(o.on.table);
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
  std::string operator()(const Insert& o) const { return to_string(o.table); }
  std::string operator()(const Upsert& o) const { return to_string(o.table); }
  std::string operator()(const Update& o) const { return to_string(o.table); }
  std::string operator()(const Delete& o) const { return to_string(o.table); }
  std::string operator()(const Sql&) const { return {}; }
  std::string operator()(const SqlFile& o) const { return o.path; }

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
