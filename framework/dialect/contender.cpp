#include "framework/dialect/contender.hpp"

#include "framework/base/text.hpp"

namespace aludel::dialect {

namespace {
constexpr std::size_t longest_query = 120;

base::Json age_or_null(const std::optional<model::Duration>& age) {
  return age ? base::Json(age->count()) : base::Json();
}

/// One unit is enough for people.
std::string coarse(model::Duration age) {
  constexpr int second = 1000, minute = 60 * second, hour = 60 * minute;
  const auto count = age.count();
  if (count >= hour) return std::to_string(count / hour) + "h";
  if (count >= minute) return std::to_string(count / minute) + "m";
  return std::to_string(count / second) + "s";
}

std::string line(const Contender& one) {
  std::vector<std::string> who;
  if (!one.application.empty()) who.push_back(one.application);
  if (!one.user.empty()) who.push_back("user " + one.user);
  auto text = one.process == 0 ? "a prepared transaction" : "process " + std::to_string(one.process);
  if (!who.empty()) text += " (" + base::join(who, ", ") + ")";
  if (!one.state.empty()) text += ", " + one.state;
  if (one.transaction_age) text += ", transaction open for " + coarse(*one.transaction_age);
  if (one.query.empty()) return text;
  return text + (one.query_age ? ", " + coarse(*one.query_age) + " ago" : "") + ": " + one.query;
}

void write(const Contenders& contenders, std::size_t depth, std::string& out) {
  for (const auto& one : contenders) {
    out += (out.empty() ? "" : "\n") + std::string(2 * depth, ' ') + line(one);
    write(one.blocked_by, depth + 1, out);
  }
}
} // namespace

std::string to_string(const Contenders& contenders) {
  std::string out;
  write(contenders, 0, out);
  return out;
}

base::Json to_json(const Contenders& contenders) {
  auto list = base::Json::array();
  for (const auto& one : contenders) {
    auto json = base::Json::object();
    json.add("pid", one.process)
        .add("application", base::text_or_null(one.application))
        .add("user", base::text_or_null(one.user))
        .add("state", base::text_or_null(one.state))
        .add("query", base::text_or_null(one.query))
        .add("query_age_ms", age_or_null(one.query_age))
        .add("transaction_age_ms", age_or_null(one.transaction_age))
        .add("blocked_by", to_json(one.blocked_by));
    list.push(std::move(json));
  }
  return list;
}

// Where a password is spoken of, the rest is not shown at all: it may be quoted in any way.
std::string shown_query(const std::string& text) {
  auto shown = base::without_passwords(text);
  const auto secret = base::lower(shown).find("passw");
  if (secret != std::string::npos) shown = shown.substr(0, secret) + "***";
  std::string line;
  for (const char c : shown)
    if (!base::is_blank(c))
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  if (line.size() <= longest_query) return std::string(base::trim(line));
  line.resize(longest_query);
  while (base::invalid_utf8(line)) line.pop_back(); // the cut may have gone through a character
  return line + " …";
}

} // namespace aludel::dialect
