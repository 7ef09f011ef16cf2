// The part of libpq that is used here, as libpq-fe.h has it since PostgreSQL 14. It is declared rather than included, so that
// everything compiles where libpq is not installed; only what is built with the trait SharedJournal is linked with it.

#include <stddef.h>

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef void (*PQnoticeReceiver)(void *argument, const PGresult *result);

typedef struct {
  char *keyword;
  char *environment;
  char *compiled;
  char *value;
  char *label;
  char *display;
  int size;
} PQconninfoOption;

enum { PQ_CONNECTION_OK = 0, PQ_CONNECTION_BAD = 1 };
enum { PQ_POLLING_FAILED = 0, PQ_POLLING_READING = 1, PQ_POLLING_WRITING = 2, PQ_POLLING_OK = 3 };
enum { PQ_COMMAND_OK = 1, PQ_TUPLES_OK = 2, PQ_SINGLE_TUPLE = 9, PQ_PIPELINE_SYNC = 10 };
enum { PQ_FIELD_SEVERITY = 'V', PQ_FIELD_SQLSTATE = 'C', PQ_FIELD_MESSAGE = 'M' };

extern PQconninfoOption *PQconninfoParse(const char *text, char **message);
extern PQconninfoOption *PQconndefaults(void);
extern void PQconninfoFree(PQconninfoOption *options);

extern PGconn *PQconnectStartParams(const char *const *keywords, const char *const *values, int expand);
extern int PQconnectPoll(PGconn *connection);
extern void PQfinish(PGconn *connection);
extern int PQstatus(const PGconn *connection);
extern int PQsocket(const PGconn *connection);
extern char *PQerrorMessage(const PGconn *connection);
extern int PQsetnonblocking(PGconn *connection, int isOn);
extern PQnoticeReceiver PQsetNoticeReceiver(PGconn *connection, PQnoticeReceiver receiver, void *argument);

extern int PQsendQueryParams(
    PGconn *connection, const char *query, int count, const unsigned int *types, const char *const *values,
    const int *lengths, const int *formats, int resultFormat);
extern int PQsendPrepare(
    PGconn *connection, const char *name, const char *query, int count, const unsigned int *types);
extern int PQsendQueryPrepared(
    PGconn *connection, const char *name, int count, const char *const *values, const int *lengths, const int *formats,
    int resultFormat);
extern int PQsetSingleRowMode(PGconn *connection);
extern int PQenterPipelineMode(PGconn *connection);
extern int PQexitPipelineMode(PGconn *connection);
extern int PQpipelineSync(PGconn *connection);
extern int PQflush(PGconn *connection);
extern int PQconsumeInput(PGconn *connection);
extern int PQisBusy(PGconn *connection);
extern PGresult *PQgetResult(PGconn *connection);
extern void *PQnotifies(PGconn *connection);
extern void PQfreemem(void *memory);

extern int PQresultStatus(const PGresult *result);
extern char *PQresultErrorField(const PGresult *result, int field);
extern int PQntuples(const PGresult *result);
extern int PQnfields(const PGresult *result);
extern char *PQgetvalue(const PGresult *result, int row, int column);
extern int PQgetlength(const PGresult *result, int row, int column);
extern int PQgetisnull(const PGresult *result, int row, int column);
extern void PQclear(PGresult *result);

/// Counts warnings in the number that `argument` is the place of. Notices that are none say nothing of what was done.
static inline void count_warning(void *argument, const PGresult *result) {
  const char *severity = PQresultErrorField(result, PQ_FIELD_SEVERITY);
  if (severity != NULL && severity[0] == 'W') *(int *)argument += 1;
}

static inline void count_warnings(PGconn *connection, int *count) {
  PQsetNoticeReceiver(connection, count_warning, count);
}

/// Takes a notification that has come; 0 where there is none.
static inline int take_notification(PGconn *connection) {
  void *notification = PQnotifies(connection);
  if (notification == NULL) return 0;
  PQfreemem(notification);
  return 1;
}
