#include "framework/catalog/due_values.hpp"

namespace aludel::catalog {

namespace {
bool takes_text(const model::Type& type) {
  using enum model::TypeKind;
  return type.dimensions == 0 && (type.kind == text || type.kind == varchar || type.kind == character);
}

/// The text that a column of text is given for a literal of another kind.
std::optional<std::string> as_text(const model::Value& given) {
  if (const auto* number = std::get_if<model::Number>(&given)) return number->text;
  if (const auto* truth = std::get_if<bool>(&given)) return *truth ? "true" : "false";
  return std::nullopt;
}

struct Due {
  const Catalog& before;
  bool changed = false;

  void value(model::Value& given, const model::Type& type) {
    auto text = takes_text(type) ? as_text(given) : std::nullopt;
    if (!text) return;
    given = std::move(*text);
    changed = true;
  }
  void column(model::Column& made) {
    if (made.default_value) value(*made.default_value, made.type);
  }
  const Column* known(const QualifiedName& table, const Identifier& name) const {
    const auto* found = before.table(table);
    return found == nullptr ? nullptr : found->column(name, before.naming());
  }
  void row(const QualifiedName& table, model::Row& cells) {
    for (auto& [name, cell] : cells)
      if (const auto* found = known(table, name)) value(cell, found->definition.type);
  }
  void rows(const QualifiedName& table, std::vector<model::Row>& all) {
    for (auto& one : all) row(table, one);
  }

  void operator()(model::CreateTable& o) {
    for (auto& made : o.columns) column(made);
  }
  void operator()(model::AddColumn& o) { column(o.column); }
  void operator()(model::AlterColumn& o) {
    if (!o.default_value) return;
    if (o.type) return value(*o.default_value, *o.type);
    if (const auto* found = known(o.table, o.column)) value(*o.default_value, found->definition.type);
  }
  void operator()(model::Insert& o) { rows(o.table, o.rows); }
  void operator()(model::Upsert& o) { rows(o.table, o.rows); }
  void operator()(model::Update& o) { row(o.table, o.set); }
  void operator()(model::Delete& o) { rows(o.table, o.rows); }
  void operator()(auto&) {} // holds no values
};

struct HoldsValues {
  bool operator()(const model::CreateTable&) const { return true; }
  bool operator()(const model::AddColumn& o) const { return o.column.default_value.has_value(); }
  bool operator()(const model::AlterColumn& o) const { return o.default_value.has_value(); }
  bool operator()(const model::Insert&) const { return true; }
  bool operator()(const model::Upsert&) const { return true; }
  bool operator()(const model::Update&) const { return true; }
  bool operator()(const model::Delete&) const { return true; }
  bool operator()(const auto&) const { return false; }
};
} // namespace

model::Value due_value(model::Value given, const model::Type& type) {
  auto text = takes_text(type) ? as_text(given) : std::nullopt;
  return text ? model::Value(std::move(*text)) : std::move(given);
}

std::optional<model::Operation> with_due_values(const model::Operation& operation, const Catalog& before) {
  if (!std::visit(HoldsValues{}, operation)) return std::nullopt; // most are not worth a copy
  auto due = operation;
  Due visitor{before};
  std::visit(visitor, due);
  return visitor.changed ? std::optional(std::move(due)) : std::nullopt;
}

} // namespace aludel::catalog
