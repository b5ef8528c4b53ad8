#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/render_visitor.hpp"
#include "dialects/sqlite/reshaping.hpp"

namespace aludel::sqlite {

namespace {
bool is_key(const catalog::Constraint& constraint) {
  return std::holds_alternative<model::PrimaryKey>(constraint.definition) ||
         std::holds_alternative<model::Unique>(constraint.definition);
}
} // namespace

void Render::refuse_using_index(const model::Identifier& index) {
  if (!index.empty())
    refuse("SQLite cannot turn index " + index.text + " into a constraint",
           "name the columns instead, or give the step `only: postgresql`");
}

void Render::operator()(const model::AddPrimaryKey& o) {
  refuse_using_index(o.using_index);
  reshape(o.table);
}

void Render::operator()(const model::AddUnique& o) {
  refuse_using_index(o.using_index);
  reshape(o.table);
}

void Render::operator()(const model::AddForeignKey& o) {
  if (o.not_valid) note("SQLite checks the rows that exist at once");
  reshape(o.table);
}

void Render::operator()(const model::AddCheck& o) {
  if (o.not_valid) note("SQLite checks the rows that exist at once");
  reshape(o.table);
}

void Render::operator()(const model::AddExclusion& o) {
  refuse("SQLite has no exclusion constraints (table " + to_string(o.table) + ")",
         "give the step `only: postgresql`");
}

void Render::operator()(const model::DropConstraint& o) {
  const auto* table = known(o.table);
  if (table == nullptr) return;
  const auto* constraint = table->constraint(o.name, naming());
  if (constraint == nullptr) {
    const auto message = "table " + to_string(o.table) + " has no constraint " + o.name.text;
    return o.if_exists ? note(message)
                       : refuse(message, "name it as it was given, or by the conventional name");
  }
  const auto others = pointing_at(o.table, before_);
  if (o.cascade && is_key(*constraint) && !others.empty())
    return refuse("SQLite cannot drop the foreign keys of " + to_string(others.front()) +
                      " along with constraint " + o.name.text,
                  "drop them first, each by drop_constraint");
  reshape(o.table);
}

void Render::operator()(const model::ValidateConstraint&) {
  note("SQLite has checked all rows when the constraint was added");
}

void Render::operator()(const model::RenameConstraint& o) { reshape(o.table); }

} // namespace aludel::sqlite
