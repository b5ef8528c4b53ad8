#pragma once
#include "framework/dialect/dialect.hpp"

namespace aludel::sqlite {

/// SQLite 3.37 or newer (STRICT tables, PRAGMA table_list). Types: dialects/sqlite/types.hpp.
dialect::DialectPtr make_sqlite();

/// For a program that has the process to itself: a connection has no mutex then (it is used by one thread;
/// only sqlite3_interrupt comes from others, which needs none), and no memory is counted. A
/// write beyond the process's limit of file sizes fails, and ends nothing. Does nothing once
/// SQLite has begun (https://www.sqlite.org/threadsafe.html, https://www.sqlite.org/c3ref/config.html).
void own_the_process();

} // namespace aludel::sqlite
