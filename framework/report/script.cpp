#include "framework/report/script.hpp"

namespace aludel::report {

base::Json to_json(const Script& script) {
  base::Json json = base::Json::object();
  json.add("dialect", script.dialect).add("from", script.from).add("to", script.to);
  json.add("revisions", script.revisions).add("sql", script.sql);
  return json;
}

} // namespace aludel::report
