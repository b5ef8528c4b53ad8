#include "framework/workspace/packed_header.hpp"

#include "framework/workspace/packed.hpp"

namespace aludel::workspace {

namespace {
class HeaderPacker {
public:
  std::string packed(const model::RevisionHeader& header) {
    text(header.id);
    place(header.place);
    text(header.message);
    text(header.created);
    out_.number(static_cast<std::uint64_t>(header.transaction));
    for (const auto* words : {&header.down_revisions, &header.depends_on, &header.branch_labels})
      list(*words, [&](const auto& word) { located(word); });
    list(header.dialects, [&](const auto& dialect) { text(dialect); });
    list(header.allow, [&](const auto& one) { waiver(one); });
    list(header.params, [&](const auto& one) { param(one.first, one.second); });
    return out_.take();
  }

private:
  void text(std::string_view value) { out_.text(value); }
  void place(const base::Place& at) {
    for (const int number : {at.line, at.column, at.length}) out_.number(static_cast<std::uint64_t>(number));
  }
  void list(const auto& values, auto&& each) {
    out_.number(values.size());
    for (const auto& value : values) each(value);
  }
  void located(const model::Located& word) {
    text(word.text);
    place(word.place);
  }
  void waiver(const model::Waiver& one) {
    text(one.rule);
    text(one.reason);
    text(one.until);
    place(one.place);
  }
  void param(const std::string& name, const model::ParamSpec& spec) {
    text(name);
    out_.number(static_cast<std::uint64_t>(spec.type));
    out_.number(spec.default_value ? 1 : 0);
    text(spec.default_value.value_or(""));
    text(spec.description);
  }
  Packer out_;
};

class HeaderUnpacker {
public:
  HeaderUnpacker(std::string_view bytes, const base::SourcePtr& source) : in_(bytes), source_(source) {}

  std::optional<model::RevisionHeader> header() {
    model::RevisionHeader header;
    header.id = text();
    header.place = place();
    header.message = text();
    header.created = text();
    header.transaction = word<model::TransactionMode>();
    for (auto* words : {&header.down_revisions, &header.depends_on, &header.branch_labels})
      list([&] { words->push_back(located()); });
    list([&] { header.dialects.push_back(text()); });
    list([&] { header.allow.push_back(waiver()); });
    list([&] { param(header.params); });
    return good_ && in_.good() && in_.at_end() ? std::optional(std::move(header)) : std::nullopt;
  }

private:
  std::string text() { return std::string(in_.text()); }
  int number() {
    constexpr std::uint64_t most = 1'000'000'000;
    const auto value = in_.number();
    good_ = good_ && value <= most;
    return good_ ? static_cast<int>(value) : 0;
  }
  base::Place place() {
    const int line = number(), column = number(), length = number();
    return {source_, line, column, length};
  }
  template<class Enum>
  Enum word() {
    const auto value = static_cast<std::size_t>(number());
    good_ = good_ && value < words_of(Enum{}).size();
    return good_ ? static_cast<Enum>(value) : Enum{};
  }
  void list(auto&& one) {
    for (auto left = in_.number(); left > 0 && in_.good(); --left) one();
  }
  model::Located located() {
    auto word = text();
    return {std::move(word), place()};
  }
  model::Waiver waiver() {
    auto rule = text(), reason = text(), until = text();
    return {std::move(rule), std::move(reason), std::move(until), place()};
  }
  void param(std::map<std::string, model::ParamSpec>& params) {
    auto& spec = params[text()];
    spec.type = word<model::ParamType>();
    const bool given = number() != 0;
    auto default_value = text();
    if (given) spec.default_value = std::move(default_value);
    spec.description = text();
  }
  Unpacker in_;
  const base::SourcePtr& source_;
  bool good_ = true;
};
} // namespace

std::optional<std::string> packed(const model::RevisionHeader& header) {
  return header.when ? std::nullopt : std::optional(HeaderPacker().packed(header));
}

std::optional<model::RevisionHeader> unpacked(std::string_view bytes, const base::SourcePtr& source) {
  return HeaderUnpacker(bytes, source).header();
}

} // namespace aludel::workspace
