#pragma once
#include "framework/base/error.hpp"

namespace aludel::dialect {

/// The connection of a session is gone, and another may be got. What was sent over it and not answered may
/// have happened or not.
inline bool is_connection_lost(const base::Error& error) {
  return error.diagnostics().front().code == "connection-lost";
}

} // namespace aludel::dialect
