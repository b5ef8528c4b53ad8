#include "dialects/soci/binding.hpp"

#include "framework/base/clock.hpp"

#include <soci/soci.h>

namespace aludel::binding {

// There is no `query` here. SOCI's dynamic rows are not safe: on SQLite a 64-bit INTEGER column is read as 32
// bits without a word, on PostgreSQL numeric becomes a double and unknown types throw. Typed `into` would be
// safe but wants the number of columns before the statement is sent. So each engine reads rows as text by its
// own interface.

namespace {
/// What SOCI holds by reference until the statement has run.
struct Slot {
  long long number = 0;
  std::string text;
  ::soci::indicator indicator = ::soci::i_ok;
};

struct Exchange {
  ::soci::statement& statement;
  Slot& slot;
  void operator()(std::monostate) const {
    slot.indicator = ::soci::i_null;
    statement.exchange(::soci::use(slot.text, slot.indicator));
  }
  void operator()(std::int64_t number) const {
    slot.number = number;
    statement.exchange(::soci::use(slot.number, slot.indicator));
  }
  void operator()(const std::string& text) const {
    slot.text = text;
    statement.exchange(::soci::use(slot.text, slot.indicator));
  }
  void operator()(std::chrono::system_clock::time_point moment) const { (*this)(base::iso8601(moment)); }
};
} // namespace

std::int64_t run(::soci::session& session, std::string_view sql, const std::vector<dialect::Bound>& values) {
  std::vector<Slot> slots(values.size());
  ::soci::statement statement(session);
  for (std::size_t i = 0; i < values.size(); ++i) std::visit(Exchange{statement, slots[i]}, values[i]);
  statement.alloc();
  statement.prepare(std::string(sql));
  statement.define_and_bind();
  statement.execute(true);
  return statement.get_affected_rows();
}

} // namespace aludel::binding
