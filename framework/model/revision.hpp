#pragma once
#include "framework/base/boxed.hpp"
#include "framework/describe/field.hpp"
#include "framework/model/step.hpp"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace aludel::model {

using RevisionId = std::string;

/// A word in a file and where it stands.
struct Located {
  std::string text;
  base::Place place;
  bool operator==(const Located& o) const { return text == o.text; }
};

enum class TransactionMode { revision, step, none };

constexpr auto words_of(TransactionMode) {
  return std::array{describe::Word<TransactionMode>{"revision", TransactionMode::revision},
                    describe::Word<TransactionMode>{"step", TransactionMode::step},
                    describe::Word<TransactionMode>{"none", TransactionMode::none}};
}

enum class ParamType { text, integer, number, boolean, uuid, date };

constexpr auto words_of(ParamType) {
  return std::array{describe::Word<ParamType>{"text", ParamType::text},
                    describe::Word<ParamType>{"integer", ParamType::integer},
                    describe::Word<ParamType>{"number", ParamType::number},
                    describe::Word<ParamType>{"boolean", ParamType::boolean},
                    describe::Word<ParamType>{"uuid", ParamType::uuid},
                    describe::Word<ParamType>{"date", ParamType::date}};
}
struct ParamSpec {
  ParamType type = ParamType::text;
  std::optional<std::string> default_value;
  std::string description;
  bool operator==(const ParamSpec&) const = default;
  static constexpr auto fields() {
    return std::tuple{optional("type", &ParamSpec::type, "What `--set` takes."),
                      optional("default", &ParamSpec::default_value,
                               "The value where `--set` gives none; absent: it must."),
                      optional("description", &ParamSpec::description, "What it is for.")};
  }
  static constexpr auto short_form() { return &ParamSpec::type; }
};

/// What stands above `up:`. The graph, `heads`, `history` and `show` need no more than this.
struct RevisionHeader {
  RevisionId id;
  std::string message;
  std::vector<Located> down_revisions; ///< parents: none is a base, several are a merge
  std::vector<Located> depends_on;
  std::vector<Located> branch_labels;
  std::string created;               ///< ISO 8601 as written; may be empty
  std::vector<std::string> dialects; ///< empty: every one
  TransactionMode transaction = TransactionMode::revision;
  std::vector<Waiver> allow;
  base::Boxed<Precondition> when;
  std::map<std::string, ParamSpec> params;
  base::Place place; ///< of the id

  bool applies_to(std::string_view dialect) const;

  static constexpr auto fields() {
    using H = RevisionHeader;
    return std::tuple{
        required<RevisionIdText>("revision", &H::id, "The identifier of this revision."),
        blank("message", &H::message, "What it does, in one line."),
        blank<RevisionIds>("down_revision", &H::down_revisions,
                           "Its parent; a list for a merge, null for a base."),
        blank<RevisionIds>("depends_on", &H::depends_on,
                           "Revisions that must be applied first, without being parents."),
        blank<Labels>("branch_labels", &H::branch_labels, "Names for the branch that begins here."),
        blank<Moment>("created", &H::created, "When it was written."),
        blank<DialectNames>("dialects", &H::dialects, "It is for these dialects alone."),
        blank("transaction", &H::transaction,
              "One transaction for the whole revision, one for each step, or none."),
        blank("allow", &H::allow, "Lint findings that are accepted in the whole file, each with its reason."),
        blank("when", &H::when, "What must hold for the whole revision to run."),
        blank("params", &H::params, "Values that `--set NAME=VALUE` gives.")};
  }
};

using Steps = std::vector<Step>;
/// No `down:`, or `down: auto` (then `demanded` is true and a step without an inverse is an error).
struct DerivedDown {
  bool demanded = false;
};
struct Irreversible {
  std::string reason;
  static constexpr auto fields() {
    return std::tuple{required<Reason>("irreversible", &Irreversible::reason, "Why there is no way back.")};
  }
};

using Down = std::variant<DerivedDown, Steps, Irreversible>;

struct Revision {
  RevisionHeader header;
  Steps up;
  Down down;
  static constexpr auto fields() {
    return std::tuple{
        inlined(&Revision::header), blank("up", &Revision::up, "The steps of the upgrade, in order."),
        optional("down", &Revision::down,
                 "The steps of the downgrade, `auto`, or `{irreversible: why}`; absent: `auto` where every "
                 "step has an inverse.")};
  }
};

} // namespace aludel::model
