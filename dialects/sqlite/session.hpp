#pragma once
#include "framework/dialect/session.hpp"
#include "framework/dialect/url.hpp"

#include <memory>

namespace aludel::sqlite {

/// Opens the database with foreign keys on, attaches the others, and reads it once, so that a file that is no
/// database is found here. Throws Error exit 5.
std::unique_ptr<dialect::Session> connect(const dialect::Url& url, const dialect::ConnectOptions& options);

} // namespace aludel::sqlite
