#include "dialects/postgresql/client_file.hpp"

#include "dialects/ansi/spelling.hpp"
#include "dialects/postgresql/split.hpp"
#include "dialects/postgresql/tokens.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace aludel::postgresql {

namespace {
using dialect::ClientPart;
using Kind = Token::Kind;

enum class Effect {
  nothing, ///< on the screen, on a file of its own, or on how results are shown
  include, ///< another file is run
  set,     ///< a variable
  unset,   ///< the variable is none any more
  send,    ///< what a semicolon does
  end,     ///< nothing of the file is read behind it
};
struct Command {
  std::string_view name;
  Effect effect;
};
constexpr std::array commands{
    Command{"i", Effect::include},
    Command{"include", Effect::include},
    Command{"ir", Effect::include},
    Command{"include_relative", Effect::include},
    Command{"set", Effect::set},
    Command{"g", Effect::send},
    Command{"gx", Effect::send},
    Command{"q", Effect::end},
    Command{"quit", Effect::end},
    Command{"a", Effect::nothing},
    Command{"C", Effect::nothing},
    Command{"conninfo", Effect::nothing},
    Command{"echo", Effect::nothing},
    Command{"encoding", Effect::nothing},
    Command{"errverbose", Effect::nothing},
    Command{"f", Effect::nothing},
    Command{"H", Effect::nothing},
    Command{"html", Effect::nothing},
    Command{"l", Effect::nothing},
    Command{"list", Effect::nothing},
    Command{"o", Effect::nothing},
    Command{"out", Effect::nothing},
    Command{"p", Effect::nothing},
    Command{"print", Effect::nothing},
    Command{"pset", Effect::nothing},
    Command{"qecho", Effect::nothing},
    Command{"restrict", Effect::nothing},
    Command{"s", Effect::nothing},
    Command{"t", Effect::nothing},
    Command{"T", Effect::nothing},
    Command{"timing", Effect::nothing},
    Command{"unrestrict", Effect::nothing},
    Command{"unset", Effect::unset},
    Command{"warn", Effect::nothing},
    Command{"x", Effect::nothing},
    Command{"z", Effect::nothing},
};

std::optional<Effect> effect_of(std::string_view name) {
  if (name.substr(0, 1) == "d" || name.substr(0, 2) == "sf" || name.substr(0, 2) == "sv")
    return Effect::nothing; // \dt, \d+ …: they describe
  const auto* const found =
      std::find_if(commands.begin(), commands.end(), [&](const Command& c) { return c.name == name; });
  return found == commands.end() ? std::nullopt : std::optional(found->effect);
}

bool is_gap(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }
bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         (c & 0x80) != 0;
}

/// The words behind a command; quotes hold blanks, and are taken away.
std::vector<std::string> arguments_of(std::string_view text) {
  std::vector<std::string> words;
  std::optional<std::string> word;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote == 0 && is_gap(c)) {
      if (word) words.push_back(*std::exchange(word, std::nullopt));
      continue;
    }
    if (!word) word.emplace();
    if (quote == 0 && (c == '\'' || c == '"'))
      quote = c;
    else if (c == quote && text.substr(i, 2) == std::string(2, quote))
      *word += text[++i];
    else if (c == quote)
      quote = 0;
    else
      *word += c;
  }
  if (word) words.push_back(*word);
  return words;
}

class Reader {
public:
  explicit Reader(std::string_view text) : text_(text) {}

  dialect::ClientParts read() {
    Tokens tokens(text_);
    for (auto token = tokens.next(); token.kind != Kind::end; token = tokens.next()) {
      std::optional<std::size_t> onward;
      if (token.kind == Kind::other && text_[token.begin] == '\\')
        onward = command(token.begin);
      else if (token.kind == Kind::other && text_[token.begin] == ':')
        onward = variable(token.begin);
      else if (token.kind == Kind::semicolon)
        onward = statement_end(token);
      if (onward) tokens = Tokens(text_, *onward);
    }
    copy(text_.size());
    finish();
    return std::move(parts_);
  }

private:
  /// What stands before `end` and was not looked at yet is SQL.
  void copy(std::size_t end) {
    if (sql_.empty()) begin_ = at_;
    sql_ += text_.substr(at_, end - at_);
    at_ = end;
  }
  void finish() {
    if (!base::trim(sql_).empty()) parts_.push_back({ClientPart::Kind::sql, sql_, begin_, {}, {}});
    sql_.clear();
  }
  void put(ClientPart part) {
    finish();
    parts_.push_back(std::move(part));
  }
  void refuse(std::size_t at, std::string reason, std::string help) {
    put({ClientPart::Kind::refused, {}, at, std::move(reason), std::move(help)});
  }
  std::size_t line_end(std::size_t from) const { return std::min(text_.find('\n', from), text_.size()); }
  std::size_t skip_to(std::size_t onward) { return at_ = onward; }

