#include "tests/conformance/statement_file.hpp"

#include "framework/base/files.hpp"
#include "framework/base/text.hpp"
#include "framework/report/operations.hpp"

#include <algorithm>
#include <sstream>

namespace aludel::conformance {

namespace fs = std::filesystem;

namespace {
using dialect::SqlReading;

constexpr std::string_view mark = "--> ";

StatementFile read_file(const fs::path& path) {
  StatementFile file{path, {}, {}};
  std::istringstream lines(base::DiskFiles().read(path));
  std::string line;
  while (std::getline(lines, line) && !line.empty()) file.description += line + "\n";
  while (std::getline(lines, line)) {
    const bool reading = line.starts_with(mark);
    if (file.statements.empty() || (!reading && !file.statements.back().reading.empty()))
      file.statements.emplace_back();
    (reading ? file.statements.back().reading : file.statements.back().sql) += line + "\n";
  }
  return file;
}

std::string_view word_of(SqlReading::Grasp grasp) {
  switch (grasp) {
  case SqlReading::Grasp::operations: return "operations";
  case SqlReading::Grasp::raw: return "raw";
  case SqlReading::Grasp::none: break;
  }
  return "none";
}

std::string head_of(const SqlReading& reading) {
  auto text = std::string(word_of(reading.grasp)) + ", " + reading.kind;
  if (!reading.lock.empty()) text += ", " + reading.lock;
  if (reading.writes && reading.lock.empty()) text += ", writes";
  if (reading.beyond) text += ", beyond";
  if (reading.opaque) text += ", opaque";
  return text;
}

std::string mentions_of(const SqlReading& reading) {
  std::vector<std::string> texts;
  for (const auto& mention : reading.mentions)
    texts.push_back(std::string(describe::word_of(mention.object.kind)) + " " + to_string(mention.object) +
                    (mention.writes ? "!" : ""));
  std::sort(texts.begin(), texts.end());
  return base::join(texts, ", ");
}
} // namespace

std::string StatementFile::script() const {
  std::string text;
  for (const auto& statement : statements) text += statement.sql;
  return text;
}

std::string StatementFile::text() const {
  auto text = description + "\n";
  for (const auto& statement : statements) text += statement.sql + statement.reading;
  return text;
}

std::vector<StatementFile> statement_files(const std::string& dialect) {
  std::vector<StatementFile> files;
  for (const auto& path :
       base::DiskFiles().list(fs::path(ALUDEL_SOURCE_DIR) / "tests/cases/statements" / dialect))
    files.push_back(read_file(path));
  return files;
}

std::vector<SqlReading> readings_of(const StatementFile& file, const dialect::Dialect& dialect) {
  const auto source = std::make_shared<const base::Source>(base::Source{file.name(), file.script()});
  return dialect.read({source->text, {source, 1, 1}}, catalog::Catalog(dialect.naming()));
}

std::string text_of(const SqlReading& reading) {
  auto text = head_of(reading) + "\n";
  if (!reading.problem.empty()) text += "problem: " + reading.problem + "\n";
  if (!reading.mentions.empty()) text += mentions_of(reading) + "\n";
  if (!reading.operations.empty()) text += report::to_yaml(reading.operations);
  std::istringstream lines(text);
  std::string marked;
  for (std::string line; std::getline(lines, line);) marked += std::string(mark) + line + "\n";
  return marked;
}

StatementFile with_readings(StatementFile file, const std::vector<SqlReading>& readings) {
  const auto script = file.script();
  file.statements.clear();
  std::size_t at = 0;
  for (const auto& reading : readings) {
    const auto& sql = reading.statement.sql;
    const auto end = script.find('\n', script.find(sql, at) + sql.size());
    file.statements.push_back({script.substr(at, end + 1 - at), text_of(reading)});
    at = end + 1;
  }
  return file;
}

} // namespace aludel::conformance
