#pragma once
#include "framework/model/names.hpp"

#include <optional>
#include <string_view>

namespace aludel::sqlite {

/// The head of a statement that changes the schema: CREATE, DROP or ALTER, and what of.
struct Change {
  enum class Verb { create, drop, alter };
  enum class Object { table, virtual_table, view, index, trigger };
  Verb verb = Verb::create;
  Object object = Object::table;
  bool temporary = false;   ///< by its word; a schema `temp` says it too
  bool conditional = false; ///< IF NOT EXISTS, IF EXISTS
  bool from_query = false;  ///< CREATE TABLE … AS
  model::QualifiedName name;
  bool instead = false; ///< INSTEAD OF: the trigger of a view
  model::Identifier on; ///< of CREATE INDEX and CREATE TRIGGER: the table
  std::size_t end = 0;  ///< the head's last byte is before it

  bool creates(Object o) const { return verb == Verb::create && object == o; }
};

/// nullopt: it is something else, or no head at all.
std::optional<Change> read_change(std::string_view sql);

} // namespace aludel::sqlite
