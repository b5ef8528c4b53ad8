#include "framework/yaml/tree.hpp"

#include "framework/base/text.hpp"
#include "framework/yaml/raw_text.hpp"
#include "framework/yaml/syntax.hpp"

#include <algorithm>
#include <istream>
#include <numeric>
#include <streambuf>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace aludel::yaml {

namespace {
constexpr std::size_t deepest = 64;

/// Ends a parse whose rest would only repeat the complaint.
struct Stop {};

class TextBuffer final : public std::streambuf {
public:
  explicit TextBuffer(std::string_view text) {
    auto* begin = const_cast<char*>(text.data()); // a get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

struct Key {
  std::string text;
  base::Place place;
  std::size_t offset = 0;
  std::size_t end = 0;
  bool refused = false;
};

/// A collection whose end has not come yet.
struct Open {
  Node node;
  std::optional<Key> key; ///< read, and waiting for its value
  bool flow = false;
};

bool is_null_word(std::string_view text) {
  for (const std::string_view word : {"~", "null", "Null", "NULL"})
    if (text.substr(0, word.size()) == word &&
        (text.size() == word.size() || std::string_view(" \t\r\n,]}#:").find(text[word.size()]) != text.npos))
      return true;
  return false;
}

class Builder final : public YAML::EventHandler {
public:
  Builder(base::SourcePtr source, std::string_view text, base::Diagnostics& problems)
      : source_(std::move(source)), text_(text), problems_(problems) {}

  std::optional<Node> root;
  std::size_t last_offset = 0; ///< how far the events have come

  /// The place of the innermost bracket that is open.
  std::optional<base::Place> open_bracket() const {
    const auto at = std::find_if(open_.rbegin(), open_.rend(), [](const Open& o) { return o.flow; });
    return at == open_.rend() ? std::nullopt : std::optional(at->node.place);
  }

  void problem(std::string code, std::string message, std::string help, base::Place place) {
    problems_.push_back(
        {base::Severity::error, std::move(code), std::move(message), std::move(help), std::move(place)});
  }

  base::Place place(const YAML::Mark& mark, std::size_t length = 1) const {
    return {source_, mark.line + 1, mark.column + 1, static_cast<int>(std::max<std::size_t>(length, 1))};
  }

private:
  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ == 0) return;
    if (rest(offset(mark)).substr(0, 3) == "---")
      problem("documents", "a second document begins here", "one file holds one document", place(mark, 3));
    else
      problem("syntax", "text stands after the end of the document", "remove it, or indent it under its key",
              place(mark));
    throw Stop{};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Node node;
    const auto at = offset(mark);
    if (refuse_properties(mark, "?", anchor)) node.kind = Node::Kind::refused;
    const auto* key = waiting_key();
    const bool explicitly = is_null_word(rest(at)) && (key == nullptr || key->place.line == mark.line + 1);
    if (explicitly || (key == nullptr && in_map()))
      node.place = place(mark, explicitly && text_[at] != '~' ? 4 : 1);
    else
      node.place = key != nullptr ? key->place : before(mark);
    if (key != nullptr && !explicitly) demand_colon(*key, at);
    node.text_place = node.place;
    if (key == nullptr && in_map()) node.text = explicitly ? "null" : "";
    add(std::move(node), at, at);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    problem("alias", "aliases are not read", "write the value again where it is needed",
            place(mark, word_length(mark)));
    Node node;
    node.kind = Node::Kind::refused;
    node.place = place(mark);
    add(std::move(node), offset(mark), offset(mark) + word_length(mark));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const auto at = offset(mark);
    Node node;
    node.kind = refuse_properties(mark, tag, anchor) ? Node::Kind::refused : Node::Kind::scalar;
    node.text = value;
    node.style = tag == "?" ? Style::plain : style_at(at);
    const auto end = node.kind == Node::Kind::refused ? at + 1 : end_of(node, mark);
    const auto line_end = std::min({end, text_.find('\n', at), text_.size()});
    node.place = place(mark, is_block(node.style) ? 1 : base::trim(text_.substr(at, line_end - at)).size());
    node.text_place = text_place(node, mark);
    demand_indent(mark, at, end, node.style);
    add(std::move(node), at, end);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    begin(Node::Kind::sequence, mark, tag, anchor, style);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    begin(Node::Kind::map, mark, tag, anchor, style);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapEnd() override {
    drop_duplicates(open_.back().node);
    auto& map = open_.back().node;
    if (!map.entries.empty() && map.entries.front().place.column == map.place.column &&
        map.entries.front().place.line == map.place.line)
      map.place.length = map.entries.front().place.length;
    end();
  }

  void begin(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
             YAML::EmitterStyle::value style) {
    refuse_properties(mark, tag, anchor);
    if (open_.size() == deepest) {
      problem("nesting", "the file is nested more than 64 levels deep", "flatten it", place(mark));
      throw Stop{};
    }
    const bool flow = style == YAML::EmitterStyle::Flow;
    if (flow) demand_indent(mark, offset(mark), offset(mark), Style::plain);
    Open open;
    open.node.kind = kind;
    open.node.place = place(mark);
    open.node.text_place = open.node.place;
    open.flow = flow;
    open_.push_back(std::move(open));
    last_offset = offset(mark) + (flow ? 1 : 0);
  }
  void end() {
    auto node = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(node), last_offset, last_offset);
  }