  /// From a backslash to the end of its line.
  std::size_t command(std::size_t at) {
    copy(at);
    auto name_end = at + 1;
    while (name_end < text_.size() && (is_name(text_[name_end]) || text_[name_end] == '+')) ++name_end;
    const auto name = text_.substr(at + 1, name_end - at - 1);
    const auto end = std::max(name_end, line_end(at));
    run(name, base::trim(text_.substr(name_end, end - name_end)), at);
    return name.empty() ? at_ : skip_to(std::max(at_, end));
  }

  void run(std::string_view name, std::string_view rest, std::size_t at) {
    if (name.empty()) return run_sign(at);
    const auto effect = effect_of(name);
    if (!effect)
      return refuse(at, "psql would carry out \\" + std::string(name) + " here, which is no SQL",
                    way_out(name));
    switch (*effect) {
    case Effect::nothing: break;
    case Effect::set: set(arguments_of(rest)); break;
    case Effect::unset:
      for (const auto& word : arguments_of(rest)) variables_.erase(word);
      break;
    case Effect::send: sql_ += ";"; break;
    case Effect::end: at_ = text_.size(); break;
    case Effect::include: include(arguments_of(rest), at); break;
    }
  }

  /// `\;` sends a semicolon as part of the statement, `\:` a colon; `\\` parts commands.
  void run_sign(std::size_t at) {
    const char sign = at + 1 < text_.size() ? text_[at + 1] : '\n';
    if (sign == ';' || sign == ':') {
      sql_ += sign;
      at_ = at + 2;
    } else if (sign == '\\') {
      at_ = at + 2;
    } else {
      refuse(at, "psql would carry out a command here, and the backslash names none", "remove it");
      at_ = at + 1;
    }
  }

  static std::string way_out(std::string_view name) {
    if (name == "c" || name == "connect")
      return "import what follows for that database of its own, and remove it";
    if (name == "copy")
      return "write the rows as INSERT, or load the file by COPY … FROM a path of the server";
    if (name == "gexec") return "write the statements that it makes, or run them in a DO block";
    if (name == "if" || name == "elif" || name == "else" || name == "endif")
      return "leave the branch that holds, and remove the conditions";
    return "remove it, or write what it does as SQL";
  }

  void set(const std::vector<std::string>& words) {
    if (words.empty()) return;
    std::string value;
    for (std::size_t i = 1; i < words.size(); ++i) value += words[i];
    variables_[words.front()] = value;
  }

  void include(const std::vector<std::string>& words, std::size_t at) {
    if (words.empty()) return refuse(at, "psql would include a file here, and none is named", "name it");
    put({ClientPart::Kind::file, words.front(), at, {}, {}});
  }

  /// `:name`, `:'name'` and `:"name"`; nothing when that is SQL.
  std::optional<std::size_t> variable(std::size_t at) {
    if (at > 0 && text_[at - 1] == ':') return std::nullopt; // a cast
    const char quote = at + 1 < text_.size() ? text_[at + 1] : '\0';
    const bool quoted = quote == '\'' || quote == '"';
    const auto begin = at + (quoted ? 2 : 1);
    auto end = begin;
    while (end < text_.size() && is_name(text_[end])) ++end;
    if (end == begin || (quoted && (end == text_.size() || text_[end] != quote))) return std::nullopt;
    const auto name = std::string(text_.substr(begin, end - begin));
    const auto value = variables_.find(name);
    if (value == variables_.end()) return quoted ? unknown(at, name) : std::nullopt;
    copy(at);
    sql_ += quote == '\''  ? ansi::literal(value->second)
            : quote == '"' ? ansi::quoted(value->second)
                           : value->second;
    return skip_to(end + (quoted ? 1 : 0));
  }

  std::optional<std::size_t> unknown(std::size_t at, const std::string& name) {
    copy(at);
    refuse(at, "psql puts the variable " + name + " here, and this file does not set it", "write its value");
    return skip_to(text_.find_first_of("'\"", at + 2) + 1);
  }

  std::optional<std::size_t> statement_end(const Token& semicolon) {
    const auto statement = text_.substr(statement_, semicolon.end - statement_);
    const auto begin = statement_;
    statement_ = semicolon.end;
    if (!copies_through_client(statement)) return std::nullopt;
    copy(begin);
    const auto first = text_.find_first_not_of(" \t\r\n\f", begin);
    refuse(first, "COPY takes its rows from the lines that follow, which are no SQL",
           "write the rows as INSERT (pg_dump --inserts), or load them from a file of their own");
    return skip_to(statement_ = end_of_data(line_end(semicolon.end)));
  }

  /// The line behind `\.`.
  std::size_t end_of_data(std::size_t line) const {
    while (line < text_.size()) {
      const auto next = line_end(line + 1);
      if (base::trim(text_.substr(line + 1, next - line - 1)) == "\\.") return next;
      line = next;
    }
    return text_.size();
  }

  std::string_view text_;
  std::size_t at_ = 0;        ///< what was looked at
  std::size_t statement_ = 0; ///< where the statement begins
  std::size_t begin_ = 0;     ///< of the SQL that is gathered
  std::string sql_;
  std::map<std::string, std::string> variables_;
  dialect::ClientParts parts_;
};
} // namespace

dialect::ClientParts client_parts(std::string_view text) { return Reader(text).read(); }

} // namespace aludel::postgresql
