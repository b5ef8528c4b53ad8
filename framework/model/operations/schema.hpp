#pragma once
#include "framework/model/table_parts.hpp"

namespace aludel::model {

struct CreateSchema {
  static constexpr std::string_view key = "create_schema";
  static constexpr std::string_view doc =
      "Make a schema. On SQLite it is an attached database, named under `attach:` of the project file.";
  Identifier name;
  bool if_not_exists = false;
  bool operator==(const CreateSchema&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        required("name", &CreateSchema::name, "The schema."),
        optional("if_not_exists", &CreateSchema::if_not_exists, "Nothing happens when it exists.")};
  }
};

struct DropSchema {
  static constexpr std::string_view key = "drop_schema";
  static constexpr std::string_view doc = "Remove a schema.";
  Identifier name;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropSchema&) const = default;
  static constexpr auto fields() {
    return std::tuple{required("name", &DropSchema::name, "The schema."),
                      optional("if_exists", &DropSchema::if_exists, "Nothing happens when there is none."),
                      optional("cascade", &DropSchema::cascade, "PostgreSQL: everything in it goes too.")};
  }
};

struct CreateExtension {
  static constexpr std::string_view key = "create_extension";
  static constexpr std::string_view doc = "Install an extension (PostgreSQL).";
  Identifier name;
  bool if_not_exists = true;
  Identifier schema;
  std::string version;
  bool operator==(const CreateExtension&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        required("name", &CreateExtension::name, "The extension."),
        optional("if_not_exists", &CreateExtension::if_not_exists, "Nothing happens when it is installed."),
        optional("schema", &CreateExtension::schema, "Where its objects go."),
        optional("version", &CreateExtension::version, "Absent: the server's default version.")};
  }
};

struct DropExtension {
  static constexpr std::string_view key = "drop_extension";
  static constexpr std::string_view doc = "Remove an extension (PostgreSQL).";
  Identifier name;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropExtension&) const = default;
  static constexpr auto fields() {
    return std::tuple{required("name", &DropExtension::name, "The extension."),
                      optional("if_exists", &DropExtension::if_exists, "Nothing happens when there is none."),
                      optional("cascade", &DropExtension::cascade, "What depends on it goes too.")};
  }
};

} // namespace aludel::model
