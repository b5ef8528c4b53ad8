#include "dialects/postgresql/understand/plpgsql.hpp"

#include "dialects/postgresql/calls.hpp"
#include "dialects/postgresql/understand/parser.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace aludel::postgresql::reading {

namespace {
void append_utf8(std::string& out, unsigned code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

/// Goes over JSON that the library wrote, string by string: all that is asked of it is what stands under a
/// few keys, at any depth.
class JsonStrings {
public:
  explicit JsonStrings(std::string_view json) : json_(json) {}

  bool next() {
    for (; at_ < json_.size() && json_[at_] != '"'; ++at_)
      depth_ += json_[at_] == '{' || json_[at_] == '[' ? 1 : json_[at_] == '}' || json_[at_] == ']' ? -1 : 0;
    if (at_ == json_.size()) return false;
    ++at_;
    read();
    is_key_ = json_.substr(at_, 1) == ":";
    return true;
  }
  const std::string& text() const { return text_; }
  bool is_key() const { return is_key_; }
  int depth() const { return depth_; } ///< open brackets of both kinds

private:
  void read() {
    text_.clear();
    for (; at_ < json_.size() && json_[at_] != '"'; ++at_) {
      if (json_[at_] != '\\')
        text_ += json_[at_];
      else
        escape(json_[++at_]);
    }
    ++at_;
  }
  void escape(char c) {
    switch (c) {
    case 'n': text_ += '\n'; return;
    case 't': text_ += '\t'; return;
    case 'r': text_ += '\r'; return;
    case 'b': text_ += '\b'; return;
    case 'f': text_ += '\f'; return;
    case 'u': {
      unsigned code = 0;
      const auto digits = json_.substr(at_ + 1, 4);
      std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
      append_utf8(text_, code);
      at_ += 4;
      return;
    }
    default: text_ += c;
    }
  }

  std::string_view json_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::string text_;
  bool is_key_ = false;
};

constexpr std::array<std::string_view, 2> statement_keys{"sqlstmt", "PLpgSQL_stmt_perform"};
constexpr std::array<std::string_view, 3> dynamic_keys{"PLpgSQL_stmt_dynexecute", "PLpgSQL_stmt_dynfors",
                                                       "dynquery"};
/// What stands in them runs perhaps.
constexpr std::array<std::string_view, 8> conditional_keys{
    "PLpgSQL_stmt_if",   "PLpgSQL_stmt_case", "PLpgSQL_stmt_loop", "PLpgSQL_stmt_while",
    "PLpgSQL_stmt_fori", "PLpgSQL_stmt_fors", "PLpgSQL_stmt_forc", "PLpgSQL_stmt_foreach_a"};

/// Takes the keys and texts of a tree one after the other.
class PlpgsqlReader {
public:
  void key(const std::string& key, int depth) {
    std::erase_if(conditions_, [&](int outer) { return outer >= depth; });
    std::erase_if(blocks_, [&](const Block& block) { return block.depth >= depth; });
    std::erase_if(loops_, [&](const Loop& loop) { return loop.depth >= depth; });
    if (is_among(statement_keys, key)) is_statement_ = true;
    if (key != "query") of_loop_ = key_ == "query" && key == "PLpgSQL_expr" && !loops_.empty();
    if (key.rfind("PLpgSQL_stmt_", 0) == 0) statement_ = key;
    if (key == "PLpgSQL_stmt_fors") loops_.push_back({depth, out.queries.size(), is_doubtful()});
    if (is_among(dynamic_keys, key)) out.dynamic = true;
    if (is_among(conditional_keys, key)) conditions_.push_back(depth);
    // EXIT and CONTINUE leave a loop, in which all is doubtful; by a label, perhaps more than that.
    if (key == "PLpgSQL_stmt_return" || (key == "label" && statement_ == "PLpgSQL_stmt_exit"))
      has_left_ = true;
    if (key == "PLpgSQL_stmt_block") blocks_.push_back({depth, out.queries.size()});
    if (key == "exceptions" && !blocks_.empty()) catches(depth);
    key_ = key;
  }
  void text(const std::string& text) {
    if (key_ == "query" && of_loop_)
      add_query_of_loop(text);
    else if (key_ == "query")
      out.queries.push_back({text, std::exchange(is_statement_, false), is_doubtful()});
    if (key_ == "typname" && text != "UNKNOWN") out.types.push_back(text);
  }

  Plpgsql out;

private:
  struct Block {
    int depth;
    std::size_t first; ///< of its queries
  };
  struct Loop {
    int depth;
    std::size_t first;
    bool is_doubtful; ///< whether it is come to
  };

  bool is_doubtful() const { return has_left_ || !conditions_.empty(); }

  /// FOR … IN query: it is told behind the body, and carried out before it.
  void add_query_of_loop(const std::string& text) {
    const auto& loop = loops_.back();
    const auto at = out.queries.begin() + static_cast<std::ptrdiff_t>(loop.first);
    out.queries.insert(at, {text, true, loop.is_doubtful});
  }

  /// What has been done is undone where one of the statements fails, and then others are carried out.
  void catches(int depth) {
    for (auto i = blocks_.back().first; i < out.queries.size(); ++i) out.queries[i].maybe = true;
    conditions_.push_back(depth);
  }

  std::string key_;
  std::string statement_;       ///< the key of the last one
  std::vector<Loop> loops_;     ///< over queries, that are open
  bool of_loop_ = false;        ///< the query that comes is what a loop goes over
  std::vector<int> conditions_; ///< the depths of those that are open
  std::vector<Block> blocks_;   ///< that are open
  bool is_statement_ = false;   ///< the next query is
  bool has_left_ = false;       ///< what follows is perhaps not come to
};
} // namespace

std::optional<Plpgsql> plpgsql_of(const std::string& statement) {
  const auto json = plpgsql_tree(statement);
  if (json.empty()) return std::nullopt;
  PlpgsqlReader reader;
  for (JsonStrings strings(json); strings.next();)
    strings.is_key() ? reader.key(strings.text(), strings.depth()) : reader.text(strings.text());
  return std::move(reader.out);
}

std::vector<std::string> readings_of_query(const std::string& query) {
  std::vector<std::string> out{query, "SELECT " + query};
  const auto assigned = query.find('=');
  if (assigned != std::string::npos) out.push_back("SELECT " + query.substr(assigned + 1));
  return out;
}

} // namespace aludel::postgresql::reading
