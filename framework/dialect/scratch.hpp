#pragma once
#include "framework/dialect/url.hpp"

namespace aludel::dialect {

/// An empty database of one's own, gone with this value.
class Scratch {
public:
  virtual ~Scratch() = default;
  virtual const Url& url() const = 0;
};

} // namespace aludel::dialect
