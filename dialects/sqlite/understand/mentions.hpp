#pragma once
#include "dialects/sqlite/tokens.hpp"
#include "dialects/sqlite/understand/shadow.hpp"
#include "framework/dialect/sql_reading.hpp"

namespace aludel::sqlite {

/// The objects that a statement names, each once, with the place of their first occurrence.
class Mentions {
public:
  /// Outlives the mentions.
  explicit Mentions(const dialect::Statement& statement)
      : statement_(statement), tokens_(tokens_of(statement.sql)) {}

  void add(model::ObjectName object, bool writes);
  /// Tables and views that the shadow knows, then their columns. Without `writes` nothing of it is changed.
  void add(const std::vector<Access>& accesses, const Shadow& shadow, bool writes);
  /// Where SQLite tells nothing: what stands where tables do, and every name that the shadow knows.
  void add_by_words(const Shadow& shadow, bool writes);

  std::vector<dialect::Mention> all() && { return std::move(all_); }

private:
  base::Place place_of(const model::Identifier& name) const;

  const dialect::Statement& statement_;
  std::vector<Token> tokens_;
  std::vector<dialect::Mention> all_;
};

model::ObjectName object_of(model::ObjectKind kind, const model::QualifiedName& name,
                            const model::Identifier& part = {});
model::ObjectName object_of(const Relation& relation);

} // namespace aludel::sqlite
