#include "framework/base/text.hpp"
#include "framework/yaml/fields.hpp"
#include "framework/yaml/header.hpp"
#include "framework/yaml/header_text.hpp"
#include "framework/yaml/leaves.hpp"
#include "framework/yaml/raw_text.hpp"
#include "framework/yaml/reader.hpp"

#include <iterator>

namespace aludel::yaml {

namespace {
constexpr std::string_view file_name = "the revision file";
constexpr std::string_view file_help = "begin it with revision: ID";

void read_irreversible(const Slot& slot, model::Irreversible& out, Reading& in) {
  Keys keys(slot, in);
  const auto reason = keys.require("irreversible");
  if (reason && expect_scalar(*reason, "a reason", "say why there is no way back", in)) {
    out.reason = reason->node->text;
    if (base::trim(out.reason).empty()) must_be(*reason, "a reason", "say why there is no way back", in);
  }
  keys.finish();
}

} // namespace

void read(const Slot& slot, model::Down& out, Reading& in) {
  if (is_list(slot))
    read(slot, out.emplace<model::Steps>(), in);
  else if (is_map(slot))
    read_irreversible(slot, out.emplace<model::Irreversible>(), in);
  else if (is_plain(slot, "auto"))
    out = model::DerivedDown{true};
  else if (slot.node->kind != Node::Kind::refused)
    must_be(slot, "a list of steps, auto, or {irreversible: \"why\"}",
            "down: [] says that there is nothing to undo", in);
}

namespace {
/// The place of a revision is that of its id.
void locate(const Slot& file, model::RevisionHeader& header) {
  if (const auto id = slot_of(file, "revision")) header.place = id->node->place;
}

std::optional<model::RevisionHeader> header_of(const Node& root, Reading& in) {
  const auto before = in.problems.size();
  Keys keys({&root, file_name, &root.place}, in, std::string(file_help));
  if (!keys.is_map()) return std::nullopt;
  model::RevisionHeader header;
  read_fields(keys, header, in);
  locate(keys.slot(), header);
  keys.find("up");
  keys.find("down");
  keys.finish();
  return in.problems.size() == before ? std::optional(std::move(header)) : std::nullopt;
}

std::optional<model::Revision> revision_of(const Node& root, Reading& in) {
  Keys keys({&root, file_name, &root.place}, in, std::string(file_help));
  if (!keys.is_map()) return std::nullopt;
  model::Revision revision;
  read_fields(keys, revision, in);
  locate(keys.slot(), revision.header);
  keys.finish();
  return revision;
}

/// Hands the complaints of one file on, sorted; true when there were none.
bool hand_on(base::Diagnostics found, base::Diagnostics& problems) {
  base::sort_by_place(found);
  problems.insert(problems.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
  return found.empty();
}

/// The header by its own lines alone. Nothing when they are not sound by themselves: then the whole text is
/// asked, whose complaints count.
std::optional<model::RevisionHeader> header_of_lines(const base::SourcePtr& source,
                                                     const ReadOptions& options) {
  const auto text = header_text(without_mark(source->text));
  if (!text) return std::nullopt;
  base::Diagnostics found;
  if (!is_readable(std::make_shared<const base::Source>(base::Source{source->path, *text}), found))
    return std::nullopt;
  const auto root = parse(source, *text, found);
  if (!root || !found.empty()) return std::nullopt;
  Reading in{source, options, found};
  return header_of(*root, in);
}
} // namespace

std::optional<model::RevisionHeader> read_header(const base::SourcePtr& source, const ReadOptions& options,
                                                 base::Diagnostics& problems) {
  if (auto header = header_of_lines(source, options)) return header;
  base::Diagnostics found;
  std::optional<model::RevisionHeader> header;
  if (is_readable(source, found))
    if (const auto root = parse(source, without_mark(source->text), found)) {
      Reading in{source, options, found};
      header = header_of(*root, in);
    }
  return hand_on(std::move(found), problems) ? std::move(header) : std::nullopt;
}

std::optional<model::Revision> read_revision(const base::SourcePtr& source, const base::Files& files,
                                             const ReadOptions& options, base::Diagnostics& problems) {
  base::Diagnostics found;
  std::optional<model::Revision> revision;
  if (is_readable(source, found))
    if (const auto root = parse(source, without_mark(source->text), found)) {
      Reading in{source, options, found, &files};
      revision = revision_of(*root, in);
    }
  return hand_on(std::move(found), problems) ? std::move(revision) : std::nullopt;
}

std::optional<model::Steps> read_step_list(const base::SourcePtr& source, const ReadOptions& options,
                                           base::Diagnostics& problems) {
  base::Diagnostics found;
  model::Steps steps;
  if (is_readable(source, found))
    if (const auto root = parse(source, without_mark(source->text), found)) {
      Reading in{source, options, found};
      read({&*root, "steps", &root->place}, steps, in);
    }
  return hand_on(std::move(found), problems) ? std::optional(std::move(steps)) : std::nullopt;
}

} // namespace aludel::yaml
