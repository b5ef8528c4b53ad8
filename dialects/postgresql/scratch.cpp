#include "dialects/postgresql/scratch.hpp"

#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/session.hpp"
#include "framework/base/random.hpp"

namespace aludel::postgresql {

namespace {
constexpr std::size_t digits = 12;

class ScratchDatabase final : public dialect::Scratch {
public:
  explicit ScratchDatabase(dialect::Url server)
      : server_(std::move(server)),
        name_("aludel_scratch_" + base::random_hex(digits)),
        url_(with_database(server_, name_)) {
    execute("CREATE DATABASE " + quoted(model::Identifier(name_)) + " TEMPLATE template0");
  }
  ~ScratchDatabase() override {
    try {
      execute("DROP DATABASE IF EXISTS " + quoted(model::Identifier(name_)) + " WITH (FORCE)");
    } catch (const std::exception&) {
      // It stays, under a name that says what it is; what is thrown now would end the program.
    }
  }
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;

  const dialect::Url& url() const override { return url_; }

private:
  void execute(const std::string& sql) const { open_session(server_, {})->execute(dialect::statement(sql)); }

  dialect::Url server_;
  std::string name_;
  dialect::Url url_;
};
} // namespace

dialect::Url with_database(const dialect::Url& url, std::string_view database) {
  const auto query = url.rest.find('?');
  const auto path = url.rest.substr(0, query).find('/');
  const auto authority = url.rest.substr(0, std::min(path, query));
  const auto parameters = query == std::string::npos ? std::string() : url.rest.substr(query);
  auto changed = url;
  changed.rest = authority + "/" + std::string(database) + parameters;
  changed.text = url.scheme + "://" + changed.rest;
  return changed;
}

std::unique_ptr<dialect::Scratch> make_scratch(const dialect::Url& server) {
  return std::make_unique<ScratchDatabase>(server);
}

} // namespace aludel::postgresql
