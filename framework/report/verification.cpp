#include "framework/report/verification.hpp"

#include "framework/base/text.hpp"
#include "framework/report/words.hpp"

namespace aludel::report {

using base::Json;

namespace {
std::string text_of(const ChangedRevision& revision) {
  std::string text =
      "changed     " + revision.revision + " (" + revision.path + ") is not what was applied\n";
  for (const auto& change : revision.changes) text += "              " + base::on_one_line(change) + "\n";
  if (revision.changes.empty()) text += "              what it was is not kept: its checksum alone\n";
  return text;
}

Json json_of(const ChangedRevision& revision) {
  Json out = Json::object();
  out.add("revision", revision.revision).add("path", revision.path);
  return std::move(out.add("changes", Json(revision.changes)));
}

std::string listed(std::string_view title, const graph::Ids& ids, std::string_view what) {
  return ids.empty() ? "" : std::string(title) + rows_text(ids) + std::string(what) + "\n";
}
} // namespace

std::string to_text(const Verification& found) {
  auto text = "database    " + found.database + "\nat          " + rows_text(found.rows) + "\n";
  text += listed("ahead       ", found.unknown, ": no file here declares it");
  text += listed("implied     ", found.implied, ": other version rows stand on it, so it needs none");
  for (const auto& revision : found.changed) text += text_of(revision);
  text += listed("unfinished  ", found.unfinished, ": cut short");
  text += listed("unknown     ", found.uncompared, ": nothing is kept to compare it with");
  text += "compared    " + base::count_of(found.compared, "revision");
  if (found.matches()) text += ": each is what was applied";
  return text + "\n";
}

Json to_json(const Verification& found) {
  Json changed = Json::array();
  for (const auto& revision : found.changed) changed.push(json_of(revision));
  Json out = Json::object();
  out.add("database", found.database).add("current", found.rows).add("unknown", found.unknown);
  out.add("implied", found.implied).add("changed", std::move(changed)).add("unfinished", found.unfinished);
  out.add("uncompared", found.uncompared).add("compared", found.compared);
  return std::move(out.add("matches", found.matches()));
}

} // namespace aludel::report
