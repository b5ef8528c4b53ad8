#pragma once
#include "framework/model/table_parts.hpp"

/// Types of one's own (PostgreSQL).
namespace aludel::model {

struct CreateEnum {
  static constexpr std::string_view key = "create_enum";
  static constexpr std::string_view doc = "Make an enumeration (PostgreSQL; a column has it as `enum:NAME`).";
  QualifiedName name;
  std::vector<std::string> values;
  bool operator==(const CreateEnum&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &CreateEnum::name, "The type's name."),
                      required("values", &CreateEnum::values, "Its values, in their order.")};
  }
};

struct AddEnumValue {
  static constexpr std::string_view key = "add_enum_value";
  static constexpr std::string_view doc =
      "Add a value to an enumeration (PostgreSQL). It cannot be used in the transaction that adds it.";
  QualifiedName name;
  std::string value;
  std::string before;
  std::string after;
  bool if_not_exists = false;
  bool operator==(const AddEnumValue&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("name", &AddEnumValue::name, "The enumeration."),
        required("value", &AddEnumValue::value, "The new value."),
        optional("before", &AddEnumValue::before, "The value that it stands before."),
        optional("after", &AddEnumValue::after, "The value that it stands after; absent: the last."),
        optional("if_not_exists", &AddEnumValue::if_not_exists, "Nothing happens when it is there.")};
  }
  static constexpr auto rules() { return std::array{excludes("before", "after", "it stands in one place")}; }
};

struct RenameEnumValue {
  static constexpr std::string_view key = "rename_enum_value";
  static constexpr std::string_view doc = "Give a value of an enumeration another name (PostgreSQL).";
  QualifiedName name;
  std::string from;
  std::string to;
  bool operator==(const RenameEnumValue&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &RenameEnumValue::name, "The enumeration."),
                      required("from", &RenameEnumValue::from, "The value."),
                      required("to", &RenameEnumValue::to, "Its new name.")};
  }
};

struct CreateDomain {
  static constexpr std::string_view key = "create_domain";
  static constexpr std::string_view doc = "Make a type from another one and conditions (PostgreSQL).";
  QualifiedName name;
  Type type;
  std::string collation;
  bool nullable = true;
  std::optional<Value> default_value;
  std::vector<Check> checks;
  bool operator==(const CreateDomain&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("name", &CreateDomain::name, "The type's name."),
        required("type", &CreateDomain::type, "The type that it is made from."),
        optional("collation", &CreateDomain::collation,
                 "The collation, by the name that the database knows; `\"schema\".\"name\"` where that needs "
                 "its schema."),
        optional("nullable", &CreateDomain::nullable, "Whether NULL is one of its values."),
        optional("default", &CreateDomain::default_value, "A scalar is a literal, `{sql: …}` an expression."),
        optional("checks", &CreateDomain::checks, "Conditions; the value is called VALUE.")};
  }
};

struct Attribute {
  Identifier name;
  Type type;
  std::string collation;
  bool operator==(const Attribute&) const = default;
  static constexpr auto fields() {
    return std::tuple{required("name", &Attribute::name, "The attribute's name."),
                      required("type", &Attribute::type, "Its type."),
                      optional("collation", &Attribute::collation, "Its collation.")};
  }
};

struct CreateComposite {
  static constexpr std::string_view key = "create_composite";
  static constexpr std::string_view doc = "Make a type of several attributes (PostgreSQL).";
  QualifiedName name;
  std::vector<Attribute> attributes;
  bool operator==(const CreateComposite&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &CreateComposite::name, "The type's name."),
                      required("attributes", &CreateComposite::attributes, "Its attributes, in order.")};
  }
};

struct DropType {
  static constexpr std::string_view key = "drop_type";
  static constexpr std::string_view doc = "Remove an enumeration, a domain or a composite type (PostgreSQL).";
  QualifiedName name;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropType&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &DropType::name, "The type."),
                      optional("if_exists", &DropType::if_exists, "Nothing happens when there is none."),
                      optional("cascade", &DropType::cascade, "What depends on it goes too.")};
  }
};

} // namespace aludel::model
