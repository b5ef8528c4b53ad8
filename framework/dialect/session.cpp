#include "framework/dialect/session.hpp"

namespace aludel::dialect {

void Session::execute_all(const std::vector<Statement>& statements,
                          const std::function<void(std::size_t)>& done) {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    execute(statements[i]);
    done(i + 1);
  }
}

} // namespace aludel::dialect
