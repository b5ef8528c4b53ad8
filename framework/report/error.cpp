#include "framework/report/error.hpp"

#include "framework/base/text.hpp"

namespace aludel::report {

namespace {
base::Json number_or_null(int number) { return number > 0 ? base::Json(number) : base::Json(); }

void add_members(base::Json& json, const base::Json& more) {
  more.visit([&]<class T>(const T& value) {
    if constexpr (std::same_as<T, base::Json::Object>)
      for (const auto& [name, member] : value) json.add(name, member);
  });
}

base::Json to_json(const base::Diagnostic& diagnostic, const std::string& sqlstate) {
  base::Json json = base::Json::object();
  json.add("code", diagnostic.code)
      .add("message", base::without_passwords(diagnostic.message))
      .add("hint", base::text_or_null(base::without_passwords(diagnostic.help)));
  json.add("path", base::text_or_null(diagnostic.place.path()))
      .add("line", number_or_null(diagnostic.place.line));
  json.add("column", number_or_null(diagnostic.place.column)).add("sqlstate", base::text_or_null(sqlstate));
  add_members(json, diagnostic.details);
  return json;
}
} // namespace

std::string to_text(const base::Error& error, bool colour) {
  std::string text;
  for (const auto& diagnostic : error.diagnostics()) text += base::to_text(diagnostic, colour) + "\n";
  if (error.diagnostics().size() > 1) text += base::count_of(error.diagnostics().size(), "problem") + "\n";
  return text;
}

base::Json to_json(const base::Error& error) {
  base::Json json = base::Json::object();
  json.add("error", to_json(error.diagnostics().front(), error.sqlstate()));
  if (error.diagnostics().size() == 1) return json;
  base::Json all = base::Json::array();
  for (const auto& diagnostic : error.diagnostics()) all.push(to_json(diagnostic, error.sqlstate()));
  json.add("errors", std::move(all));
  return json;
}

} // namespace aludel::report
