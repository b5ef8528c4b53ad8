#include "dialects/sqlite/ddl_view.hpp"

#include "dialects/sqlite/ddl_cursor.hpp"
#include "framework/base/text.hpp"

namespace aludel::sqlite {

ViewDdl read_create_view(std::string_view sql) {
  DdlCursor cursor(sql);
  ViewDdl out;
  auto& view = out.definition;
  cursor.expect("create");
  out.temporary = cursor.accept("temp") || cursor.accept("temporary");
  cursor.expect("view");
  out.if_not_exists = cursor.accept("if", "not");
  if (out.if_not_exists) cursor.expect("exists");
  view.name = cursor.name();
  if (cursor.accept(".")) view.name = {view.name.name, cursor.name()};
  if (cursor.at("(")) view.columns = cursor.names();
  cursor.expect("as");
  if (cursor.at_end()) cursor.fail();
  view.sql.every = base::trim(sql.substr(cursor.token(cursor.position()).begin));
  return out;
}

} // namespace aludel::sqlite
