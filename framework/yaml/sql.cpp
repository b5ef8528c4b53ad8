#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/yaml/leaves.hpp"
#include "framework/yaml/raw_text.hpp"

#include <filesystem>

/// `sql:` and `sql_file:`.
namespace aludel::yaml {

namespace {
constexpr std::string_view nothing_help = "write [] where there is nothing to do";

bool is_empty(const Slot& slot) {
  return is_null(slot) || (is_scalar(slot) && base::trim(slot.node->text).empty());
}

void read_block(const Slot& slot, std::vector<model::SqlBlock>& out, Reading& in) {
  const bool empty = is_empty(slot);
  const std::string help(slot.item ? ""
                         : empty   ? nothing_help
                                   : "write text, a list of texts, or one of them by dialect");
  if (!expect_scalar(slot, "SQL text", help, in)) return;
  if (empty) return must_be(slot, "SQL text", help, in);
  out.push_back({slot.node->text, slot.node->text_place});
}

void read_blocks(const Slot& slot, std::vector<model::SqlBlock>& out, Reading& in) {
  if (!is_list(slot)) return read_block(slot, out, in);
  for (const auto& item : items_of(slot)) read_block(item, out, in);
}

/// Calls `one(slot)` with the value of every dialect that is written.
template<class One>
void each_dialect(const Slot& slot, Reading& in, One&& one) {
  if (slot.node->entries.empty())
    in.problem("bad-value", slot.called() + " is an empty map", "write " + by_dialect(in), slot.node->place);
  for (const auto& [dialect, place, node] : slot.node->entries)
    if (is_dialect(dialect, place, in)) one(Slot{&node, dialect, &place});
}

/// The file's text with its own places; nothing, with a complaint at the path, when there is none.
base::SourcePtr sql_source(const Slot& path, Reading& in) {
  const auto beside = std::filesystem::path(in.source->path).parent_path(); // as it is shown
  const std::filesystem::path folder =
      in.source->folder.empty() ? beside : std::filesystem::path(in.source->folder);
  const auto file = (beside / path.node->text).lexically_normal();
  try {
    return std::make_shared<const base::Source>(
        base::Source{file.string(), in.files->read((folder / path.node->text).lexically_normal())});
  } catch (const base::Error& error) {
    in.problem("file", error.diagnostics().front().message, "the path is relative to the revision file",
               path.node->place);
    return nullptr;
  }
}

void read_file(const Slot& slot, std::string& path, std::vector<model::SqlBlock>& out, Reading& in) {
  if (!expect_scalar(slot, "the path of a file", "", in)) return;
  path = slot.node->text;
  if (path.empty()) return must_be(slot, "the path of a file", "", in);
  if (in.files == nullptr)
    return in.problem("file", "steps without a revision have no files beside them", "write the SQL itself",
                      slot.node->place);
  const auto source = sql_source(slot, in);
  if (!source || !is_readable(source, in.problems)) return;
  out.push_back({std::string(without_mark(source->text)), base::Place{source, 1, 1, 1}});
}
} // namespace

void read(const Slot& slot, model::SqlBlocks& out, Reading& in) {
  if (!is_map(slot)) return read_blocks(slot, out.every, in);
  each_dialect(slot, in,
               [&](const Slot& text) { read_blocks(text, out.by_dialect[std::string(text.key)], in); });
}

void read(const Slot& slot, model::SqlBlock& out, Reading& in) {
  if (!expect_scalar(slot, "SQL text", "", in)) return;
  if (is_empty(slot)) return must_be(slot, "SQL text", "", in);
  out = {slot.node->text, slot.node->text_place};
}

void read(const Slot& slot, model::SqlFromFile& out, Reading& in) {
  std::vector<model::SqlBlock> one;
  read_file(slot, out.path, one, in);
  if (!one.empty()) out.block = std::move(one.front());
}

void read(const Slot& slot, model::SqlFile& out, Reading& in) {
  if (!is_map(slot)) return read_file(slot, out.path, out.blocks.every, in);
  each_dialect(slot, in, [&](const Slot& path) {
    const std::string dialect(path.key);
    auto& blocks = out.blocks.by_dialect[dialect];
    if (is_list(path) && path.node->items.empty()) return; // nothing to do there, on purpose
    read_file(path, out.path_by_dialect[dialect], blocks, in);
  });
}

} // namespace aludel::yaml
