#include "dialects/postgresql/inspect/snapshot.hpp"

#include "framework/base/error.hpp"

#include <array>
#include <libpq-fe.h>

namespace aludel::postgresql {

namespace {
struct Setting {
  std::string_view name;
  std::string_view value;
};

// Our queries are not worth being compiled. The others are what ruleutils.c and the output of constants
// depend on; temporary tables are found last, so that they hide nothing.
constexpr std::array settings{Setting{"jit", "off"},
                              Setting{"search_path", "public, pg_temp"},
                              Setting{"quote_all_identifiers", "off"},
                              Setting{"standard_conforming_strings", "on"},
                              Setting{"DateStyle", "ISO, YMD"},
                              Setting{"IntervalStyle", "postgres"},
                              Setting{"TimeZone", "UTC"},
                              Setting{"bytea_output", "hex"},
                              Setting{"extra_float_digits", "1"},
                              Setting{"lc_monetary", "C"}};

std::string kept_query() {
  std::string columns;
  for (const auto& setting : settings)
    columns +=
        (columns.empty() ? "" : ", ") + ("pg_catalog.current_setting('" + std::string(setting.name)) + "')";
  return "SELECT " + columns;
}

template<class ValueOf>
void set_all(Connection& connection, ValueOf value_of) {
  std::string calls;
  std::vector<dialect::Bound> values;
  for (std::size_t n = 0; n < settings.size(); ++n) {
    calls += (calls.empty() ? "" : ", ") + ("pg_catalog.set_config('" + std::string(settings[n].name)) +
             "', :a, true)";
    values.emplace_back(std::string(value_of(n)));
  }
  connection.query("SELECT " + calls, values);
}

void roll_back(const Connection& connection) { PQclear(PQexec(connection.native(), "ROLLBACK")); }

bool is_idle(const Connection& connection) {
  return PQtransactionStatus(connection.native()) == PQTRANS_IDLE;
}
} // namespace

Snapshot::Snapshot(Connection& connection) : connection_(connection) {
  connection.send_ahead();
  own_ = is_idle(connection);
  if (own_)
    connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  else
    for (const auto& row : connection.query(kept_query()))
      for (const auto& value : row) kept_.push_back(value.value_or(""));
  try {
    set_all(connection, [](std::size_t n) { return settings[n].value; });
  } catch (...) {
    if (own_) roll_back(connection);
    throw;
  }
}

Snapshot::~Snapshot() {
  if (own_) {
    roll_back(connection_);
    return;
  }
  try {
    set_all(connection_, [&](std::size_t n) { return kept_[n]; });
  } catch (const base::Error&) {
    // The transaction has failed; the settings go with it.
  }
}

} // namespace aludel::postgresql
