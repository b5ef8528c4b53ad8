#include "tests/architecture/floors.hpp"

#include "framework/base/text.hpp"
#include "tests/architecture/source.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <sstream>

namespace aludel::architecture {

namespace {
constexpr auto longest_file = 450;
constexpr std::array engines{"sqlite", "postgres", "libpq"};

std::vector<std::string> words(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> all;
  for (std::string word; stream >> word;) all.push_back(word);
  return all;
}

bool starts_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}
bool is_header(std::string_view path) { return path.size() > 4 && path.substr(path.size() - 4) == ".hpp"; }
bool in_framework(std::string_view room) { return starts_with(room, "framework/"); }

// --- the table ---

std::string_view before(std::string_view text, char mark) { return text.substr(0, text.find(mark)); }
std::string_view behind(std::string_view text, char mark) {
  const auto at = text.find(mark);
  return at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
}

std::optional<std::pair<std::string, Room>> read_row(std::string_view line) {
  const auto head = words(before(line, ':'));
  Room room;
  if (head.size() != 2 || line.find(':') == std::string_view::npos) return std::nullopt;
  const auto* end = head[0].data() + head[0].size();
  if (std::from_chars(head[0].data(), end, room.floor).ptr != end) return std::nullopt;
  for (const auto& word : words(before(behind(line, ':'), ';'))) room.sees.insert(word);
  for (const auto& word : words(behind(behind(line, ':'), ';'))) room.uses.insert(word);
  return std::pair{head[1], room};
}

void write_out_lower(Table& table) {
  for (auto& [name, room] : table)
    if (room.sees.erase("lower") > 0)
      for (const auto& [other, below] : table)
        if (in_framework(other) && below.floor < room.floor) room.sees.insert(other);
}

void require_lower_floors(const Table& table, Faults& faults) {
  for (const auto& [name, room] : table)
    for (const auto& other : room.sees) {
      const auto at = table.find(other);
      if (at == table.end())
        faults.push_back({"floors.txt", 0, name + " sees " + other + ", which has no line"});
      else if (at->second.floor >= room.floor)
        faults.push_back({"floors.txt", 0, name + " sees " + other + ", which is not on a lower floor"});
    }
}

// --- the tree ---

/// The folder itself or the nearest one above it that is a room; empty when there is none.
std::string room_of(const Table& table, const std::string& path) {
  for (auto at = path.rfind('/'); at != std::string::npos && at > 0; at = path.rfind('/', at - 1))
    if (table.contains(path.substr(0, at))) return path.substr(0, at);
  return {};
}

struct Library {
  std::string_view beginning; ///< of its headers' paths
  std::string_view name;
};
constexpr Library libraries[] = {
    {"yaml-cpp/", "yaml-cpp"},  {"boost/", "boost"},      {"soci/", "soci"},
    {"CLI/", "CLI11"},          {"sqlite3.h", "sqlite3"}, {"libpq-fe.h", "libpq"},
    {"libpq/", "libpq"},        {"postgresql/", "libpq"}, {"sys/", "posix"},
    {"unistd.h", "posix"},      {"fcntl.h", "posix"},     {"dlfcn.h", "posix"},
    {"dirent.h", "posix"},      {"pwd.h", "posix"},       {"signal.h", "posix"},
    {"poll.h", "posix"},        {"spawn.h", "posix"},     {"pthread.h", "posix"},
    {"pg_query.h", "pg_query"}, {"pg_query/", "pg_query"}};

/// The library that a header in <> belongs to: empty for the standard library, none when it is not known.
std::optional<std::string> library_of(std::string_view header) {
  for (const auto& library : libraries)
    if (starts_with(header, library.beginning)) return std::string(library.name);
  const bool standard = header.find_first_of("./") == std::string_view::npos;
  return standard ? std::optional<std::string>("") : std::nullopt;
}

std::string engine_in(std::string_view text) {
  const auto lower = base::lower(text);
  for (const auto* engine : engines)
    if (lower.find(engine) != std::string::npos) return engine;
  return {};
}

/// A literal that is nothing but a name, as it would be compared with: "sqlite", not a sentence about SQLite.
bool is_one_name(std::string_view literal) {
  const auto inner = literal.size() < 2 ? literal : literal.substr(1, literal.size() - 2);
  return std::all_of(inner.begin(), inner.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == ':' || c == '/';
  });
}

