#include "framework/yaml/leaves.hpp"

#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"
#include "framework/yaml/scalar.hpp"

#include <algorithm>

/// How the enumerations of the model are spelled.
namespace aludel::yaml {

namespace {
std::string folded(std::string_view text) {
  auto word = base::lower(base::trim(text));
  std::replace_if(
      word.begin(), word.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return word;
}

template<describe::Worded Enum>
void read_enum(const Slot& slot, Enum& out, Reading& in) {
  const auto table = words_of(out);
  std::vector<std::string> words;
  for (const auto& word : table) words.emplace_back(word.text);
  if (const auto index = read_word(slot, words, in)) out = table[*index].value;
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

void read(const Slot& slot, model::ReferentialAction& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::Match& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::Deferrable& out, Reading& in) {
  if (const auto value = boolean_of(*slot.node))
    out = *value ? model::Deferrable::initially_immediate : model::Deferrable::no;
  else
    read_enum(slot, out, in);
}
void read(const Slot& slot, model::Identity& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::SortOrder& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::NullsOrder& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::OnConflict& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::Otherwise& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::TransactionMode& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::ParamType& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::PartitionMethod& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::ArgumentMode& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::Security& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::Volatility& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::ParallelSafety& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::Timing& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::Event& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::ForEach& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::SequenceType& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::Privilege& out, Reading& in) { read_enum(slot, out, in); }
void read(const Slot& slot, model::PolicyCommand& out, Reading& in) { read_enum(slot, out, in); }

} // namespace aludel::yaml
