#include "dialects/sqlite/understand/change.hpp"

#include "dialects/sqlite/ddl_cursor.hpp"
#include "dialects/sqlite/names.hpp"
#include "framework/base/error.hpp"

namespace aludel::sqlite {

namespace {
model::QualifiedName read_name(DdlCursor& cursor) {
  const auto first = cursor.name();
  return cursor.accept(".") ? model::QualifiedName(first, cursor.name()) : model::QualifiedName(first);
}

class ChangeReader {
public:
  explicit ChangeReader(std::string_view sql) : cursor_(sql) {}

  std::optional<Change> read() {
    if (cursor_.accept("create"))
      read_create();
    else if (cursor_.accept("drop"))
      read_drop();
    else if (cursor_.accept("alter"))
      read_alter();
    else
      return std::nullopt;
    change_.end = cursor_.token(cursor_.position() - 1).end;
    return change_;
  }

private:
  void read_object() {
    using Object = Change::Object;
    if (cursor_.accept("table"))
      change_.object = Object::table;
    else if (cursor_.accept("view"))
      change_.object = Object::view;
    else if (cursor_.accept("trigger"))
      change_.object = Object::trigger;
    else
      cursor_.expect("index"), change_.object = Object::index;
  }

  void read_create() {
    change_.temporary = cursor_.accept("temp") || cursor_.accept("temporary");
    cursor_.accept("unique");
    if (cursor_.accept("virtual", "table"))
      change_.object = Change::Object::virtual_table;
    else
      read_object();
    change_.conditional = cursor_.accept("if", "not");
    if (change_.conditional) cursor_.expect("exists");
    change_.name = read_name(cursor_);
    change_.from_query = change_.object == Change::Object::table && cursor_.accept("as");
    if (change_.object != Change::Object::index && change_.object != Change::Object::trigger) return;
    // The trigger's timing and event stand before; none of their words is ON.
    for (; !cursor_.accept("on"); cursor_.take())
      if (cursor_.at("instead")) change_.instead = true;
    change_.on = read_name(cursor_).name;
  }

  void read_drop() {
    change_.verb = Change::Verb::drop;
    read_object();
    change_.conditional = cursor_.accept("if", "exists");
    change_.name = read_name(cursor_);
  }

  void read_alter() {
    change_.verb = Change::Verb::alter;
    cursor_.expect("table");
    change_.name = read_name(cursor_);
  }

  DdlCursor cursor_;
  Change change_;
};
} // namespace

std::optional<Change> read_change(std::string_view sql) {
  try {
    return ChangeReader(sql).read();
  } catch (const base::Error&) {
    return std::nullopt; // SQLite will say what is wrong with it
  }
}

} // namespace aludel::sqlite
