#include "dialects/postgresql/conninfo.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <libpq-fe.h>

#include <charconv>
#include <memory>

namespace aludel::postgresql {

namespace {
struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, FreeOptions>;

[[noreturn]] void refuse(std::string message) {
  throw base::Error(
      base::Exit::usage, "bad-url", std::move(message),
      "write postgresql://user:password@host:port/name?sslmode=…; in user and password a special "
      "character is written in percent: @ as %40, : %3A, / %2F, ? %3F, # %23, % %25");
}

/// libpq ends the user and password at the first '@', would take the rest of such a password for the host,
/// and say it in a message.
void refuse_misread_password(std::string_view rest) {
  const auto end_of_user = rest.find_first_of("@/");
  if (end_of_user != std::string_view::npos && rest[end_of_user] == '@') rest.remove_prefix(end_of_user + 1);
  if (rest.substr(0, rest.find('?')).find('@') != std::string_view::npos)
    refuse("the database URL holds an '@' or '/' that is not written in percent");
}

/// One, or a list of them, each of which may be left out.
bool is_ports(std::string_view text) {
  for (const auto& port : base::split(text, ',')) {
    int number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (port.empty()) continue;
    if (error != std::errc() || end != port.data() + port.size() || number < 1 || number > 65'535)
      return false;
  }
  return true;
}

Options parse(const dialect::Url& url) {
  refuse_misread_password(url.rest);
  char* message = nullptr;
  Options options(PQconninfoParse(("postgresql://" + url.rest).c_str(), &message));
  // The message may quote the URL, or a piece of the password.
  const std::unique_ptr<char, decltype(&PQfreemem)> owned(message, &PQfreemem);
  if (options == nullptr) {
    const std::string_view text = message == nullptr ? "" : message;
    refuse("the database URL cannot be read: " + std::string(text.substr(0, text.find_first_of("\":\n"))));
  }
  for (auto* option = options.get(); option->keyword != nullptr; ++option)
    if (std::string_view(option->keyword) == "port" && option->val != nullptr && !is_ports(option->val))
      refuse("the port in the database URL is no number from 1 to 65535");
  return options;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}
} // namespace

// A URL in which everything stands percent-encoded among the parameters: SOCI reads connection strings itself
// before libpq does, and goes wrong over quotes, blanks and URLs without a '='.
std::string connection_string(const dialect::Url& url, std::string_view application) {
  const auto options = parse(url);
  std::string out =
      "postgresql:///?client_encoding=UTF8&fallback_application_name=" + percent_encoded(application);
  for (auto* option = options.get(); option->keyword != nullptr; ++option) {
    const std::string_view keyword = option->keyword;
    if (option->val == nullptr || keyword == "client_encoding" || keyword == "fallback_application_name")
      continue;
    out += "&" + std::string(keyword) + "=" + percent_encoded(option->val);
  }
  return out;
}

} // namespace aludel::postgresql
