#include "framework/base/version.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("Versions compare by their parts") {
  using base::Version;
  CHECK(Version("15") == Version{15});
  CHECK(Version("14.2") > Version{14});
  CHECK(Version("14") == Version{14, 0});
  CHECK(Version("3.40") < Version{3, 53});
  CHECK(Version("3.40.1") >= Version{3, 40});
  CHECK(Version("16beta1") >= Version{16});
}
