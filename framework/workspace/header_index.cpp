#include "framework/workspace/header_index.hpp"

#include "framework/base/sha256.hpp"
#include "framework/workspace/packed.hpp"
#include "framework/workspace/packed_header.hpp"

namespace aludel::workspace {

namespace {
constexpr std::string_view form = "aludel headers 1"; // to be raised when what stands in the file changes

void put_stamp(Packer& out, const std::optional<base::FileStamp>& stamp) {
  out.number(stamp ? 1 : 0);
  if (!stamp) return;
  out.number(stamp->file);
  out.number(stamp->size);
  out.number(static_cast<std::uint64_t>(stamp->changed));
}

std::optional<base::FileStamp> take_stamp(Unpacker& in) {
  if (in.number() == 0) return std::nullopt;
  const auto file = in.number(), size = in.number(), changed = in.number();
  return base::FileStamp{file, size, static_cast<std::int64_t>(changed)};
}
} // namespace

HeaderIndex::HeaderIndex(base::Files& files, std::filesystem::path file, std::string_view reader)
    : file_(files, std::move(file), form, reader), loaded_(file_.load()) {
  Unpacker in(loaded_);
  while (in.good() && !in.at_end()) {
    const auto path = in.text();
    auto stamp = take_stamp(in);
    const auto digest = in.text(), header = in.text();
    if (in.good()) known_.emplace(path, Entry{path, stamp, digest, header});
  }
}

const HeaderIndex::Entry* HeaderIndex::find(const base::StampedFile& file) const {
  const auto at = known_.find(file.path.native());
  return at == known_.end() ? nullptr : &at->second;
}

std::string_view HeaderIndex::made(std::string text) { return made_.emplace_back(std::move(text)); }

std::optional<model::RevisionHeader> HeaderIndex::unchanged(const base::StampedFile& file,
                                                            const base::SourcePtr& source) {
  const auto* entry = find(file);
  if (entry == nullptr || !file.stamp || entry->stamp != file.stamp) return std::nullopt;
  auto header = unpacked(entry->header, source);
  if (header) used_.push_back(*entry);
  return header;
}

std::optional<model::RevisionHeader> HeaderIndex::same_text(const base::StampedFile& file,
                                                            const base::SourcePtr& source) {
  const auto* entry = find(file);
  if (entry == nullptr || entry->digest != base::sha256(source->text)) return std::nullopt;
  auto header = unpacked(entry->header, source);
  if (!header) return std::nullopt;
  changed_ = changed_ || entry->stamp != file.stamp;
  used_.push_back({entry->path, file.stamp, entry->digest, entry->header});
  return header;
}

std::string_view HeaderIndex::digest(const base::StampedFile& file) const {
  const auto* entry = find(file);
  return entry != nullptr && file.stamp && entry->stamp == file.stamp ? entry->digest : std::string_view();
}

void HeaderIndex::keep(const base::StampedFile& file, const base::SourcePtr& source,
                       const model::RevisionHeader& header) {
  auto bytes = packed(header);
  if (!bytes) return;
  used_.push_back(
      {made(file.path.native()), file.stamp, made(base::sha256(source->text)), made(std::move(*bytes))});
  changed_ = true;
}

std::string HeaderIndex::text() const {
  Packer out;
  for (const auto& entry : used_) {
    out.text(entry.path);
    put_stamp(out, entry.stamp);
    out.text(entry.digest);
    out.text(entry.header);
  }
  return out.take();
}

void HeaderIndex::save() {
  const bool differs = changed_ || used_.size() != known_.size();
  if (differs && used_.size() >= worth_keeping) file_.save(text());
}

} // namespace aludel::workspace
