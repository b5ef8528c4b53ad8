#include "framework/base/error.hpp"

#include <dlfcn.h>
#include <libpq-fe.h>

/// The functions of libpq that this tree and SOCI's archive for PostgreSQL call, each of which goes on to the
/// shared library, loaded at the first call. libpq brings some twenty libraries along, which cost a program
/// that works on SQLite most of its start. Linked into the program alone, and there instead of libpq itself.
namespace {
using aludel::base::Error;
using aludel::base::Exit;

constexpr const char* library_name = "libpq.so.5";

[[noreturn]] void missing(const char* reason) {
  throw Error(
      Exit::unreachable, "libpq-missing",
      std::string("PostgreSQL's client library cannot be used: ") + (reason == nullptr ? "" : reason),
      "install libpq of PostgreSQL 14 or later (Debian and Ubuntu: libpq5; Fedora: libpq; Alpine: libpq)");
}

/// Never closed: it has threads and handlers of its own.
void* library() {
  static void* const handle = ::dlopen(library_name, RTLD_LAZY | RTLD_LOCAL);
  if (handle == nullptr) missing(::dlerror());
  return handle;
}

/// The function of that name in the library. Looked up once: an address in a loaded library does not change.
template<auto* Function>
auto of_library(const char* name) {
  static void* const address = ::dlsym(library(), name);
  if (address == nullptr) missing(::dlerror());
  return reinterpret_cast<decltype(Function)>(address);
}
} // namespace

