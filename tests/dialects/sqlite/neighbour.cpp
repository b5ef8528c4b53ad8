#include "tests/dialects/sqlite/neighbour.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

Neighbour::Neighbour(const std::function<bool()>& action) {
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  child_ = ::fork();
  if (child_ == 0) {
    if (::write(ready[1], action() ? "y" : "n", 1) == 1) ::pause();
    ::_exit(1);
  }
  char answer = '?';
  REQUIRE(::read(ready[0], &answer, 1) == 1);
  REQUIRE(answer == 'y');
  ::close(ready[0]);
  ::close(ready[1]);
}

void Neighbour::kill() {
  if (child_ <= 0) return;
  ::kill(child_, SIGKILL);
  ::waitpid(child_, nullptr, 0);
  child_ = 0;
}
