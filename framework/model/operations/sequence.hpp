#pragma once
#include "framework/model/table_parts.hpp"

#include <cstdint>

namespace aludel::model {

enum class SequenceType { smallint, integer, bigint };

constexpr auto words_of(SequenceType) {
  return std::array{Word<SequenceType>{"smallint", SequenceType::smallint},
                    Word<SequenceType>{"integer", SequenceType::integer},
                    Word<SequenceType>{"bigint", SequenceType::bigint}};
}

/// How numbers are made; what is absent is the server's default, or stays as it is.
struct SequenceOptions {
  std::optional<SequenceType> type;
  std::optional<std::int64_t> start;
  std::optional<std::int64_t> increment;
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
  std::optional<std::int64_t> cache;
  std::optional<bool> cycle;
  std::optional<ColumnName> owned_by; ///< with an empty table: by none
  bool operator==(const SequenceOptions&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        optional("as", &SequenceOptions::type, "smallint, integer or bigint."),
        optional("start", &SequenceOptions::start, "The first number."),
        optional("increment", &SequenceOptions::increment, "The step; negative: it goes down."),
        optional("minvalue", &SequenceOptions::min, "The least number."),
        optional("maxvalue", &SequenceOptions::max, "The greatest number."),
        optional("cache", &SequenceOptions::cache, "Numbers that a session takes at once."),
        optional("cycle", &SequenceOptions::cycle, "Whether it begins again at its end."),
        optional("owned_by", &SequenceOptions::owned_by, "`[table, column]`: it goes with that column.")};
  }
};

struct CreateSequence {
  static constexpr std::string_view key = "create_sequence";
  static constexpr std::string_view doc = "Make a sequence of numbers (PostgreSQL).";
  QualifiedName name;
  SequenceOptions options;
  bool if_not_exists = false;
  bool operator==(const CreateSequence&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &CreateSequence::name, "The sequence's name."),
                      inlined(&CreateSequence::options),
                      optional("if_not_exists", &CreateSequence::if_not_exists,
                               "Nothing happens when a relation of that name exists.")};
  }
};

struct AlterSequence {
  static constexpr std::string_view key = "alter_sequence";
  static constexpr std::string_view doc = "Change how a sequence goes on (PostgreSQL).";
  QualifiedName name;
  SequenceOptions options;
  std::optional<std::int64_t> restart;
  bool operator==(const AlterSequence&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &AlterSequence::name, "The sequence."),
                      inlined(&AlterSequence::options),
                      optional("restart", &AlterSequence::restart, "The next number.")};
  }
  static constexpr auto rules() {
    return std::array{some("alter_sequence changes nothing",
                           "add one of as, start, increment, minvalue, maxvalue, cache, cycle, owned_by and "
                           "restart")};
  }
};

struct DropSequence {
  static constexpr std::string_view key = "drop_sequence";
  static constexpr std::string_view doc = "Remove a sequence (PostgreSQL).";
  QualifiedName name;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropSequence&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("name", &DropSequence::name, "The sequence."),
                      optional("if_exists", &DropSequence::if_exists, "Nothing happens when there is none."),
                      optional("cascade", &DropSequence::cascade, "What depends on it goes too.")};
  }
};

} // namespace aludel::model
