#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render_visitor.hpp"

/// What SQLite has no word for: each is said when the plan is made, with the way out.
namespace aludel::sqlite {

namespace {
const char* const ordinary_view = "an ordinary view (create_view) shows the same rows";
const char* const plain_statements = "write what it does as steps, or in the body: of a trigger";
const char* const listed_values =
    "SQLite keeps columns of it as TEXT, and a check on the column can list the values";
const char* const plain_columns = "write its type and checks at the columns, by dialect";
const char* const numbered_rows = "an integer primary key numbers its rows by itself";
const char* const file_rights = "the rights of the database file decide who reads and writes it";
const char* const filtering_view = "a view can show some of the rows";
const char* const plain_table = "make an ordinary table for SQLite in another step";
} // namespace

void Render::operator()(const model::AttachPartition& o) {
  lacks("partitions", to_string(o.partition), plain_table);
}
void Render::operator()(const model::DetachPartition& o) {
  lacks("partitions", to_string(o.partition), plain_table);
}

void Render::operator()(const model::CreateExtension& o) { lacks("extensions to install", o.name.text); }
void Render::operator()(const model::DropExtension& o) { lacks("extensions to remove", o.name.text); }

void Render::operator()(const model::CreateMaterializedView& o) {
  lacks("materialized views", to_string(o.name), ordinary_view);
}
void Render::operator()(const model::RefreshMaterializedView& o) {
  lacks("materialized views", to_string(o.name));
}
void Render::operator()(const model::DropMaterializedView& o) {
  lacks("materialized views", to_string(o.name));
}

void Render::operator()(const model::CreateFunction& o) {
  lacks("functions of one's own", to_string(o.name), plain_statements);
}
void Render::operator()(const model::DropFunction& o) { lacks("functions of one's own", to_string(o.name)); }
void Render::operator()(const model::CreateProcedure& o) {
  lacks("procedures", to_string(o.name), plain_statements);
}
void Render::operator()(const model::DropProcedure& o) { lacks("procedures", to_string(o.name)); }

void Render::operator()(const model::CreateEnum& o) {
  lacks("enumerations", to_string(o.name), listed_values);
}
void Render::operator()(const model::AddEnumValue& o) {
  lacks("enumerations", to_string(o.name), listed_values);
}
void Render::operator()(const model::RenameEnumValue& o) {
  lacks("enumerations", to_string(o.name), "write an update of the rows that hold the value");
}
void Render::operator()(const model::CreateDomain& o) { lacks("domains", to_string(o.name), plain_columns); }
void Render::operator()(const model::CreateComposite& o) {
  lacks("composite types", to_string(o.name), "write a column an attribute, or one of json");
}
void Render::operator()(const model::DropType& o) { lacks("types of one's own", to_string(o.name)); }

void Render::operator()(const model::CreateSequence& o) {
  lacks("sequences", to_string(o.name), numbered_rows);
}
void Render::operator()(const model::AlterSequence& o) { lacks("sequences", to_string(o.name)); }
void Render::operator()(const model::DropSequence& o) { lacks("sequences", to_string(o.name)); }

void Render::operator()(const model::Grant& o) {
  lacks("roles and rights", "grant to " + to_string(o.to), file_rights);
}
void Render::operator()(const model::Revoke& o) {
  lacks("roles and rights", "revoke from " + to_string(o.from), file_rights);
}
void Render::operator()(const model::EnableRowSecurity& o) {
  lacks("row security", to_string(o.table), filtering_view);
}
void Render::operator()(const model::DisableRowSecurity& o) { lacks("row security", to_string(o.table)); }
void Render::operator()(const model::CreatePolicy& o) {
  lacks("policies", o.name.text + " of " + to_string(o.table), filtering_view);
}
void Render::operator()(const model::DropPolicy& o) {
  lacks("policies", o.name.text + " of " + to_string(o.table));
}

} // namespace aludel::sqlite
