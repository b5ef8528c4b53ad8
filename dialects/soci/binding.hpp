#pragma once
#include "framework/dialect/session.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace soci {
class session;
}

/// Values bound by SOCI, the same on every engine. (The namespace is not called `soci`: that name is the
/// library's.)
namespace aludel::binding {

/// Runs one of Aludel's own fixed texts with values for `:a, :b …`, each name once, in the order in which
/// they occur. Never for text from a revision: SOCI rewrites and cuts it. Throws soci::soci_error; its what()
/// shows the bound values, so callers show get_error_message() or the engine's own words. Returns how many
/// rows were changed.
std::int64_t run(::soci::session& session, std::string_view sql, const std::vector<dialect::Bound>& values);

} // namespace aludel::binding
