#pragma once
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
  std::optional<Precondition> when;
  std::map<std::string, ParamSpec> params;
  base::Place place; ///< of the id

  bool applies_to(std::string_view dialect) const;
};

using Steps = std::vector<Step>;
/// No `down:`, or `down: auto` (then `demanded` is true and a step without an inverse is an error).
struct DerivedDown {
  bool demanded = false;
};
struct Irreversible {
  std::string reason;
};

struct Revision {
  RevisionHeader header;
  Steps up;
  std::variant<DerivedDown, Steps, Irreversible> down;
};

} // namespace aludel::model
