#include "framework/yaml/leaves.hpp"

#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"
#include "framework/yaml/scalar.hpp"

#include <algorithm>
#include <utility>

/// How the enumerations of the model are spelled.
namespace aludel::yaml {

namespace {
std::string folded(std::string_view text) {
  auto word = base::lower(base::trim(text));
  std::replace_if(
      word.begin(), word.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return word;
}

template<class Enum>
using Words = std::vector<std::pair<std::string, Enum>>;

template<class Enum>
void read_enum(const Slot& slot, const Words<Enum>& table, Enum& out, Reading& in) {
  std::vector<std::string> words;
  for (const auto& [word, value] : table) words.push_back(word);
  if (const auto index = read_word(slot, words, in)) out = table[*index].second;
}
} // namespace

std::optional<std::size_t> read_word(const Slot& slot, const std::vector<std::string>& words, Reading& in) {
  const auto due = listed(words, "or");
  if (!expect_scalar(slot, due, "", in)) return std::nullopt;
  const auto word = folded(slot.node->text);
  const auto at = std::find(words.begin(), words.end(), word);
  if (at != words.end()) return static_cast<std::size_t>(at - words.begin());
  in.problem("bad-value", slot.called() + " must be " + due + ", not " + described(*slot.node),
             base::did_you_mean(word, words), slot.node->place);
  return std::nullopt;
}

void read(const Slot& slot, model::ReferentialAction& out, Reading& in) {
  using enum model::ReferentialAction;
  read_enum(slot,
            {{"no_action", no_action},
             {"restrict", restrict},
             {"cascade", cascade},
             {"set_null", set_null},
             {"set_default", set_default}},
            out, in);
}

void read(const Slot& slot, model::Match& out, Reading& in) {
  using enum model::Match;
  read_enum(slot, {{"simple", simple}, {"full", full}}, out, in);
}

void read(const Slot& slot, model::Deferrable& out, Reading& in) {
  using enum model::Deferrable;
  if (const auto value = boolean_of(*slot.node)) {
    out = *value ? initially_immediate : no;
    return;
  }
  read_enum(slot,
            {{"immediate", initially_immediate},
             {"deferred", initially_deferred},
             {"initially_immediate", initially_immediate},
             {"initially_deferred", initially_deferred},
             {"true", initially_immediate},
             {"false", no}},
            out, in);
}

void read(const Slot& slot, model::Identity& out, Reading& in) {
  using enum model::Identity;
  read_enum(slot, {{"always", always}, {"by_default", by_default}}, out, in);
}

void read(const Slot& slot, model::SortOrder& out, Reading& in) {
  using enum model::SortOrder;
  read_enum(slot, {{"asc", ascending}, {"desc", descending}}, out, in);
}

void read(const Slot& slot, model::NullsOrder& out, Reading& in) {
  using enum model::NullsOrder;
  read_enum(slot, {{"first", first}, {"last", last}}, out, in);
}

void read(const Slot& slot, model::OnConflict& out, Reading& in) {
  using enum model::OnConflict;
  read_enum(slot, {{"nothing", nothing}, {"update", update}}, out, in);
}

void read(const Slot& slot, model::Otherwise& out, Reading& in) {
  using enum model::Otherwise;
  read_enum(slot, {{"skip", skip}, {"fail", fail}, {"mark_done", mark_done}, {"warn", warn}}, out, in);
}

void read(const Slot& slot, model::TransactionMode& out, Reading& in) {
  using enum model::TransactionMode;
  read_enum(slot, {{"revision", revision}, {"step", step}, {"none", none}}, out, in);
}

void read(const Slot& slot, model::ParamType& out, Reading& in) {
  using enum model::ParamType;
  read_enum(slot,
            {{"text", text},
             {"integer", integer},
             {"number", number},
             {"boolean", boolean},
             {"uuid", uuid},
             {"date", date}},
            out, in);
}

} // namespace aludel::yaml
