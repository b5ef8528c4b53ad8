#pragma once
#include "framework/dialect/scratch.hpp"

#include <memory>

namespace aludel::postgresql {

/// CREATE DATABASE aludel_scratch_… on the server of a URL, from template0, so that nothing of the server's
/// own is in it. Throws Error exit 5 when the server cannot be reached, exit 1 when the role may not.
std::unique_ptr<dialect::Scratch> make_scratch(const dialect::Url& server);

/// The same URL for another database of that server.
dialect::Url with_database(const dialect::Url& url, std::string_view database);

} // namespace aludel::postgresql