class File {
public:
  File(const Table& table, const Tree& tree, const std::string& path, Faults& faults)
      : table_(table),
        tree_(tree),
        path_(path),
        text_(tree.at(path)),
        room_(room_of(table, path)),
        faults_(faults) {}

  void check() {
    shape();
    if (room_.empty()) return fault(0, "stands in a folder that is not a room of floors.txt");
    for (const auto& include : includes_of(text_))
      include.quoted ? own_include(include) : library_include(include);
    if (in_framework(room_)) engine_names();
  }

private:
  void fault(int line, std::string what) { faults_.push_back({path_, line, std::move(what)}); }
  const Room& room() const { return table_.at(room_); }

  void shape() {
    const auto lines = std::count(text_.begin(), text_.end(), '\n');
    if (lines > longest_file) fault(0, "has " + std::to_string(lines) + " lines");
    if (is_header(path_) && !starts_with(text_, "#pragma once\n"))
      fault(1, "does not begin with #pragma once");
  }

  /// The rows of a table are no header: only their own room includes them.
  bool is_own_table(const std::string& path) const {
    return path.ends_with(".def") && room_of(table_, path) == room_;
  }

  void own_include(const Include& include) {
    if (is_own_table(include.path)) return;
    if (!tree_.contains(include.path))
      return fault(include.line, "\"" + include.path + "\" is not the whole path of a header");
    const auto other = room_of(table_, include.path);
    if (!other.empty() && other != room_ && !room().sees.contains(other))
      fault(include.line, room_ + " may not include " + other);
  }

  void library_include(const Include& include) {
    const auto library = library_of(include.path);
    if (!library) return fault(include.line, "<" + include.path + "> is of no known library");
    if (library->empty()) return;
    if (!room().uses.contains(*library)) fault(include.line, room_ + " may not use " + *library);
    if (is_header(path_)) fault(include.line, *library + " shows in a header");
  }

  void engine_names() {
    for (const auto& piece : pieces_of(text_)) {
      const auto engine = engine_in(piece.text);
      if (engine.empty()) continue;
      if (!piece.literal)
        fault(piece.line, "the code from here names an engine: " + engine);
      else if (is_one_name(piece.text) || !room().uses.contains("engine-names"))
        fault(piece.line, "a literal names an engine: " + engine);
    }
  }

  const Table& table_;
  const Tree& tree_;
  const std::string& path_;
  const std::string& text_;
  std::string room_;
  Faults& faults_;
};

void require_inhabited_rooms(const Table& table, const Tree& tree, Faults& faults) {
  std::set<std::string> inhabited;
  for (const auto& [path, text] : tree) inhabited.insert(room_of(table, path));
  for (const auto& [name, room] : table)
    if (!inhabited.contains(name)) faults.push_back({"floors.txt", 0, name + " has no sources"});
}
} // namespace

Table read_table(std::string_view text, Faults& faults) {
  Table table;
  int number = 0;
  for (const auto& line : base::split(text, '\n')) {
    ++number;
    if (base::trim(before(line, '#')).empty()) continue;
    const auto row = read_row(before(line, '#'));
    if (!row || !table.insert(*row).second)
      faults.push_back({"floors.txt", number, "not a row, or a second one"});
  }
  write_out_lower(table);
  require_lower_floors(table, faults);
  return table;
}

Faults faults_of(const Table& table, const Tree& tree) {
  Faults faults;
  for (const auto& [path, text] : tree) File(table, tree, path, faults).check();
  require_inhabited_rooms(table, tree, faults);
  return faults;
}

std::string to_text(const Faults& faults) {
  std::string text;
  for (const auto& fault : faults)
    text += fault.path + ":" + std::to_string(fault.line) + ": " + fault.what + "\n";
  return text;
}

} // namespace aludel::architecture
