#pragma once
#include "framework/base/files.hpp"
#include "framework/yaml/reader.hpp"
#include "framework/yaml/tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::yaml {

/// The reading of one file.
struct Reading {
  base::SourcePtr source;
  const ReadOptions& options;
  base::Diagnostics& problems;
  const base::Files* files = nullptr; ///< only a whole revision asks for it

  void problem(std::string code, std::string message, std::string help, base::Place place);
};

/// A value of the tree, and what complaints call it.
struct Slot {
  const Node* node;
  std::string_view key;     ///< under which it, or the list that it is an item of, stands
  const base::Place* place; ///< where to complain about the whole of it: its key, or the item
  bool item = false;

  std::string called() const; ///< "columns", "an item of columns"
};

/// The items of a list, each as a slot of its own.
std::vector<Slot> items_of(const Slot& list);

/// The text of a scalar as the file has it: a variable's value may be a secret.
const std::string& as_written(const Node& node);

/// A short description of what was written, for "… must be X, not …": "'yes'", "the text 'true'", "a list".
std::string described(const Node& node);

/// "X must be DUE, not …", at the value.
void must_be(const Slot& slot, std::string_view due, std::string help, Reading& in);

/// True when the value is of that kind; complains otherwise (but not about a refused value).
bool expect_scalar(const Slot& slot, std::string_view due, std::string help, Reading& in);
bool expect_list(const Slot& slot, std::string_view due, std::string help, Reading& in);
bool expect_map(const Slot& slot, std::string_view due, std::string help, Reading& in);

bool is_scalar(const Slot& slot);
bool is_list(const Slot& slot);
bool is_map(const Slot& slot);
bool is_null(const Slot& slot);
bool is_plain(const Slot& slot, std::string_view word); ///< that word, without quotes
bool is_true(const Slot& slot);

/// "a, b and c".
std::string listed(const std::vector<std::string>& words, std::string_view last);

} // namespace aludel::yaml
