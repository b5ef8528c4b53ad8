#pragma once
#include <cstddef>
#include <functional>

namespace aludel::base {

/// Calls `work(i)` for every i below `count`, on as many threads as there are processors when there is enough
/// to do for more than one. The calls come in no order, several at a time. The first exception is thrown when
/// all threads have ended.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

} // namespace aludel::base
