#include "framework/lint/waiver_book.hpp"

#include "framework/base/choices.hpp"
#include "framework/lint/levels.hpp"

namespace aludel::lint {

WaiverBook::Key WaiverBook::key_of(const model::Waiver& waiver) {
  return {waiver.place.path(), waiver.place.line, waiver.place.column, waiver.rule};
}

bool WaiverBook::is_expired(const model::Waiver& waiver) const {
  return !waiver.until.empty() && !today_.empty() && waiver.until < today_;
}

void WaiverBook::open(const Passage& passage, const std::string& dialect) {
  std::vector<const Transition*> transitions;
  for (const auto& t : passage.transitions) transitions.push_back(&t);
  const auto* down = std::get_if<model::Steps>(&passage.revision.down);
  const auto& steps = passage.is_up() || down == nullptr ? passage.revision.up : *down;
  revision_ = passage.revision.header.id;
  open_ = waivers_of(passage.revision.header, steps, transitions, dialect);
  for (const auto& scoped : open_) entry_of(scoped);
}

/// One that accepts nothing is told of with the passage, if that is judged.
void WaiverBook::open(const model::RevisionHeader& header) {
  revision_ = header.id;
  open_ = waivers_of(header, {}, {}, {});
}

WaiverBook::Entry& WaiverBook::entry_of(const ScopedWaiver& scoped) {
  return entries_.try_emplace(key_of(scoped.waiver), Entry{scoped, revision_}).first->second;
}

void WaiverBook::accept(Finding& finding, const model::Step* step) {
  for (const auto& scoped : open_) {
    const auto& waiver = scoped.waiver;
    if (waiver.rule != finding.rule || waiver.reason.empty() || !covers(scoped, step, finding.extent.place))
      continue;
    if (is_expired(waiver)) {
      finding.help += (finding.help.empty() ? "" : "; ") + ("it was accepted until " + waiver.until) + ": " +
                      waiver.reason;
      continue;
    }
    entry_of(scoped).used = true;
    finding.suppressed = true;
    finding.reason = waiver.reason;
    return;
  }
}

void WaiverBook::judge(const Entry& entry, Findings& out) const {
  const auto& waiver = entry.scoped.waiver;
  const auto tell = [&](std::string_view name, std::string message, std::string help) {
    const auto& rule = *find_rule(name);
    const auto level = level_of(rule, waiver.place.path(), settings_);
    if (!level) return;
    Finding finding;
    finding.rule = name;
    finding.group = to_string(rule.group);
    finding.severity = *level;
    finding.message = std::move(message);
    finding.help = std::move(help);
    finding.revision = entry.revision;
    finding.extent = {waiver.place, waiver.place.line, waiver.place.column + waiver.place.length};
    out.push_back(std::move(finding));
  };
  const auto* rule = find_rule(waiver.rule);
  if (rule == nullptr)
    tell("unknown-suppression", "there is no rule '" + waiver.rule + "'",
         base::guess_and(waiver.rule, rule_names(), "`aludel rules` lists them"));
  else if (waiver.reason.empty())
    tell("suppression-without-reason", "nothing says why " + waiver.rule + " is accepted here",
         "write the reason behind the rule");
  else if (is_expired(waiver))
    tell("expired-suppression", "the waiver of " + waiver.rule + " held until " + waiver.until,
         "mend what it accepted, or give it a later date");
  else if (sees_ == Sees::everything && !entry.used && level_of(*rule, waiver.place.path(), settings_))
    tell("unused-suppression", "there is no finding of " + waiver.rule + " here to accept", "remove it");
}

Findings WaiverBook::findings() const {
  Findings out;
  for (const auto& [key, entry] : entries_) judge(entry, out);
  return out;
}

} // namespace aludel::lint
