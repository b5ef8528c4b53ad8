#include "tests/faults/database.hpp"

#include "dialects/registry.hpp"
#include "framework/base/error.hpp"

#include <stdexcept>

namespace aludel::faults {

std::unique_ptr<dialect::Session> connect(const std::string& url) {
  const auto parsed = dialect::parse_url(url);
  dialect::ConnectOptions options;
  options.busy_wait = std::chrono::seconds(20);
  for (const auto& dialect : all_dialects())
    if (dialect->accepts(parsed)) return dialect->connect(parsed, options);
  throw std::invalid_argument("no dialect for " + url);
}

std::string cell(dialect::Session& session, const std::string& query) {
  const auto rows = session.query(query, {});
  return rows.empty() ? "" : rows.front().front().value_or("");
}

std::string cell(const std::string& url, const std::string& query) {
  try {
    return cell(*connect(url), query);
  } catch (const base::Error&) {
    return "";
  }
}

} // namespace aludel::faults
