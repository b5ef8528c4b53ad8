#include "dialects/postgresql/calls.hpp"

#include "dialects/postgresql/tokens.hpp"
#include "framework/base/text.hpp"

#include <string>

namespace aludel::postgresql {

namespace {
class Names {
public:
  void word(std::string text, bool quoted) {
    if (!dotted_ || all_.empty()) all_.emplace_back();
    auto& use = all_.back();
    if (last_ && all_.size() > 1) {
      const auto& before = all_[all_.size() - 2];
      use.given = !before.quoted && before.name == model::QualifiedName("as");
    }
    use.name = {dotted_ ? use.name.name : model::Identifier(), model::Identifier(std::move(text))};
    use.quoted = quoted;
    dotted_ = false;
    last_ = true;
  }
  void sign(std::string_view text) {
    dotted_ = text == "." && last_;
    if (text == "(" && last_) all_.back().called = true;
    last_ = false;
  }
  std::vector<NameUse> all() && { return std::move(all_); }

private:
  std::vector<NameUse> all_;
  bool dotted_ = false;
  bool last_ = false; ///< a name stood before
};
} // namespace

std::vector<NameUse> names_in(std::string_view sql) {
  Names names;
  Tokens tokens(sql);
  for (auto token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
    const auto text = sql.substr(token.begin, token.end - token.begin);
    if (token.kind == Token::Kind::word)
      names.word(base::lower(text), false);
    else if (text.front() == '"' && text.size() > 1)
      names.word(base::replace_all(std::string(text.substr(1, text.size() - 2)), "\"\"", "\""), true);
    else
      names.sign(text);
  }
  return std::move(names).all();
}

} // namespace aludel::postgresql
