#pragma once
#include "framework/catalog/catalog.hpp"

/// Every place in an object where it names itself or another one. A visitor has one function a kind of place:
/// own, relation and routine (a name), type (a model::Type), spelling (a type as the database spells it),
/// text (SQL that the database keeps in step with what it names).
namespace aludel::catalog {

/// For visitors that look at some places only.
struct LooksAtNothing {
  void own(const QualifiedName&) {}
  void relation(const QualifiedName&) {}
  void routine(const QualifiedName&) {}
  void type(const model::Type&) {}
  void spelling(const std::string&) {}
  void text(const model::SqlText&) {}
};

template<class Sql, class Visitor>
void visit_optional(Sql& sql, Visitor& visitor) {
  if (sql) visitor.text(*sql);
}

template<class Value, class Visitor>
void visit_value(Value& value, Visitor& visitor) {
  if (!value) return;
  if (auto* sql = std::get_if<model::SqlText>(&*value)) visitor.text(*sql);
}

/// A body is a text that is the same for every dialect.
template<class Block, class Visitor>
void visit_block(Block& block, Visitor& visitor) {
  model::SqlText text{block.text, {}};
  visitor.text(text);
  if constexpr (!std::is_const_v<Block>) block.text = std::move(text.every);
}

template<class Trigger, class Visitor>
void visit_trigger(Trigger& trigger, Visitor& visitor) {
  auto& definition = trigger.definition;
  visitor.relation(definition.table);
  if (!definition.function.empty()) visitor.routine(definition.function);
  visit_optional(definition.when, visitor);
  visit_block(definition.body, visitor);
  visit_block(definition.file.block, visitor);
}

template<class Index, class Visitor>
void visit_index(Index& index, Visitor& visitor) {
  visit_optional(index.definition.where, visitor);
  for (auto& column : index.definition.columns) visit_optional(column.expr, visitor);
}

template<class Visitor>
struct VisitConstraint {
  Visitor& visitor;
  void operator()(const model::PrimaryKey&) const {}
  void operator()(const model::Unique&) const {}
  void operator()(auto& definition) const {
    using Definition = std::remove_cvref_t<decltype(definition)>;
    if constexpr (std::is_same_v<Definition, model::Check>) visitor.text(definition.sql);
    if constexpr (std::is_same_v<Definition, model::ForeignKey>)
      visitor.relation(definition.references.table);
    if constexpr (std::is_same_v<Definition, model::Exclusion>) {
      visit_optional(definition.where, visitor);
      for (auto& element : definition.elements) visit_optional(element.expr, visitor);
    }
  }
};

template<class Table, class Visitor>
void visit_table(Table& table, Visitor& visitor) {
  visitor.own(table.name);
  for (auto& column : table.columns) {
    visitor.type(column.definition.type);
    visit_value(column.definition.default_value, visitor);
    if (column.definition.generated) visitor.text(column.definition.generated->sql);
  }
  for (auto& constraint : table.constraints)
    std::visit(VisitConstraint<Visitor>{visitor}, constraint.definition);
  for (auto& index : table.indexes) visit_index(index, visitor);
  for (auto& trigger : table.triggers) visit_trigger(trigger, visitor);
  for (auto& policy : table.policies) {
    visitor.relation(policy.definition.table);
    visit_optional(policy.definition.visible, visitor);
    visit_optional(policy.definition.check, visitor);
  }
  if (table.partition_of) visitor.relation(table.partition_of->table);
}

template<class View, class Visitor>
void visit_view(View& view, Visitor& visitor) {
  std::visit(
      [&](auto& definition) {
        visitor.own(definition.name);
        visitor.text(definition.sql);
      },
      view.definition);
  for (auto& index : view.indexes) visit_index(index, visitor);
  for (auto& trigger : view.triggers) visit_trigger(trigger, visitor);
}

/// A body that is kept as text stays what it is: nothing follows into it.
template<class Routine, class Visitor>
void visit_routine(Routine& routine, Visitor& visitor) {
  std::visit(
      [&](auto& definition) {
        visitor.own(definition.name);
        for (auto& argument : definition.routine.arguments) visitor.spelling(argument.type);
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(definition)>, model::CreateFunction>)
          visitor.spelling(definition.returns);
        if (!definition.routine.standard_body) return;
        visit_block(definition.routine.body, visitor);
        visit_block(definition.routine.file.block, visitor);
      },
      routine.definition);
}

template<class Visitor>
struct VisitType {
  Visitor& visitor;
  void operator()(auto& definition) const {
    using Definition = std::remove_cvref_t<decltype(definition)>;
    visitor.own(definition.name);
    if constexpr (std::is_same_v<Definition, model::CreateDomain>) {
      visitor.type(definition.type);
      visit_value(definition.default_value, visitor);
      for (auto& check : definition.checks) visitor.text(check.sql);
    }
    if constexpr (std::is_same_v<Definition, model::CreateComposite>)
      for (auto& attribute : definition.attributes) visitor.type(attribute.type);
  }
};

template<class Type, class Visitor>
void visit_type(Type& type, Visitor& visitor) {
  std::visit(VisitType<Visitor>{visitor}, type.definition);
}

template<class Sequence, class Visitor>
void visit_sequence(Sequence& sequence, Visitor& visitor) {
  visitor.own(sequence.definition.name);
  if (sequence.definition.options.owned_by) visitor.relation(sequence.definition.options.owned_by->table);
}

} // namespace aludel::catalog
