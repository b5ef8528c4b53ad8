#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/replay/transitions.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace aludel::lint {

/// A transition's place in the replay of the whole history.
using Moment = std::size_t;

/// What befell a relation of that name.
struct Event {
  enum class What { made, dropped, renamed };
  What what = What::made;
  model::RevisionId revision;
  Moment moment = 0;
  model::Identifier to = {}; ///< of a rename
};

/// What the whole history did to names, and from when on it is not known whole. Events of the future are in
/// it too: of what is missing somewhere, it tells what makes it later.
class Chronicle {
public:
  void note(const replay::Transition& transition, const model::RevisionId& revision, Moment moment);

  std::optional<Event> last_before(const model::QualifiedName& relation, Moment moment) const;
  std::optional<Event> first_after(const model::QualifiedName& relation, Moment moment) const;

  /// What ran before it was all understood: what the catalog does not know is not there.
  bool is_complete(Moment moment) const { return !partial_since_ || moment <= *partial_since_; }
  /// The revision in which ALTER FUNCTION has given routines of that name a search_path that they still have;
  /// nullopt: none has.
  std::optional<model::RevisionId> given_path(const model::QualifiedName& routine, Moment moment) const;
  /// ALTER DEFAULT PRIVILEGES ran before it: what is made has other rights than the engine's own.
  bool gives_rights(Moment moment) const { return rights_since_ && *rights_since_ < moment; }
  /// The database has it already.
  void take_as_there(const model::QualifiedName& relation) { there_.insert(relation); }
  /// A statement that the vocabulary has no word for has written that name before; or the database has it,
  /// and the history says nothing of it.
  bool may_have_made(const model::QualifiedName& relation, Moment moment) const;
  /// An operation has made an object of that kind and name before, or part of a table of that name, that is
  /// no relation. Signatures of routines are not looked at.
  bool had(const model::ObjectName& object, const catalog::Catalog& catalog, Moment moment) const;

private:
  void note_made(const model::Operation& operation, const catalog::Catalog& after,
                 const model::RevisionId& revision, Moment moment);
  void note_raw(const dialect::SqlReading& reading, const catalog::Catalog& catalog,
                const model::RevisionId& revision, Moment moment);
  void note_path(const dialect::SqlReading& reading, const catalog::Catalog& catalog,
                 const model::RevisionId& revision, Moment moment);

  std::map<model::QualifiedName, std::vector<Event>> events_; ///< in their order
  std::map<model::QualifiedName, Moment> written_;            ///< by raw SQL, first
  /// Kind, name (of a part: that of its table) and part.
  using MadeKey = std::tuple<model::ObjectKind, model::QualifiedName, model::Identifier>;
  static MadeKey key_of_made(const model::ObjectName& object, const catalog::Catalog& catalog);
  std::map<MadeKey, Moment> made_; ///< first
  /// Of routines: who gave them a search_path; empty: it was taken away.
  std::map<model::QualifiedName, std::map<Moment, model::RevisionId>> paths_;
  std::set<model::QualifiedName> there_;
  std::optional<Moment> partial_since_;
  std::optional<Moment> rights_since_;
};

} // namespace aludel::lint
