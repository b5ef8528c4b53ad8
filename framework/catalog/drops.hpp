#pragma once
#include "framework/catalog/apply.hpp"

namespace aludel::catalog {

/// What goes with an object that is dropped: always what belongs to it (partitions, sequences that its
/// columns own, rights), and with `cascade` what needs it. An object that the catalog does not know takes
/// nothing. A conditional step drops perhaps: the object stays, and is no more than perhaps there.
class Drop {
public:
  Drop(Catalog& catalog, const Author& author, bool cascade)
      : catalog_(catalog), author_(author), cascade_(cascade) {}

  void table(const QualifiedName& name) const;
  void view(const QualifiedName& name) const;
  void sequence(const QualifiedName& name) const;
  void type(const QualifiedName& name) const;
  void routine(const Routine* known) const;
  void column(const QualifiedName& table, const Identifier& column) const;
  void constraint(const QualifiedName& table, const Identifier& constraint) const;
  void schema(const Identifier& name) const;
  void extension(const Identifier& name) const;
  void object(const model::ObjectName& object) const;

private:
  template<class Remove>
  void with_dependents(const model::ObjectName& name, Remove&& remove) const;
  template<class Object>
  bool leaves_in_doubt(const Object& known) const;
  template<class Change>
  void edit(const QualifiedName& table, Change&& change) const;
  void column_in_doubt(const QualifiedName& table, const Identifier& column) const;
  void column_of(const model::ObjectName& object, const model::ObjectName& gone) const;
  void attribute(const QualifiedName& type, const Identifier& name) const;
  void part(const model::ObjectName& object) const;
  void objects(const std::vector<model::ObjectName>& all) const;
  void grants(model::GrantKind kind, const QualifiedName& name) const;
  void owned_sequences(const QualifiedName& table, const Identifier& column) const;

  Catalog& catalog_;
  const Author& author_;
  bool cascade_;
  mutable std::vector<model::ObjectName> in_doubt_; ///< what is dropped perhaps
};

} // namespace aludel::catalog