  /// Puts a finished node where it belongs: the root, an item, a key, or the value of the key that waits.
  void add(Node node, std::size_t begin, std::size_t end) {
    last_offset = std::max(last_offset, end);
    if (open_.empty()) {
      root = std::move(node);
    } else if (!in_map()) {
      open_.back().node.items.push_back(std::move(node));
    } else if (!open_.back().key) {
      open_.back().key = key_of(std::move(node), begin, end);
    } else {
      auto key = std::move(*open_.back().key);
      open_.back().key.reset();
      if (!key.refused)
        open_.back().node.entries.push_back({std::move(key.text), std::move(key.place), std::move(node)});
    }
  }

  Key key_of(Node node, std::size_t begin, std::size_t end) {
    Key key{std::move(node.text), std::move(node.place), begin, end, false};
    key.refused = true;
    if (node.kind == Node::Kind::sequence || node.kind == Node::Kind::map)
      problem("wrong-type", "a key must be a name, not a list or a map",
              "quote text that begins with [ or {, and write keys as plain names", key.place);
    else if (node.kind == Node::Kind::null)
      problem("wrong-type", key.text.empty() ? "a key is missing before ':'" : "null is no name of a key",
              key.text.empty() ? "write the name of the key" : "quote it", key.place);
    else if (node.kind == Node::Kind::scalar && node.style == Style::plain && key.text == "<<")
      problem("alias", "the merge key << is not read", "write the keys out", key.place);
    else
      key.refused = node.kind == Node::Kind::refused;
    return key;
  }

  void drop_duplicates(Node& map) {
    std::vector<std::size_t> order(map.entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return map.entries[a].key < map.entries[b].key; });
    std::vector<bool> repeated(map.entries.size());
    for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
      const auto& entry = map.entries[order[i]];
      const auto& earlier = map.entries[order[first]];
      if (entry.key != earlier.key) {
        first = i;
        continue;
      }
      repeated[order[i]] = true;
      problem("duplicate-key", "the key '" + entry.key + "' stands here twice",
              "the first one is on line " + std::to_string(earlier.place.line) + ", column " +
                  std::to_string(earlier.place.column) + ": keep one of them",
              entry.place);
    }
    std::size_t index = 0;
    std::erase_if(map.entries, [&](const Entry&) { return repeated[index++]; });
  }

  /// True when a tag or an anchor stands before the node; both begin at the node's own mark.
  bool refuse_properties(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    const bool tagged = tag != "?" && (tag != "!" || rest(offset(mark)).substr(0, 1) == "!");
    if (tagged)
      problem("tag", "tags are not read", "quote the value where it is text; a type needs no tag",
              place(mark, word_length(mark)));
    if (anchor != 0)
      problem("alias", "anchors are not read", "write the value again where it is needed",
              place(mark, word_length(mark)));
    return tagged || anchor != 0;
  }

  /// The parser takes a line without ':' as a key without a value.
  void demand_colon(const Key& key, std::size_t null_offset) {
    const bool colon = null_offset > key.offset &&
                       text_.substr(key.end, null_offset - std::min(key.end, null_offset)).find(':') !=
                           std::string_view::npos;
    if (colon || key.refused) return;
    problem("syntax", "'" + key.text + "' has no ':' and no value",
            open_.back().flow ? "inside { } text that holds a comma or a bracket is quoted"
                              : "write KEY: VALUE, or indent the line as part of the text above it",
            key.place);
    open_.back().key->refused = true;
  }

  /// YAML 1.2 demands it; without it the end of a key's value could not be seen by looking at the margin.
  void demand_indent(const YAML::Mark& mark, std::size_t begin, std::size_t end, Style style) {
    if (open_.empty() || open_.front().flow || is_block(style)) return;
    const bool at_margin = mark.column == 0 && open_.back().flow;
    if (!at_margin && !continues_at_margin(text_.substr(begin, end - begin))) return;
    problem("syntax",
            at_margin ? "text inside brackets stands at the margin"
                      : "text inside quotes goes on at the margin",
            "indent it deeper than its key", place(mark));
  }

  std::size_t end_of(const Node& node, const YAML::Mark& mark) {
    const auto at = offset(mark);
    if (node.style == Style::quoted) {
      if (const auto close = closing_quote(text_, at)) return *close + 1;
      problem("syntax", "this quote is never closed", "close it, or write the text without quotes",
              place(mark));
      throw Stop{};
    }
    if (is_block(node.style)) return at + 1;
    if (rest(at).substr(0, node.text.size()) == node.text) return at + node.text.size();
    return std::min(text_.find('\n', at), text_.size());
  }

  base::Place text_place(const Node& node, const YAML::Mark& mark) const {
    auto begin = place(mark);
    if (node.style == Style::quoted) ++begin.column;
    if (node.style == Style::literal) {
      ++begin.line;
      begin.column = block_indent(text_, offset(mark), node.text) + 1;
    }
    return begin;
  }

  /// The '-', '[' or ',' that an empty item follows.
  base::Place before(const YAML::Mark& mark) const {
    const auto head = text_.substr(0, offset(mark));
    const auto last = head.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) return place(mark);
    const auto line = std::count(head.begin() + static_cast<std::ptrdiff_t>(last), head.end(), '\n');
    const auto start = head.rfind('\n', last);
    const auto column = start == std::string_view::npos ? last : last - start - 1;
    return {source_, mark.line + 1 - static_cast<int>(line), static_cast<int>(column) + 1, 1};
  }

  Style style_at(std::size_t at) const {
    const auto first = rest(at).substr(0, 1);
    return first == "|" ? Style::literal : first == ">" ? Style::folded : Style::quoted;
  }
  static bool is_block(Style style) { return style == Style::literal || style == Style::folded; }
  bool in_map() const { return !open_.empty() && open_.back().node.kind == Node::Kind::map; }
  const Key* waiting_key() const { return in_map() && open_.back().key ? &*open_.back().key : nullptr; }
  std::size_t offset(const YAML::Mark& mark) const {
    return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
  }
  std::string_view rest(std::size_t at) const { return text_.substr(at); }
  std::size_t word_length(const YAML::Mark& mark) const {
    const auto word = rest(offset(mark));
    return std::min(word.find_first_of(" \t\r\n,]}"), word.size());
  }

  base::SourcePtr source_;
  std::string_view text_;
  base::Diagnostics& problems_;
  std::vector<Open> open_;
  int documents_ = 0;
};

