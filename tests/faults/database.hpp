#pragma once
#include "framework/dialect/session.hpp"

#include <memory>
#include <string>

namespace aludel::faults {

/// The test's own look at a database.
std::unique_ptr<dialect::Session> connect(const std::string& url);

/// The first cell of the first row; empty when there is none.
std::string cell(dialect::Session& session, const std::string& query);
/// The same by a look of its own; empty also while the database is busy, or lacks what is asked for.
std::string cell(const std::string& url, const std::string& query);

} // namespace aludel::faults
