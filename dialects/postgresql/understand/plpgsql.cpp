#include "dialects/postgresql/understand/plpgsql.hpp"

#include "dialects/postgresql/understand/parser.hpp"

#include <charconv>
#include <string_view>

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
    at_ = json_.find('"', at_);
    if (at_ == std::string_view::npos) return false;
    ++at_;
    read();
    is_key_ = json_.substr(at_, 1) == ":";
    return true;
  }
  const std::string& text() const { return text_; }
  bool is_key() const { return is_key_; }

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
  std::string text_;
  bool is_key_ = false;
};
} // namespace

std::optional<Plpgsql> plpgsql_of(const std::string& statement) {
  const auto json = plpgsql_tree(statement);
  if (json.empty()) return std::nullopt;
  Plpgsql out;
  std::string key;
  for (JsonStrings strings(json); strings.next();) {
    if (!strings.is_key()) {
      if (key == "query") out.queries.push_back(strings.text());
      if (key == "typname" && strings.text() != "UNKNOWN") out.types.push_back(strings.text());
      continue;
    }
    key = strings.text();
    out.dynamic =
        out.dynamic || key == "PLpgSQL_stmt_dynexecute" || key == "PLpgSQL_stmt_dynfors" || key == "dynquery";
  }
  return out;
}

std::vector<std::string> readings_of_query(const std::string& query) {
  std::vector<std::string> out{query, "SELECT " + query};
  const auto assigned = query.find('=');
  if (assigned != std::string::npos) out.push_back("SELECT " + query.substr(assigned + 1));
  return out;
}

} // namespace aludel::postgresql::reading
