#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/lint/rule.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace aludel::lint {

/// What an operation takes away, or gives another name.
struct Taking {
  model::ObjectName object;
  model::Identifier to = {}; ///< of a rename; otherwise empty
};
std::optional<Taking> taking_of(const model::Operation& operation);

/// What the revisions of a history with branches took from each other, and what they needed. It stays empty
/// where the history is a line.
class Ledger {
public:
  /// What one revision took or needed, in the order of the replay.
  struct Entry {
    model::RevisionId revision;
    std::size_t moment = 0;
    model::Identifier to = {}; ///< of a rename
  };
  void note(const Transition& t);

  const std::vector<Entry>& takers(const model::ObjectName& object, const catalog::Catalog& catalog) const;
  const std::vector<Entry>& users(const model::ObjectName& object, const catalog::Catalog& catalog) const;

private:
  /// Kind, name, part, and the arguments of a routine.
  using Key = std::tuple<model::ObjectKind, model::QualifiedName, model::Identifier, std::string>;
  using Entries = std::map<Key, std::vector<Entry>>;
  static Key key_of(const model::ObjectName& object, const catalog::Catalog& catalog);

  Entries takers_;
  Entries users_;
};

/// An object, and the revision beside that has to do with it.
struct Encounter {
  model::ObjectName object;
  Ledger::Entry other;
};

/// A revision beside this one took the object before: that it is not there now is chance.
std::optional<Encounter> taken_beside(const Transition& t, const model::ObjectName& object);
/// The same of anything that the transition needs and does not find.
std::optional<Encounter> missed_beside(const Transition& t);
/// What a rule says of something that is missing: nothing where that is why, as cross-branch-conflict says
/// so.
Remarks unless_missed_beside(const Transition& t, Remarks remarks);
/// What the transition takes for good from a revision beside this one that has used it before.
std::optional<Encounter> used_beside(const Transition& t);

} // namespace aludel::lint
