#include "framework/report/volume.hpp"

#include <array>

namespace aludel::report {

namespace {
using base::Json;
using dialect::Volume;

/// 12000 → "12,000".
std::string grouped(std::uint64_t number) {
  auto text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::array units{"bytes", "KiB", "MiB", "GiB", "TiB"};
  std::size_t unit = 0;
  std::uint64_t tenths = bytes * 10;
  for (; tenths >= 10'240 && unit + 1 < units.size(); ++unit) tenths /= 1024;
  const auto fraction = tenths < 100 && tenths % 10 != 0 ? "." + std::to_string(tenths % 10) : "";
  return std::to_string(tenths / 10) + fraction + " " + units.at(unit);
}

std::string_view word_of(Volume::Count counted) {
  switch (counted) {
  case Volume::Count::exact: return "exact";
  case Volume::Count::about: return "about";
  case Volume::Count::more_than: return "more than";
  case Volume::Count::unknown: return "";
  }
  return "";
}

std::string rows_of(const Volume& volume) {
  if (volume.counted == Volume::Count::unknown) return "rows that nobody has counted";
  const auto word = volume.counted == Volume::Count::exact ? "" : std::string(word_of(volume.counted)) + " ";
  return word + grouped(volume.rows) + (volume.rows == 1 ? " row" : " rows");
}

std::string text_of(const Volume& volume) {
  if (volume.rows == 0 && volume.counted == Volume::Count::exact) return "empty";
  if (volume.rows == 0 && volume.counted == Volume::Count::about) return "empty by the statistics";
  if (volume.bytes == 0) return rows_of(volume);
  return rows_of(volume) + (volume.bytes_at_most ? " in at most " : " in ") + size_text(volume.bytes);
}

Json json_of(const model::QualifiedName& name, const std::optional<Volume>& volume) {
  Json json = Json::object();
  json.add("name", to_string(name)).add("exists", volume.has_value());
  const bool counted = volume && volume->counted != Volume::Count::unknown;
  json.add("rows", counted ? Json(volume->rows) : Json());
  json.add("counted", counted ? Json(word_of(volume->counted)) : Json());
  json.add("bytes", volume && volume->bytes > 0 ? Json(volume->bytes) : Json());
  return json;
}
} // namespace

std::vector<std::string> volume_lines(const lint::Finding& finding, const lint::Result& result) {
  std::vector<std::string> lines;
  for (const auto& table : finding.tables)
    if (const auto at = result.volumes.find(table); at != result.volumes.end())
      lines.push_back(to_string(table) + ": " +
                      (at->second ? text_of(*at->second) : "not in this database yet"));
  return lines;
}

Json volumes_json(const lint::Result& result) {
  Json tables = Json::array();
  for (const auto& [name, volume] : result.volumes) tables.push(json_of(name, volume));
  return tables;
}

} // namespace aludel::report
