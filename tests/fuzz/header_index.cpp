#include "framework/workspace/header_index.hpp"
#include "framework/workspace/packed_header.hpp"
#include "framework/yaml/reader.hpp"
#include "tests/fuzz/require.hpp"

#include <cstddef>
#include <cstdint>

using namespace aludel;
using fuzz::require;

namespace {
constexpr auto index_file = ".aludel/cache/headers";
constexpr int worth_it = 64; // headers, below which no index is written

/// Whatever bytes are taken for a header: what is made of them is packed and unpacked without loss.
void require_packing(std::string_view bytes, const base::SourcePtr& source) {
  const auto header = workspace::unpacked(bytes, source);
  if (!header) return;
  const auto packed = workspace::packed(*header);
  require(packed.has_value(), "a header from bytes becomes bytes");
  const auto again = workspace::unpacked(*packed, source);
  require(again && workspace::packed(*again) == packed, "and the same header again");
}

base::StampedFile file_of(int number) {
  return {"r" + std::to_string(number), base::FileStamp{static_cast<std::uint64_t>(number), 1, 1}};
}

/// An index of that header, many times, is found as it was kept.
std::string index_of(base::MemoryFiles& files, const base::SourcePtr& source,
                     const model::RevisionHeader& header) {
  workspace::HeaderIndex index(files, index_file, "1");
  for (int i = 0; i < worth_it; ++i) index.keep(file_of(i), source, header);
  index.save();
  workspace::HeaderIndex read(files, index_file, "1");
  const auto found = read.unchanged(file_of(worth_it - 1), source);
  require(found && workspace::packed(*found) == workspace::packed(header),
          "an index gives what it was given");
  return files.read(index_file);
}

/// A file that is not what was saved is as good as none.
void require_disbelief(base::MemoryFiles& files, std::string text, const base::SourcePtr& source) {
  files.replace(index_file, text);
  workspace::HeaderIndex index(files, index_file, "1");
  for (int i = 0; i < worth_it; ++i)
    require(!index.unchanged(file_of(i), source) && !index.same_text(file_of(i), source),
            "a damaged index gives nothing");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto source = std::make_shared<const base::Source>(
      base::Source{"r.yaml", {reinterpret_cast<const char*>(bytes), size}});
  require_packing(source->text, source);
  base::MemoryFiles files;
  require_disbelief(files, source->text, source);
  base::Diagnostics problems;
  const auto header = yaml::read_header(source, {{"sqlite", "postgresql"}}, problems);
  if (!header || header->when) return 0;
  auto saved = index_of(files, source, *header);
  saved[size % saved.size()] ^= 1;
  require_disbelief(files, std::move(saved), source);
  return 0;
}