int count_lines(std::string_view text) {
  return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

/// A place by offset in the text that was parsed, which may be shorter than that of the source.
base::Place place_of(const base::SourcePtr& source, std::string_view text, std::size_t offset) {
  const auto head = text.substr(0, offset);
  const auto newline = head.rfind('\n');
  const auto column = newline == std::string_view::npos ? head.size() : head.size() - newline - 1;
  return {source, count_lines(head) + 1, static_cast<int>(column) + 1, 1};
}

/// Whether text stands before the offset on its line.
bool is_after_text(std::string_view text, std::size_t offset) {
  const auto head = text.substr(0, offset);
  const auto last = head.find_last_not_of(" \t");
  return last != std::string_view::npos && head[last] != '\n' && head[last] != '-';
}

/// The parser stops where it can go on no longer; the author's slip often stands before that.
void complain(const YAML::Exception& error, const base::SourcePtr& source, std::string_view text,
              Builder& builder) {
  auto fault = syntax_fault(error.msg);
  auto place = builder.place(error.mark);
  const auto offset = std::min(static_cast<std::size_t>(std::max(error.mark.pos, 0)), text.size());
  if (is_escape(error.msg)) {
    place = place_of(source, text, std::min(text.rfind('\\', offset), offset));
  } else if (const auto quote = unclosed_quote(text, builder.last_offset);
             quote && is_unclosed_quote(error.msg)) {
    place = place_of(source, text, *quote);
  } else if (is_unclosed_bracket(error.msg) && builder.open_bracket()) {
    place = *builder.open_bracket();
  } else if (const auto tab = indenting_tab(text, offset)) {
    fault = syntax_fault(YAML::ErrorMsg::TAB_IN_INDENTATION);
    place = place_of(source, text, *tab);
  } else if (is_end_of_map(error.msg) && is_after_text(text, offset)) {
    fault.message = "text stands after the end of the value";
    fault.help = "quote the value as a whole";
  }
  builder.problem(fault.code, fault.message, fault.help, place);
}
} // namespace

std::optional<Node> parse(const base::SourcePtr& source, std::string_view text, base::Diagnostics& problems) {
  Builder builder(source, text, problems);
  try {
    TextBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& error) {
    complain(error, source, text, builder);
    return std::nullopt;
  } catch (const Stop&) { // complained about where it was thrown
    return std::nullopt;
  }
  if (!builder.root || builder.root->kind == Node::Kind::null) {
    builder.problem("empty", "the file is empty", "write something into it, or remove it", {source, 0, 0, 1});
    return std::nullopt;
  }
  return std::move(builder.root);
}

} // namespace aludel::yaml
