#include "framework/report/words.hpp"

#include "framework/base/text.hpp"

namespace aludel::report {

std::string rows_text(const graph::Ids& rows) {
  std::string text;
  for (const auto& id : rows)
    text += (text.empty() ? "" : ", ") + (id.empty() ? "''" : base::on_one_line(id));
  return text.empty() ? "<base>" : text;
}

} // namespace aludel::report
