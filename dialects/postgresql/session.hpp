#pragma once
#include "framework/dialect/session.hpp"
#include "framework/dialect/url.hpp"

#include <memory>

namespace aludel::postgresql {

std::unique_ptr<dialect::Session> open_session(const dialect::Url& url,
                                               const dialect::ConnectOptions& options);

} // namespace aludel::postgresql
