#include "framework/dialect/holder.hpp"

#include "framework/base/clock.hpp"

namespace aludel::dialect {

namespace {

std::string in_brackets(const Holder& holder) {
  const auto user = holder.user.empty() ? "" : "user " + holder.user;
  if (holder.application.empty()) return user;
  return holder.application + (user.empty() ? "" : ", " + user);
}
} // namespace

std::string to_string(const Holder& holder) {
  if (holder == Holder{}) return "a process that does not say who it is";
  auto text = "process " + std::to_string(holder.process);
  if (const auto more = in_brackets(holder); !more.empty()) text += " (" + more + ")";
  if (!holder.host.empty()) text += " on " + holder.host;
  if (holder.since) text += " since " + base::iso8601(*holder.since, false);
  if (!holder.run.empty()) text += ", run " + holder.run;
  return text;
}

base::Json to_json(const Holder& holder) {
  auto json = base::Json::object();
  json.add("pid", holder.process)
      .add("application", base::text_or_null(holder.application))
      .add("user", base::text_or_null(holder.user))
      .add("host", base::text_or_null(holder.host))
      .add("since", holder.since ? base::Json(base::iso8601(*holder.since, false)) : base::Json())
      .add("run", base::text_or_null(holder.run));
  return json;
}

} // namespace aludel::dialect