// The compiler holds each line against the declaration in libpq-fe.h.
extern "C" {
int PQbackendPID(const PGconn* conn) { return of_library<PQbackendPID>("PQbackendPID")(conn); }
int PQcancel(PGcancel* cancel, char* errbuf, int errbufsize) {
  return of_library<PQcancel>("PQcancel")(cancel, errbuf, errbufsize);
}
void PQclear(PGresult* res) { return of_library<PQclear>("PQclear")(res); }
char* PQcmdStatus(PGresult* res) { return of_library<PQcmdStatus>("PQcmdStatus")(res); }
char* PQcmdTuples(PGresult* res) { return of_library<PQcmdTuples>("PQcmdTuples")(res); }
PGconn* PQconnectdb(const char* conninfo) { return of_library<PQconnectdb>("PQconnectdb")(conninfo); }
void PQconninfoFree(PQconninfoOption* connOptions) {
  return of_library<PQconninfoFree>("PQconninfoFree")(connOptions);
}
PQconninfoOption* PQconninfoParse(const char* conninfo, char** errmsg) {
  return of_library<PQconninfoParse>("PQconninfoParse")(conninfo, errmsg);
}
int PQconsumeInput(PGconn* conn) { return of_library<PQconsumeInput>("PQconsumeInput")(conn); }
char* PQdb(const PGconn* conn) { return of_library<PQdb>("PQdb")(conn); }
int PQenterPipelineMode(PGconn* conn) { return of_library<PQenterPipelineMode>("PQenterPipelineMode")(conn); }
char* PQerrorMessage(const PGconn* conn) { return of_library<PQerrorMessage>("PQerrorMessage")(conn); }
PGresult* PQexec(PGconn* conn, const char* query) { return of_library<PQexec>("PQexec")(conn, query); }
PGresult* PQexecParams(PGconn* conn, const char* command, int nParams, const Oid* paramTypes,
                       const char* const* paramValues, const int* paramLengths, const int* paramFormats,
                       int resultFormat) {
  return of_library<PQexecParams>("PQexecParams")(conn, command, nParams, paramTypes, paramValues,
                                                  paramLengths, paramFormats, resultFormat);
}
PGresult* PQexecPrepared(PGconn* conn, const char* stmtName, int nParams, const char* const* paramValues,
                         const int* paramLengths, const int* paramFormats, int resultFormat) {
  return of_library<PQexecPrepared>("PQexecPrepared")(conn, stmtName, nParams, paramValues, paramLengths,
                                                      paramFormats, resultFormat);
}
int PQexitPipelineMode(PGconn* conn) { return of_library<PQexitPipelineMode>("PQexitPipelineMode")(conn); }
int PQfformat(const PGresult* res, int field_num) {
  return of_library<PQfformat>("PQfformat")(res, field_num);
}
void PQfinish(PGconn* conn) { return of_library<PQfinish>("PQfinish")(conn); }
int PQflush(PGconn* conn) { return of_library<PQflush>("PQflush")(conn); }
void PQfreeCancel(PGcancel* cancel) { return of_library<PQfreeCancel>("PQfreeCancel")(cancel); }
char* PQfname(const PGresult* res, int field_num) { return of_library<PQfname>("PQfname")(res, field_num); }
void PQfreemem(void* ptr) { return of_library<PQfreemem>("PQfreemem")(ptr); }
int PQfsize(const PGresult* res, int field_num) { return of_library<PQfsize>("PQfsize")(res, field_num); }
Oid PQftype(const PGresult* res, int field_num) { return of_library<PQftype>("PQftype")(res, field_num); }
PGcancel* PQgetCancel(PGconn* conn) { return of_library<PQgetCancel>("PQgetCancel")(conn); }
int PQgetCopyData(PGconn* conn, char** buffer, int async) {
  return of_library<PQgetCopyData>("PQgetCopyData")(conn, buffer, async);
}
PGresult* PQgetResult(PGconn* conn) { return of_library<PQgetResult>("PQgetResult")(conn); }
int PQgetisnull(const PGresult* res, int tup_num, int field_num) {
  return of_library<PQgetisnull>("PQgetisnull")(res, tup_num, field_num);
}
char* PQgetvalue(const PGresult* res, int tup_num, int field_num) {
  return of_library<PQgetvalue>("PQgetvalue")(res, tup_num, field_num);
}
int PQisBusy(PGconn* conn) { return of_library<PQisBusy>("PQisBusy")(conn); }
int PQnfields(const PGresult* res) { return of_library<PQnfields>("PQnfields")(res); }
int PQntuples(const PGresult* res) { return of_library<PQntuples>("PQntuples")(res); }
const char* PQparameterStatus(const PGconn* conn, const char* paramName) {
  return of_library<PQparameterStatus>("PQparameterStatus")(conn, paramName);
}
PGpipelineStatus PQpipelineStatus(const PGconn* conn) {
  return of_library<PQpipelineStatus>("PQpipelineStatus")(conn);
}
int PQpipelineSync(PGconn* conn) { return of_library<PQpipelineSync>("PQpipelineSync")(conn); }
PGresult* PQprepare(PGconn* conn, const char* stmtName, const char* query, int nParams,
                    const Oid* paramTypes) {
  return of_library<PQprepare>("PQprepare")(conn, stmtName, query, nParams, paramTypes);
}
int PQputCopyEnd(PGconn* conn, const char* errormsg) {
  return of_library<PQputCopyEnd>("PQputCopyEnd")(conn, errormsg);
}
char* PQresultErrorField(const PGresult* res, int fieldcode) {
  return of_library<PQresultErrorField>("PQresultErrorField")(res, fieldcode);
}
char* PQresultErrorMessage(const PGresult* res) {
  return of_library<PQresultErrorMessage>("PQresultErrorMessage")(res);
}
ExecStatusType PQresultStatus(const PGresult* res) {
  return of_library<PQresultStatus>("PQresultStatus")(res);
}
int PQsendFlushRequest(PGconn* conn) { return of_library<PQsendFlushRequest>("PQsendFlushRequest")(conn); }
int PQsendPrepare(PGconn* conn, const char* stmtName, const char* query, int nParams, const Oid* paramTypes) {
  return of_library<PQsendPrepare>("PQsendPrepare")(conn, stmtName, query, nParams, paramTypes);
}
int PQsendQuery(PGconn* conn, const char* query) {
  return of_library<PQsendQuery>("PQsendQuery")(conn, query);
}
int PQsendQueryParams(PGconn* conn, const char* command, int nParams, const Oid* paramTypes,
                      const char* const* paramValues, const int* paramLengths, const int* paramFormats,
                      int resultFormat) {
  return of_library<PQsendQueryParams>("PQsendQueryParams")(conn, command, nParams, paramTypes, paramValues,
                                                            paramLengths, paramFormats, resultFormat);
}
int PQsendQueryPrepared(PGconn* conn, const char* stmtName, int nParams, const char* const* paramValues,
                        const int* paramLengths, const int* paramFormats, int resultFormat) {
  return of_library<PQsendQueryPrepared>("PQsendQueryPrepared")(conn, stmtName, nParams, paramValues,
                                                                paramLengths, paramFormats, resultFormat);
}
int PQserverVersion(const PGconn* conn) { return of_library<PQserverVersion>("PQserverVersion")(conn); }
PQnoticeReceiver PQsetNoticeReceiver(PGconn* conn, PQnoticeReceiver proc, void* arg) {
  return of_library<PQsetNoticeReceiver>("PQsetNoticeReceiver")(conn, proc, arg);
}
int PQsetSingleRowMode(PGconn* conn) { return of_library<PQsetSingleRowMode>("PQsetSingleRowMode")(conn); }
int PQsetnonblocking(PGconn* conn, int arg) {
  return of_library<PQsetnonblocking>("PQsetnonblocking")(conn, arg);
}
int PQsocket(const PGconn* conn) { return of_library<PQsocket>("PQsocket")(conn); }
ConnStatusType PQstatus(const PGconn* conn) { return of_library<PQstatus>("PQstatus")(conn); }
PGTransactionStatusType PQtransactionStatus(const PGconn* conn) {
  return of_library<PQtransactionStatus>("PQtransactionStatus")(conn);
}
int lo_close(PGconn* conn, int fd) { return of_library<lo_close>("lo_close")(conn, fd); }
int lo_lseek(PGconn* conn, int fd, int offset, int whence) {
  return of_library<lo_lseek>("lo_lseek")(conn, fd, offset, whence);
}
int lo_open(PGconn* conn, Oid lobjId, int mode) { return of_library<lo_open>("lo_open")(conn, lobjId, mode); }
int lo_read(PGconn* conn, int fd, char* buf, size_t len) {
  return of_library<lo_read>("lo_read")(conn, fd, buf, len);
}
int lo_write(PGconn* conn, int fd, const char* buf, size_t len) {
  return of_library<lo_write>("lo_write")(conn, fd, buf, len);
}
} // extern "C"
