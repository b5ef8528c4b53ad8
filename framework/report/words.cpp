#include "framework/report/words.hpp"

#include "framework/base/text.hpp"

namespace aludel::report {

std::string rows_text(const graph::Ids& rows) {
  return rows.empty() ? "<base>" : base::on_one_line(base::join(rows, ", "));
}

} // namespace aludel::report
