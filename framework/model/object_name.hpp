#pragma once
#include "framework/model/operations/routine.hpp"

#include <array>

namespace aludel::model {

enum class ObjectKind {
  table,
  column,
  constraint,
  index,
  schema,
  view,
  materialized_view,
  sequence,
  type,
  function,
  procedure,
  trigger,
  policy,
  extension
};

constexpr auto words_of(ObjectKind) {
  return std::array{Word<ObjectKind>{"table", ObjectKind::table},
                    Word<ObjectKind>{"column", ObjectKind::column},
                    Word<ObjectKind>{"constraint", ObjectKind::constraint},
                    Word<ObjectKind>{"index", ObjectKind::index},
                    Word<ObjectKind>{"schema", ObjectKind::schema},
                    Word<ObjectKind>{"view", ObjectKind::view},
                    Word<ObjectKind>{"materialized_view", ObjectKind::materialized_view},
                    Word<ObjectKind>{"sequence", ObjectKind::sequence},
                    Word<ObjectKind>{"type", ObjectKind::type},
                    Word<ObjectKind>{"function", ObjectKind::function},
                    Word<ObjectKind>{"procedure", ObjectKind::procedure},
                    Word<ObjectKind>{"trigger", ObjectKind::trigger},
                    Word<ObjectKind>{"policy", ObjectKind::policy},
                    Word<ObjectKind>{"extension", ObjectKind::extension}};
}

/// It is named by the table that it belongs to and a name in it: `[table, name]`.
constexpr bool is_part(ObjectKind kind) {
  return kind == ObjectKind::column || kind == ObjectKind::constraint || kind == ObjectKind::trigger ||
         kind == ObjectKind::policy;
}
/// It is named by its argument types too: a name alone, or `{name, arguments}`.
constexpr bool is_routine(ObjectKind kind) {
  return kind == ObjectKind::function || kind == ObjectKind::procedure;
}
/// It has its name among the relations of its schema.
constexpr bool is_relation(ObjectKind kind) {
  return kind == ObjectKind::table || kind == ObjectKind::view || kind == ObjectKind::materialized_view ||
         kind == ObjectKind::index || kind == ObjectKind::sequence;
}
/// It stands in no schema.
constexpr bool is_global(ObjectKind kind) {
  return kind == ObjectKind::schema || kind == ObjectKind::extension;
}

std::vector<ObjectKind> every_kind();
/// Those that `rename` is for: the others have operations of their own, or no new name.
std::vector<ObjectKind> renamed_kinds();

/// One database object: `{table: t}`, `{column: [t, c]}`, `{function: {name: f, arguments: [integer]}}`.
struct ObjectName {
  ObjectKind kind = ObjectKind::table;
  QualifiedName name; ///< of a part: the table
  Identifier part;
  std::optional<Arguments> arguments; ///< of a routine; absent: the only one of that name
  bool operator==(const ObjectName&) const = default;
};

/// "users", "users.email", "touch(integer)"; for people.
std::string to_string(const ObjectName& object);

/// "integer, text": the types of the arguments that tell routines apart (in, inout and variadic ones).
std::string signature(const Arguments& arguments);

} // namespace aludel::model
