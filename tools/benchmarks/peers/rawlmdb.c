// The limit: what LMDB and a hash alone cost.
//   rawlmdb scan JOURNAL                      hashes each value of the events (SHA-256)
//   rawlmdb put JOURNAL NEW BATCH FROM COUNT  puts the events from FROM on, with their keys, subjects and hashes, into
//                                             a new store, in the order of their sequences, BATCH to a durable commit
#include <lmdb.h>
#include <openssl/evp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define CHECK(call)                                              \
  do {                                                           \
    int code_ = (call);                                          \
    if (code_) {                                                 \
      fprintf(stderr, "%s: %s\n", #call, mdb_strerror(code_));   \
      exit(1);                                                   \
    }                                                            \
  } while (0)

enum { TILE = 256 * 32 };

typedef struct {
  MDB_val key, value;
} Entry;

typedef struct {
  MDB_env *store;
  MDB_txn *transaction;
  MDB_dbi events, keys, subjects, tree;
} Tables;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static Tables openTables(const char *folder, unsigned flags, unsigned create) {
  Tables t;
  CHECK(mdb_env_create(&t.store));
  CHECK(mdb_env_set_maxdbs(t.store, 16));
  if (create) CHECK(mdb_env_set_mapsize(t.store, (size_t)1 << 36));
  CHECK(mdb_env_open(t.store, folder, flags, 0644));
  CHECK(mdb_txn_begin(t.store, 0, flags, &t.transaction));
  CHECK(mdb_dbi_open(t.transaction, "events", MDB_INTEGERKEY | create, &t.events));
  CHECK(mdb_dbi_open(t.transaction, "keys", create, &t.keys));
  CHECK(mdb_dbi_open(t.transaction, "subjects", create, &t.subjects));
  CHECK(mdb_dbi_open(t.transaction, "tree", MDB_INTEGERKEY | create, &t.tree));
  return t;
}

static void scan(Tables t) {
  MDB_cursor *cursor;
  MDB_val key, value;
  size_t count = 0, bytes = 0;
  unsigned char hash[EVP_MAX_MD_SIZE], sum = 0;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  const EVP_MD *sha256 = EVP_sha256();
  double start = now();
  CHECK(mdb_cursor_open(t.transaction, t.events, &cursor));
  while (!mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) {
    EVP_DigestInit_ex(context, sha256, 0);
    EVP_DigestUpdate(context, value.mv_data, value.mv_size);
    EVP_DigestFinal_ex(context, hash, 0);
    sum ^= hash[0];
    count++, bytes += value.mv_size;
  }
  printf("{\"seconds\": %f, \"count\": %zu, \"bytes\": %zu, \"sum\": %d}\n", now() - start, count, bytes, sum);
}

// The entries of the three tables, in the order of the sequences.
static void collect(Tables t, size_t all, Entry *events, Entry *keys, Entry *subjects) {
  MDB_cursor *cursor;
  MDB_val key, value;
  uint64_t sequence;
  CHECK(mdb_cursor_open(t.transaction, t.events, &cursor));
  for (size_t i = 0; !mdb_cursor_get(cursor, &key, &value, MDB_NEXT); i++) events[i] = (Entry){key, value};
  CHECK(mdb_cursor_open(t.transaction, t.keys, &cursor));
  while (!mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) {
    memcpy(&sequence, value.mv_data, 8);
    if (sequence < all) keys[sequence] = (Entry){key, value};
  }
  CHECK(mdb_cursor_open(t.transaction, t.subjects, &cursor));
  while (!mdb_cursor_get(cursor, &key, &value, MDB_NEXT)) {
    memcpy(&sequence, (char *)key.mv_data + key.mv_size - 8, 8);
    sequence = __builtin_bswap64(sequence);
    if (sequence < all) subjects[sequence] = (Entry){key, value};
  }
}

static void put(Tables from, const char *folder, size_t batch, size_t first, size_t count) {
  MDB_stat stat;
  CHECK(mdb_stat(from.transaction, from.events, &stat));
  size_t all = stat.ms_entries, end = first + count < all ? first + count : all;
  Entry *events = calloc(all, sizeof *events), *keys = calloc(all, sizeof *keys);
  Entry *subjects = calloc(all, sizeof *subjects);
  collect(from, all, events, keys, subjects);
  volatile uint8_t touched = 0;
  for (size_t i = first; i < end; i++)
    touched += *(uint8_t *)events[i].value.mv_data + *(uint8_t *)keys[i].key.mv_data +
               *(uint8_t *)subjects[i].key.mv_data;
  Tables to = openTables(folder, 0, MDB_CREATE);
  CHECK(mdb_txn_commit(to.transaction));
  static uint8_t tile[TILE];
  double start = now();
  for (size_t i = first; i < end; i += batch) {
    CHECK(mdb_txn_begin(to.store, 0, 0, &to.transaction));
    size_t last = i + batch < end ? i + batch : end;
    for (size_t j = i; j < last; j++) {
      CHECK(mdb_put(to.transaction, to.events, &events[j].key, &events[j].value, MDB_APPEND));
      CHECK(mdb_put(to.transaction, to.keys, &keys[j].key, &keys[j].value, 0));
      CHECK(mdb_put(to.transaction, to.subjects, &subjects[j].key, &subjects[j].value, 0));
      if (j % 256 != 255 && j + 1 != last) continue;
      uint64_t index = j >> 8;
      MDB_val key = {8, &index}, value = {(j % 256 + 1) * 32, tile};
      CHECK(mdb_put(to.transaction, to.tree, &key, &value, 0));
    }
    CHECK(mdb_txn_commit(to.transaction));
  }
  printf("{\"seconds\": %f, \"count\": %zu}\n", now() - start, end - first);
}

int main(int count, char **words) {
  if (count == 3 && !strcmp(words[1], "scan")) {
    scan(openTables(words[2], MDB_RDONLY, 0));
  } else if (count == 7 && !strcmp(words[1], "put")) {
    put(openTables(words[2], MDB_RDONLY, 0), words[3], atol(words[4]), atol(words[5]), atol(words[6]));
  } else {
    fprintf(stderr, "rawlmdb scan JOURNAL | rawlmdb put JOURNAL NEW BATCH FROM COUNT\n");
    return 64;
  }
}
