#include <libpq-fe.h>
#include <sqlite3.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <dlfcn.h>
#include <string>
#include <string_view>
#include <sys/file.h>
#include <unistd.h>

// The program with points at which it can die: around every call by which a statement reaches an engine, and
// every write to a file. The calls are those of the libraries themselves, taken over by their names, so the
// sources of Aludel hold no point and are the same in the program that people run.
//
//   ALUDEL_FAULT=7          SIGKILL at the seventh point
//   ALUDEL_FAULT_LIST=FILE  the name of each point that is passed, a line each

namespace {
constexpr std::size_t longest_name = 70;

long number_of(const char* variable) {
  const char* text = std::getenv(variable);
  return text == nullptr ? 0 : std::atol(text);
}

std::string on_one_line(std::string_view text) {
  std::string line(text.substr(0, longest_name));
  for (auto& one : line)
    if (one == '\n') one = ' ';
  return line;
}

class Points {
public:
  void pass(std::string_view when, std::string_view what) {
    const auto number = ++passed_;
    list(when, what);
    if (number == fatal_) ::kill(::getpid(), SIGKILL);
  }

private:
  void list(std::string_view when, std::string_view what) const {
    if (list_ == nullptr) return;
    const auto line = std::string(when) + " " + on_one_line(what) + "\n";
    const int file = ::open(list_, O_WRONLY | O_APPEND | O_CREAT, 0644);
    if (::write(file, line.data(), line.size()) < 0) std::abort();
    ::close(file);
  }

  std::atomic<long> passed_{0};
  const long fatal_ = number_of("ALUDEL_FAULT");
  const char* const list_ = std::getenv("ALUDEL_FAULT_LIST");
};

Points& points() {
  static Points all;
  return all;
}

/// The library's own function of that name.
template<class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// Databases in memory belong to the lint and to scratch work, which no death can harm.
bool is_in_a_file(sqlite3_stmt* statement) {
  const char* file = sqlite3_db_filename(sqlite3_db_handle(statement), "main");
  return file != nullptr && *file != '\0';
}

std::string_view text_of(sqlite3_stmt* statement) {
  const char* text = sqlite3_sql(statement);
  return text == nullptr ? "" : text;
}
} // namespace

extern "C" {

int sqlite3_step(sqlite3_stmt* statement) {
  static const auto call = real<int(sqlite3_stmt*)>("sqlite3_step");
  if (!is_in_a_file(statement)) return call(statement);
  if (sqlite3_stmt_busy(statement) == 0) points().pass("before", text_of(statement));
  const int result = call(statement);
  if (result != SQLITE_ROW) points().pass("after", text_of(statement));
  return result;
}

PGresult* PQexec(PGconn* connection, const char* sql) {
  static const auto call = real<PGresult*(PGconn*, const char*)>("PQexec");
  points().pass("before", sql);
  auto* result = call(connection, sql);
  points().pass("after", sql);
  return result;
}

PGresult* PQexecParams(PGconn* connection, const char* sql, int count, const Oid* types,
                       const char* const* values, const int* lengths, const int* formats, int format) {
  static const auto call = real<decltype(PQexecParams)>("PQexecParams");
  points().pass("before", sql);
  auto* result = call(connection, sql, count, types, values, lengths, formats, format);
  points().pass("after", sql);
  return result;
}

// Of a pipeline: nothing has been sent for certain, all has been sent, and each answer.

int PQpipelineSync(PGconn* connection) {
  static const auto call = real<int(PGconn*)>("PQpipelineSync");
  points().pass("before", "a pipeline");
  return call(connection);
}

int PQflush(PGconn* connection) {
  static const auto call = real<int(PGconn*)>("PQflush");
  const int result = call(connection);
  if (result == 0) points().pass("sent", "a pipeline");
  return result;
}

PGresult* PQgetResult(PGconn* connection) {
  static const auto call = real<PGresult*(PGconn*)>("PQgetResult");
  auto* result = call(connection);
  if (result != nullptr) points().pass("answered", PQcmdStatus(result));
  return result;
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  static const auto call = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  points().pass("before", "a write");
  return call(file, bytes, size, at);
}

int ftruncate64(int file, off64_t size) noexcept {
  static const auto call = real<int(int, off64_t)>("ftruncate64");
  points().pass("before", "a truncation");
  return call(file, size);
}

// What is written outlives the process without it; only the machine's end would ask.
int fdatasync(int) {
  points().pass("before", "a synchronisation");
  return 0;
}

int unlink(const char* path) noexcept {
  static const auto call = real<int(const char*)>("unlink");
  points().pass("before", "a removal");
  return call(path);
}

int flock(int file, int how) noexcept {
  static const auto call = real<int(int, int)>("flock");
  points().pass("before", "a lock");
  return call(file, how);
}

} // extern "C"
