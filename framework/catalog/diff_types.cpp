#include "framework/catalog/comparison.hpp"
#include "framework/catalog/differ.hpp"
#include "framework/catalog/replacing.hpp"
#include "framework/catalog/sequences.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>

namespace aludel::catalog {

using model::ObjectKind;

namespace {
/// The values that `now` lacks, each before the one that it has next, so that nothing else moves.
Operations values_added(const model::CreateEnum& now, const model::CreateEnum& wanted) {
  Operations all;
  const auto is_known = [&](const std::string& value) {
    return std::find(now.values.begin(), now.values.end(), value) != now.values.end();
  };
  for (auto at = wanted.values.begin(); at != wanted.values.end(); ++at) {
    if (is_known(*at)) continue;
    const auto next = std::find_if(at, wanted.values.end(), is_known);
    const auto before = next == wanted.values.end() ? std::string() : *next;
    all.push_back(model::AddEnumValue{wanted.name, *at, before, {}, false});
  }
  return all;
}

std::string spelled_type(const QualifiedName& name, int dimensions) {
  std::string text = (name.schema.empty() ? "" : spelled(name.schema) + ".") + spelled(name.name);
  for (int i = 0; i < dimensions; ++i) text += "[]";
  return text;
}
} // namespace

void Differ::bring_type(const Type& wanted) {
  const auto* known = now_.type(wanted.name());
  if (known == nullptr) return emit(made(wanted));
  if (!same_definition(*known, wanted, now_)) {
    if (is_extended(*known, wanted))
      emit(values_added(std::get<model::CreateEnum>(known->definition),
                        std::get<model::CreateEnum>(wanted.definition)));
    else
      replace_type(wanted);
  }
  comment({ObjectKind::type, wanted.name(), {}, {}}, now_.type(wanted.name())->comment, wanted.comment);
}

/// A type cannot lose a value or change its meaning while columns have it: it makes room for the new one, its
/// columns are converted by their text, and it goes with the leftovers, when nothing has it any more.
void Differ::replace_type(const Type& wanted) {
  const auto& name = wanted.name();
  QualifiedName former{name.schema, name.name.text + "_former"};
  while (now_.type(former) != nullptr || now_.relation(former)) former.name.text += "_";
  emit(model::Rename{{ObjectKind::type, name, {}, {}}, former.name});
  emit(made(wanted));
  retype_columns(former, wanted);
}

void Differ::retype_columns(const QualifiedName& former, const Type& wanted) {
  const Catalog before = now_;
  before.for_each_table([&](const Table& table) {
    if (table.partition_of) return; // its columns follow those of its table
    for (const auto& column : table.columns) {
      const auto& definition = column.definition;
      if (definition.type.enumeration.empty() || !now_.same(definition.type.enumeration, former)) continue;
      model::AlterColumn alter;
      alter.table = table.name;
      alter.column = definition.name;
      alter.drop_default = true; // it is a value of the former type, and comes again with the column
      if (definition.default_value) emit(alter);
      alter.drop_default = false;
      alter.type = definition.type;
      alter.type->enumeration = wanted.name();
      alter.convert = model::SqlText{"CAST(CAST(" + spelled(definition.name) + " AS text) AS " +
                                         spelled_type(wanted.name(), definition.type.dimensions) + ")",
                                     {}};
      emit(std::move(alter));
    }
  });
}

/// The column that owns it may not be there yet.
void Differ::bring_sequence(const Sequence& wanted) {
  const auto& name = wanted.definition.name;
  const auto* known = now_.sequence(name);
  if (known == nullptr) {
    Sequence free = wanted;
    free.definition.options.owned_by.reset();
    return emit(made(free));
  }
  auto options = wanted.definition.options;
  options.owned_by = known->definition.options.owned_by;
  const auto said = leading(known->definition.options, options);
  if (said != model::SequenceOptions{}) emit(model::AlterSequence{name, said, {}});
  comment({ObjectKind::sequence, name, {}, {}}, now_.sequence(name)->comment, wanted.comment);
}

void Differ::bring_owners() {
  goal_.for_each_sequence([&](const Sequence& wanted) {
    const auto& name = wanted.definition.name;
    const auto* known = now_.sequence(name);
    if (known == nullptr) return;
    auto options = effective(known->definition.options);
    options.owned_by = effective(wanted.definition.options).owned_by;
    const auto said = leading(known->definition.options, options);
    if (said.owned_by) emit(model::AlterSequence{name, said, {}});
  });
}

} // namespace aludel::catalog
