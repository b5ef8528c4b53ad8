#include "tests/faults/proxy.hpp"

#include "tests/faults/database.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <list>
#include <stdexcept>
#include <string_view>
#include <sys/poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace aludel::faults {

namespace {
constexpr int moment = 50; // milliseconds

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

sockaddr_un address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) throw std::invalid_argument("too long for a socket: " + path);
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  return address;
}

int listening_at(const std::string& path) {
  const int file = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = address_of(path);
  if (file < 0 || ::bind(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(file, SOMAXCONN) != 0)
    fail("listen");
  return file;
}

int connected_to(const std::string& path) {
  const int file = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = address_of(path);
  if (file < 0 || ::connect(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    fail("connect");
  return file;
}

std::size_t big_endian(std::string_view bytes) {
  std::size_t number = 0;
  for (const char byte : bytes.substr(0, 4)) number = (number << 8) | static_cast<unsigned char>(byte);
  return number;
}

/// One direction of a connection, message by message (manual, 55.2): a letter and a length, which counts
/// itself; the first one of a client has no letter.
struct Stream {
  int from;
  int to;
  bool counted;
  bool begins_without_letter;
  std::string waiting = {};

  /// The size of the first message that waits; 0: it is not here yet.
  std::size_t first() const {
    const std::size_t letter = begins_without_letter ? 0 : 1;
    if (waiting.size() < letter + 4) return 0;
    const auto size = letter + big_endian(std::string_view(waiting).substr(letter));
    return size <= waiting.size() ? size : 0;
  }
  /// False at the end.
  bool receive() {
    std::array<char, 65536> buffer{};
    const auto count = ::recv(from, buffer.data(), buffer.size(), 0);
    if (count > 0) waiting.append(buffer.data(), static_cast<std::size_t>(count));
    return count > 0;
  }
  bool forward(std::size_t size) {
    begins_without_letter = false;
    const std::string message = waiting.substr(0, size);
    waiting.erase(0, size);
    for (std::size_t sent = 0; sent < message.size();) {
      const auto count = ::send(to, message.data() + sent, message.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) return false;
      sent += static_cast<std::size_t>(count);
    }
    return true;
  }
};
} // namespace

Proxy::Proxy(const std::string& database_url, Of whose, std::size_t cut_at) : whose_(whose), cut_at_(cut_at) {
  const auto session = connect(database_url);
  const auto port = cell(*session, "SHOW port");
  auto folder = cell(*session, "SHOW unix_socket_directories");
  folder = folder.substr(0, folder.find(','));
  server_socket_ = folder + "/.s.PGSQL." + port;
  url_ = "postgresql://" + cell(*session, "SELECT current_user") + "@/" +
         cell(*session, "SELECT current_database()") + "?host=" + folder_.path().string() + "&port=" + port;
  listening_ = listening_at((folder_.path() / (".s.PGSQL." + port)).string());
  thread_ = std::jthread([this] { serve(); });
}

Proxy::~Proxy() {
  ends_ = true;
  thread_.join();
  ::close(listening_);
}

/// A connection at a time each in a thread of its own: an upgrade may have two.
void Proxy::serve() {
  std::list<std::jthread> connections;
  while (!ends_) {
    pollfd waits{listening_, POLLIN, 0};
    if (::poll(&waits, 1, moment) <= 0) continue;
    const int client = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) connections.emplace_back([this, client] { pump(client); });
  }
}

void Proxy::pump(int client) {
  const int server = connected_to(server_socket_);
  std::array<Stream, 2> streams{Stream{client, server, whose_ == Of::client, true},
                                Stream{server, client, whose_ == Of::server, false}};
  const auto passes = [&](Stream& stream) {
    while (const auto size = stream.first()) {
      if (stream.counted && ++passed_ == cut_at_) {
        cut_ = true;
        return false;
      }
      if (!stream.forward(size)) return false;
    }
    return true;
  };
  for (bool open = true; open && !ends_;) {
    std::array<pollfd, 2> waits{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
    if (::poll(waits.data(), waits.size(), moment) <= 0) continue;
    for (std::size_t i = 0; i < 2 && open; ++i)
      if (waits[i].revents != 0) open = streams[i].receive() && passes(streams[i]);
  }
  ::close(client);
  ::close(server);
}

} // namespace aludel::faults
