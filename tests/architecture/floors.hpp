#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// The rules of ARCHITECTURE.md that can be read off the sources: who may include whom.
namespace aludel::architecture {

/// Path from the top of the tree → text.
using Tree = std::map<std::string, std::string>;

struct Fault {
  std::string path;
  int line = 0;
  std::string what;
};
using Faults = std::vector<Fault>;

struct Room {
  int floor = 0;
  std::set<std::string> sees; ///< rooms, `lower` written out
  std::set<std::string> uses; ///< third-party libraries, `posix`, `engine-names`
};
using Table = std::map<std::string, Room>;

/// floors.txt. A line that says nothing, and a room that would see its own or a higher floor, is a fault.
Table read_table(std::string_view text, Faults& faults);

/// Everything in the tree that breaks the table or the rules of the house, by path and line.
Faults faults_of(const Table& table, const Tree& tree);

/// "framework/model/step.hpp:3: …", one a line.
std::string to_text(const Faults& faults);

} // namespace aludel::architecture
