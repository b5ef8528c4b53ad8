#pragma once
#include "framework/yaml/reading.hpp"

namespace aludel::yaml {

/// The keys of one map: hands values out by name, and complains in the end about keys that nobody asked for.
class Keys {
public:
  /// Complains when the value is no map. `help` says how it is written.
  Keys(const Slot& slot, Reading& in, std::string help = {});

  bool is_map() const { return map_ != nullptr; }
  const Slot& slot() const { return slot_; }

  std::optional<Slot> find(std::string_view name);
  std::optional<Slot> require(std::string_view name); ///< missing ones are complained about by finish()
  bool has(std::string_view name) const;

  /// From here on `written` stands for `means`; both of them are one too many.
  void alias(std::string_view written, std::string_view means);

  void finish();

private:
  const Entry* entry(std::string_view name) const;
  void unknown(const Entry& entry);

  Slot slot_;
  Reading& in_;
  const Node* map_ = nullptr;
  std::vector<std::string> asked_;
  std::vector<std::string> missing_; ///< required, and not there
  std::string_view alias_, aliased_;
};

/// The place of a key of a map, or that of the map where the key is missing.
const base::Place& place_of(const Slot& slot, std::string_view key);

/// The value under a key of a map, if it is there.
std::optional<Slot> slot_of(const Slot& slot, std::string_view key);

} // namespace aludel::yaml
