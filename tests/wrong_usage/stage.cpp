#include "tests/wrong_usage/stage.hpp"

#include "framework/base/files.hpp"
#include "framework/base/text.hpp"
#include "tests/support/project.hpp"

#include <cstdlib>
#include <regex>
#include <stdexcept>
#include <unistd.h>

namespace aludel::wrong_usage {

namespace fs = std::filesystem;
using namespace test_support;

namespace {
bool speaks_of(const Scene& scene, const std::string& word) {
  const auto in = [&](const std::string& text) { return text.find(word) != std::string::npos; };
  for (const auto& [path, text] : scene.files)
    if (in(text)) return true;
  for (const auto& line : scene.preparations)
    if (in(line)) return true;
  for (const auto& call : scene.calls)
    if (in(call.line)) return true;
  return false;
}

std::string contents(const fs::path& path) {
  if (fs::is_symlink(path)) return "link to " + fs::read_symlink(path).string();
  if (fs::is_directory(path)) return "folder";
  if (!fs::is_regular_file(path)) return "special";
  if (::access(path.c_str(), R_OK) != 0) return "closed";
  return base::DiskFiles{}.read(path);
}

/// Schemas, tables and columns, and how many rows the program's own tables have.
const std::string tables_of_database =
    "SELECT n.nspname, c.relname, c.relkind, a.attname FROM pg_class c JOIN pg_namespace n ON n.oid = "
    "c.relnamespace LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 WHERE n.nspname NOT LIKE "
    "'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1, 2, 4;\n"
    "SELECT relname, query_to_xml('SELECT count(*) FROM ' || oid::regclass, false, true, '') FROM pg_class "
    "WHERE relname LIKE 'aludel%' AND relkind = 'r' ORDER BY 1;";
} // namespace

Stage::Stage(const Scene& ground, const Scene& scene) {
  if (speaks_of(ground, "$PG") || speaks_of(scene, "$PG")) database_.emplace();
  prepare(ground);
  prepare(scene);
}

void Stage::prepare(const Scene& scene) const {
  for (const auto& [path, text] : scene.files) folder_.write(path, text + "\n");
  for (const auto& line : scene.preparations)
    if (const auto result = shell(line); result.exit_code != 0)
      throw std::runtime_error(line + ": " + result.out + result.err);
}

ProcessResult Stage::shell(const std::string& line) const {
  const fs::path program = Project("sqlite://").command({}).front();
  const char* path = std::getenv("PATH");
  return run_process({"sh", "-c", line},
                     {{"PATH", program.parent_path().string() + ":" + (path == nullptr ? "" : path)},
                      {"PG", database_ ? database_->url() : ""},
                      {"HOME", folder_.path().string()},
                      {"LC_ALL", "C.UTF-8"},
                      {"DATABASE_URL", ""},
                      {"ALUDEL_CONFIG", ""},
                      {"ALUDEL_ENV", ""}},
                     {}, folder_.path());
}

std::map<std::string, std::string> Stage::state() const {
  std::map<std::string, std::string> state;
  for (auto entry =
           fs::recursive_directory_iterator(folder_.path(), fs::directory_options::skip_permission_denied);
       entry != fs::end(entry); ++entry) {
    if (entry->path().filename() == ".aludel" || entry->path().filename() == ".git")
      entry.disable_recursion_pending();
    else
      state[entry->path().lexically_relative(folder_.path()).string()] = contents(entry->path());
  }
  if (database_)
    state["the server"] = run_process({"psql", "-XAt", database_->url()}, {}, tables_of_database).out;
  return state;
}

/// Folders, servers and durations are others on each machine.
std::string Stage::anywhere(std::string text) const {
  text = base::replace_all(text, fs::canonical(folder_.path()).string(), "{folder}");
  text = base::replace_all(text, folder_.path().string(), "{folder}");
  if (database_) {
    const auto url = base::without_passwords(database_->url());
    const auto query = url.find('?');
    if (query != std::string::npos) text = base::replace_all(text, url.substr(query), "{?}");
    text = base::replace_all(text, url.substr(0, url.find(database_->name())), "{server}");
    text = base::replace_all(text, database_->name(), "{name}");
    text = std::regex_replace(
        text, std::regex(R"(server (on socket "[^"]*"|at "[^"]*" \([^)]*\), port \d+))"), "server {address}");
  }
  return text;
}

std::string Stage::outcome(const std::string& line) const {
  const auto before = state();
  const auto result = shell(line);
  const auto after = state();
  auto outcome = std::to_string(result.exit_code);
  for (const auto& [name, text] : after)
    if (const auto old = before.find(name); old == before.end() || old->second != text)
      outcome += " changes " + name;
  for (const auto& [name, text] : before)
    if (after.count(name) == 0) outcome += " removes " + name;
  outcome += "\n" + anywhere(result.err);
  if (!result.out.empty()) {
    auto out = result.out;
    if (out.back() == '\n') out.pop_back();
    for (const auto& said : base::split(anywhere(out), '\n')) outcome += "| " + said + "\n";
  }
  while (outcome.back() == '\n') outcome.pop_back();
  return outcome;
}

} // namespace aludel::wrong_usage
