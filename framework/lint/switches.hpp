#pragma once
#include "framework/lint/passage.hpp"

#include <vector>

namespace aludel::lint {

/// What ALTER TABLE … ENABLE and DISABLE TRIGGER switch: one trigger, those of users, or all with those of
/// foreign keys.
struct Switch {
  enum class Which { one, of_users, all };
  model::QualifiedName table;
  bool on = false;
  Which which = Which::one;
  model::Identifier trigger; ///< of one: its name; otherwise the word
  const Transition* by = nullptr;

  bool is_one() const { return which == Which::one; }
  bool is_all() const { return which == Which::all; }
};

std::vector<Switch> switches_in(const Transition& t);

} // namespace aludel::lint
