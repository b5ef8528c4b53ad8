#pragma once
#include <string_view>

namespace aludel::yaml {

/// "2027-01-31", a day of the Gregorian calendar.
bool is_date(std::string_view text);

/// A date, or a date with a time after `T` or a blank: "2025-11-23T00:00:00Z", "2025-11-23 08:15+01:00".
bool is_date_time(std::string_view text);

} // namespace aludel::yaml
