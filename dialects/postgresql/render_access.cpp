#include "dialects/ansi/table_parts.hpp"
#include "dialects/postgresql/render.hpp"

#include <algorithm>
#include <array>

namespace aludel::postgresql {

namespace {
constexpr std::array<std::string_view, 4> role_words{"PUBLIC", "CURRENT_USER", "SESSION_USER",
                                                     "CURRENT_ROLE"};

/// Role names and the words that stand for roles (RoleSpec in gram.y). `public` is such a word however it is
/// quoted; another spelling ("Public") is a name.
std::string role(const model::Identifier& name, const ansi::Spelling& spelling) {
  for (const auto word : role_words) {
    std::string lower(word);
    for (char& c : lower)
      if (c != '_') c = static_cast<char>(c - 'A' + 'a');
    if (name.text == word || name.text == lower) return std::string(word);
  }
  return spelling.name(name);
}

std::string roles(const model::Identifiers& names, const ansi::Spelling& spelling) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + role(name, spelling);
  return out;
}

/// "TABLE", "ALL TABLES IN SCHEMA".
std::string kind_of(model::GrantKind kind) {
  switch (kind) {
  case model::GrantKind::tables_in: return "ALL TABLES IN SCHEMA";
  case model::GrantKind::sequences_in: return "ALL SEQUENCES IN SCHEMA";
  case model::GrantKind::functions_in: return "ALL FUNCTIONS IN SCHEMA";
  case model::GrantKind::table:
  case model::GrantKind::sequence:
  case model::GrantKind::function:
  case model::GrantKind::procedure:
  case model::GrantKind::type:
  case model::GrantKind::schema:
  case model::GrantKind::database: return keyword(kind);
  }
  return {};
}
} // namespace

/// "SELECT (a), INSERT (a) ON TABLE t".
std::string Render::grants(const std::vector<model::Privilege>& privileges, const model::GrantTarget& on) {
  std::string out;
  for (const auto privilege : privileges)
    out += (out.empty() ? "" : ", ") + keyword(privilege) + column_list(on.columns);
  return out + " ON " + kind_of(on.kind) + " " + routine(on.name, on.arguments);
}

void Render::operator()(const model::Grant& o) {
  add("GRANT " + grants(o.privileges, o.on) + " TO " + roles(o.to, spelling_) +
      (o.with_grant_option ? " WITH GRANT OPTION" : ""));
}

void Render::operator()(const model::Revoke& o) {
  add("REVOKE " + std::string(o.grant_option_for ? "GRANT OPTION FOR " : "") + grants(o.privileges, o.on) +
      " FROM " + roles(o.from, spelling_) + cascade(o.cascade));
}

void Render::operator()(const model::EnableRowSecurity& o) {
  add(alter(o.table) + "ENABLE ROW LEVEL SECURITY" + (o.force ? ", FORCE ROW LEVEL SECURITY" : ""));
}

void Render::operator()(const model::DisableRowSecurity& o) {
  add(alter(o.table) + "DISABLE ROW LEVEL SECURITY" + (o.force ? ", NO FORCE ROW LEVEL SECURITY" : ""));
}

void Render::operator()(const model::CreatePolicy& o) {
  using Command = model::PolicyCommand;
  if (o.visible && o.command == Command::insert)
    refuse("policy " + o.name.text + " is for INSERT, which sees no rows",
           "write `check:` instead of `using:`");
  if (o.check && (o.command == Command::select || o.command == Command::delete_))
    refuse("policy " + o.name.text + " is for " + keyword(o.command) + ", which writes no rows",
           "write `using:` instead of `check:`");
  auto sql = "CREATE POLICY " + name(o.name) + " ON " + name(o.table);
  if (!o.permissive) sql += " AS RESTRICTIVE";
  if (o.command != Command::all) sql += " FOR " + keyword(o.command);
  if (!o.to.empty()) sql += " TO " + roles(o.to, spelling_);
  const auto condition = [&](const char* words, const base::Boxed<model::SqlText>& text) {
    if (text)
      sql += words + ansi::parenthesized(ansi::text(*text, "policy " + o.name.text, spelling_, problems()));
  };
  condition("\nUSING ", o.visible);
  condition("\nWITH CHECK ", o.check);
  add(std::move(sql));
}

void Render::operator()(const model::DropPolicy& o) {
  add("DROP POLICY " + if_exists(o.if_exists) + name(o.name) + " ON " + name(o.table));
}

} // namespace aludel::postgresql
