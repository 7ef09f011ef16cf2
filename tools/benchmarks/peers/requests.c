// Sends HTTP requests to 127.0.0.1 over connections that stay open, one at a time on each, and prints what that took:
//   requests PORT CONNECTIONS SECONDS get FILE [TOKEN]       the paths of FILE, a line each, until SECONDS are over or,
//                                                            where SECONDS is 0, each once
//   requests PORT CONNECTIONS SECONDS post PREFIX TOKEN      an event a request, whose ids begin with PREFIX; one
//                                                            event in all where SECONDS is 0
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ROOM = 1 << 16, MAXIMUM_TIMES = 1 << 22 };

typedef struct {
  int socket;
  size_t used, wanted;  // bytes of the answer that are here, and that its head says there are (0: not yet known)
  int status, isChunked;
  double start;
  char bytes[ROOM];
  char tail[8];
} Connection;

static char **paths;
static size_t pathCount, sent, answered, failed, timeCount;
static int port, isPost, sampleStatus;
static const char *prefix, *token;
static double *times;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static void readPaths(const char *file) {
  FILE *in = fopen(file, "r");
  if (!in) perror(file), exit(66);
  char line[4096];
  while (fgets(line, sizeof line, in)) {
    line[strcspn(line, "\n")] = 0;
    paths = realloc(paths, (pathCount + 1) * sizeof *paths);
    paths[pathCount++] = strdup(line);
  }
  fclose(in);
}

static void ask(Connection *c) {
  char request[8192], body[1024], authorization[256] = "";
  if (token) snprintf(authorization, sizeof authorization, "Authorization: Bearer %s\r\n", token);
  size_t number = sent++;
  int length;
  if (isPost) {
    int bytes = snprintf(
        body, sizeof body,
        "{\"specversion\":\"1.0\",\"id\":\"%s/%09zu\",\"source\":\"bench\",\"type\":\"crime.recorded\","
        "\"subject\":\"bench/%s/%09zu\",\"data\":{\"offence\":\"burglary/residential\",\"date\":\"2021-01-03\","
        "\"area\":\"E07000130\"}}",
        prefix, number, prefix, number);
    length = snprintf(
        request, sizeof request,
        "POST /events HTTP/1.1\r\nHost: localhost:%d\r\n%sContent-Type: application/cloudevents+json\r\n"
        "Content-Length: %d\r\n\r\n%s",
        port, authorization, bytes, body);
  } else {
    length = snprintf(
        request, sizeof request, "GET %s HTTP/1.1\r\nHost: localhost:%d\r\n%s\r\n", paths[number % pathCount], port,
        authorization);
  }
  c->used = c->wanted = c->isChunked = 0;
  c->start = now();
  if (send(c->socket, request, length, MSG_NOSIGNAL) != length) perror("send"), exit(1);
}

// What has come of an answer; whether it is whole. Of a body only its length and its end are looked at.
static int receive(Connection *c) {
  int isHead = c->wanted == 0 && !c->isChunked;
  char *into = isHead ? c->bytes + c->used : c->bytes;
  ssize_t count = recv(c->socket, into, isHead ? ROOM - 1 - c->used : ROOM - 1, 0);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
  if (count <= 0) fprintf(stderr, "a connection was closed before its answer was whole\n"), exit(1);
  c->used += count;
  for (ssize_t i = count > 8 ? count - 8 : 0; i < count; i++) {
    memmove(c->tail, c->tail + 1, 7);
    c->tail[7] = into[i];
  }
  if (isHead) {
    c->bytes[c->used] = 0;
    char *end = strstr(c->bytes, "\r\n\r\n");
    if (!end) return 0;
    c->status = atoi(c->bytes + 9);
    char *length = strcasestr(c->bytes, "\r\ncontent-length:");
    if (length && length < end) {
      c->wanted = end + 4 - c->bytes + atol(length + 17);
    } else {
      c->isChunked = 1;
    }
  }
  return c->isChunked ? !memcmp(c->tail + 1, "\r\n0\r\n\r\n", 7) : c->used >= c->wanted;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int wordCount, char **words) {
  if (wordCount < 6) {
    fprintf(stderr, "requests PORT CONNECTIONS SECONDS get FILE [TOKEN] | post PREFIX TOKEN\n");
    return 64;
  }
  port = atoi(words[1]);
  int connectionCount = atoi(words[2]);
  double seconds = atof(words[3]);
  isPost = !strcmp(words[4], "post");
  token = wordCount > 6 ? words[6] : 0;
  if (isPost) prefix = words[5], pathCount = 1; else readPaths(words[5]);
  times = malloc(MAXIMUM_TIMES * sizeof *times);
  Connection *connections = calloc(connectionCount, sizeof *connections);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
  int queue = epoll_create1(0), one = 1, open = connectionCount;
  for (int i = 0; i < connectionCount; i++) {
    Connection *c = connections + i;
    c->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(c->socket, (struct sockaddr *)&address, sizeof address)) perror("connect"), exit(1);
    setsockopt(c->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    epoll_ctl(queue, EPOLL_CTL_ADD, c->socket, &event);
  }
  double start = now();
  for (int i = 0; i < connectionCount; i++) {
    if (seconds == 0 && sent >= pathCount) open--; else ask(connections + i);
  }
  while (open > 0) {
    struct epoll_event events[64];
    int count = epoll_wait(queue, events, 64, 60000);
    if (count == 0) fprintf(stderr, "no answer came for a minute\n"), exit(1);
    for (int i = 0; i < count; i++) {
      Connection *c = events[i].data.ptr;
      if (!receive(c)) continue;
      double end = now();
      answered++;
      if (c->status / 100 != 2) failed++, sampleStatus = c->status;
      if (timeCount < MAXIMUM_TIMES) times[timeCount++] = end - c->start;
      if (seconds > 0 ? end - start >= seconds : sent >= pathCount) open--; else ask(c);
    }
  }
  double took = now() - start;
  qsort(times, timeCount, sizeof *times, ascending);
  printf(
      "{\"count\": %zu, \"seconds\": %f, \"failed\": %zu, \"status\": %d, \"median\": %f, \"slowest\": %f}\n", answered,
      took, failed, sampleStatus, times[timeCount / 2], times[timeCount - 1]);
}
