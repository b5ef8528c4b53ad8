#include "dialects/registry.hpp"

#include "dialects/postgresql/postgresql.hpp"
#include "dialects/sqlite/sqlite.hpp"

namespace aludel {

dialect::Dialects all_dialects() { return {postgresql::make_postgresql(), sqlite::make_sqlite()}; }

void own_the_process() { sqlite::own_the_process(); }

} // namespace aludel
