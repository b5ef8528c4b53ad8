#include "dialects/postgresql/inspect/sequences.hpp"

#include "dialects/postgresql/inspect/users.hpp"
#include "dialects/postgresql/state.hpp"

#include <limits>

namespace aludel::postgresql {

namespace {
using dialect::TextRow;

std::string sequences_query() {
  return R"(
SELECT c.oid, n.nspname, c.relname, pg_catalog.format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement,
       s.seqmin, s.seqmax, s.seqcache, s.seqcycle, tn.nspname, t.relname, a.attname, r.description
FROM pg_catalog.pg_sequence s
JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
  AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
LEFT JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_class'::regclass
  AND r.objoid = c.oid AND r.objsubid = 0
WHERE d.deptype IS DISTINCT FROM 'i' AND )" +
         is_users("pg_class", "c.oid") + " ORDER BY c.oid";
}

struct Range {
  std::int64_t least;
  std::int64_t greatest;
};

template<class Number>
constexpr Range range_of() {
  return {std::numeric_limits<Number>::min(), std::numeric_limits<Number>::max()};
}

Range range_of(model::SequenceType type) {
  switch (type) {
  case model::SequenceType::smallint: return range_of<std::int16_t>();
  case model::SequenceType::integer: return range_of<std::int32_t>();
  case model::SequenceType::bigint: return range_of<std::int64_t>();
  }
  return {};
}

model::SequenceType sequence_type(const Cell& cell) {
  if (is(cell, "smallint")) return model::SequenceType::smallint;
  return is(cell, "integer") ? model::SequenceType::integer : model::SequenceType::bigint;
}

std::optional<std::int64_t> unless(std::int64_t usual, const Cell& cell) {
  const auto value = number(cell);
  return value == usual ? std::nullopt : std::make_optional(value);
}

/// CREATE SEQUENCE in the manual says what a new one has.
model::SequenceOptions options(const TextRow& row) {
  const auto type = sequence_type(row[3]);
  const bool rises = number(row[5]) > 0;
  model::SequenceOptions found;
  if (type != model::SequenceType::bigint) found.type = type;
  found.increment = unless(1, row[5]);
  found.min = unless(rises ? 1 : range_of(type).least, row[6]);
  found.max = unless(rises ? range_of(type).greatest : -1, row[7]);
  found.start = unless(number(rises ? row[6] : row[7]), row[4]);
  found.cache = unless(1, row[8]);
  if (is(row[9], "t")) found.cycle = true;
  if (row[12]) found.owned_by = model::ColumnName{name_in(text(row[10]), text(row[11])), text(row[12])};
  return found;
}
} // namespace

std::vector<catalog::Sequence> read_sequences(Connection& connection, const std::set<ObjectId>& left_out) {
  std::vector<catalog::Sequence> found;
  for (const auto& row : connection.query(sequences_query())) {
    if (left_out.count(number(row[0])) > 0) continue;
    model::CreateSequence made{name_in(text(row[1]), text(row[2])), options(row), false};
    found.push_back({std::move(made), text(row[13]), false, {}});
  }
  return found;
}

} // namespace aludel::postgresql
