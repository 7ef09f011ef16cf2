// Stands between a process and the system (LD_PRELOAD), for the files of one folder: tells what was done to them in a
// file of records, and lets one call fail, or be the last.
//
//   INTERPOSER_ROOT   the folder, an absolute path; nothing outside it is looked at but standard output
//   INTERPOSER_TRACE  the file that records are appended to
//   INTERPOSER_FAULT  kind:number:error:lasts: the call of that kind (0: of any) with that number, from 1, fails with an
//                     error (errno; -1: the process is killed before the call; -2: half of a write is done), and where
//                     `lasts` is 1 all later ones of the kind do too
//
// Everything is done by system calls of its own, so that nothing here meets itself.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind {
  kind_write = 1, kind_sync, kind_truncate, kind_create, kind_rename, kind_remove, kind_folder, kind_open, kind_map,
  kind_told, kind_allocate, kind_unknown, kind_count
};

/// Of a write: it is on the disk when the call returns (O_DSYNC). Of a map: what is written to it reaches the file.
enum { flag_synced = 1, flag_shared = 2 };

struct record {
  uint32_t kind, flags;
  /// The inodes of the file and of the folders that the names are in.
  uint64_t node, folder, other_folder;
  uint64_t offset, length;
  uint32_t name_length, other_name_length;
  uint64_t data_length;
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static int trace = -1;
static long counts[kind_count], all_calls;
static long fault_kind = -1, fault_number, fault_error, fault_lasts;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("INTERPOSER_ROOT"), *file = getenv("INTERPOSER_TRACE"), *fault = getenv("INTERPOSER_FAULT");
  if (!path || strlen(path) >= sizeof root) return;
  strcpy(root, path);
  if (file) trace = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fault && sscanf(fault, "%ld:%ld:%ld:%ld", &fault_kind, &fault_number, &fault_error, &fault_lasts) != 4) abort();
  // A process that this one starts is another one's.
  unsetenv("LD_PRELOAD");
}

static int is_inside(const char *path) {
  size_t length = strlen(root);
  return length && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int is_ours(int descriptor) {
  char link[64], path[PATH_MAX];
  if (!*root || descriptor < 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_inside(path);
}

/// The path as a whole, where it is of the folder.
static int is_our_path(int folder, const char *path, char whole[PATH_MAX]) {
  if (!*root || !path) return 0;
  if (path[0] == '/') {
    snprintf(whole, PATH_MAX, "%s", path);
  } else {
    char link[64];
    snprintf(link, sizeof link, folder == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", folder);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, whole, PATH_MAX - 1);
    if (length < 0) return 0;
    snprintf(whole + length, PATH_MAX - length, "/%s", path);
  }
  return is_inside(whole);
}

static uint64_t node_of(const char *path) {
  struct stat status;
  return syscall(SYS_newfstatat, AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status.st_ino : 0;
}

static uint64_t node_of_descriptor(int descriptor) {
  struct stat status;
  return syscall(SYS_fstat, descriptor, &status) == 0 ? status.st_ino : 0;
}

static uint64_t folder_of(const char *path) {
  char above[PATH_MAX];
  snprintf(above, sizeof above, "%s", path);
  char *slash = strrchr(above, '/');
  if (!slash) return 0;
  *slash = 0;
  return node_of(above);
}

static const char *name_of(const char *path) { return strrchr(path, '/') + 1; }

static void tell(struct record record, const char *name, const char *other_name, const struct iovec *data, int count) {
  if (trace < 0) return;
  struct iovec parts[3 + IOV_MAX];
  record.name_length = name ? strlen(name) : 0;
  record.other_name_length = other_name ? strlen(other_name) : 0;
  parts[0] = (struct iovec){&record, sizeof record};
  parts[1] = (struct iovec){(char *)name, record.name_length};
  parts[2] = (struct iovec){(char *)other_name, record.other_name_length};
  uint64_t left = record.data_length;
  int used = 3;
  for (int index = 0; index < count && left && used < IOV_MAX; index++, used++) {
    size_t length = data[index].iov_len < left ? data[index].iov_len : left;
    parts[used] = (struct iovec){data[index].iov_base, length};
    left -= length;
  }
  if (left || syscall(SYS_writev, trace, parts, used) < 0) abort();
}

/// Counts a call that is about to be made. Zero where it is to be made, else the error; -2 for half a write.
static long fault(enum kind kind) {
  long number = ++counts[kind], any = ++all_calls;
  long of = fault_kind == 0 ? any : fault_kind == kind ? number : 0;
  if (of == 0 || (of != fault_number && !(fault_lasts && of > fault_number))) return 0;
  if (fault_error == -1) syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
  if (fault_error > 0) errno = fault_error;
  return fault_error;
}

// MARK: Contents

static ssize_t write_parts(int descriptor, const struct iovec *data, int count, int64_t offset) {
  int is_told = *root && descriptor == STDOUT_FILENO;
  if (!is_told && !is_ours(descriptor))
    return offset < 0 ? syscall(SYS_writev, descriptor, data, count)
                      : syscall(SYS_pwritev, descriptor, data, count, offset, 0);
  pthread_mutex_lock(&mutex);
  struct record record = {.kind = is_told ? kind_told : kind_write, .node = node_of_descriptor(descriptor)};
  int64_t place = offset;
  if (place < 0) place = syscall(SYS_lseek, descriptor, 0, SEEK_CUR);
  long flags = syscall(SYS_fcntl, descriptor, F_GETFL);
  if (flags & O_APPEND) {
    struct stat status;
    if (syscall(SYS_fstat, descriptor, &status) == 0) place = status.st_size;
  }
  if (flags & O_DSYNC) record.flags = flag_synced;
  ssize_t done = -1;
  long error = fault(record.kind);
  if (error == -2) {
    struct iovec half = {data[0].iov_base, data[0].iov_len / 2};
    done = offset < 0 ? syscall(SYS_writev, descriptor, &half, 1)
                      : syscall(SYS_pwritev, descriptor, &half, 1, offset, 0);
  } else if (error == 0) {
    done = offset < 0 ? syscall(SYS_writev, descriptor, data, count)
                      : syscall(SYS_pwritev, descriptor, data, count, offset, 0);
  }
  int number = errno;
  if (done > 0) {
    record.offset = place;
    record.length = record.data_length = done;
    tell(record, NULL, NULL, data, count);
  }
  pthread_mutex_unlock(&mutex);
  errno = number;
  return done;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  struct iovec data = {(void *)bytes, count};
  return write_parts(descriptor, &data, 1, -1);
}
ssize_t writev(int descriptor, const struct iovec *data, int count) { return write_parts(descriptor, data, count, -1); }
ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  struct iovec data = {(void *)bytes, count};
  return write_parts(descriptor, &data, 1, offset);
}
ssize_t pwritev(int descriptor, const struct iovec *data, int count, off_t offset) {
  return write_parts(descriptor, data, count, offset);
}
ssize_t pwrite64(int, const void *, size_t, off_t) __attribute__((alias("pwrite")));
ssize_t pwritev64(int, const struct iovec *, int, off_t) __attribute__((alias("pwritev")));

/// What is done to an open file by one system call.
static long change(int descriptor, struct record record, long number, long first, long second, long third) {
  if (!is_ours(descriptor)) return syscall(number, descriptor, first, second, third);
  pthread_mutex_lock(&mutex);
  record.node = node_of_descriptor(descriptor);
  long done = fault(record.kind) ? -1 : syscall(number, descriptor, first, second, third);
  int error = errno;
  if (done == 0) tell(record, NULL, NULL, NULL, 0);
  pthread_mutex_unlock(&mutex);
  errno = error;
  return done;
}

int fsync(int descriptor) { return change(descriptor, (struct record){.kind = kind_sync}, SYS_fsync, 0, 0, 0); }
int fdatasync(int descriptor) { return change(descriptor, (struct record){.kind = kind_sync}, SYS_fdatasync, 0, 0, 0); }
int ftruncate(int descriptor, off_t length) {
  return change(descriptor, (struct record){.kind = kind_truncate, .length = length}, SYS_ftruncate, length, 0, 0);
}
int ftruncate64(int, off_t) __attribute__((alias("ftruncate")));
int posix_fallocate(int descriptor, off_t offset, off_t length) {
  struct record record = {.kind = kind_allocate, .offset = offset, .length = length};
  return change(descriptor, record, SYS_fallocate, 0, offset, length) == 0 ? 0 : errno;
}
int posix_fallocate64(int, off_t, off_t) __attribute__((alias("posix_fallocate")));

void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset) {
  if (flags & MAP_ANONYMOUS || !is_ours(descriptor))
    return (void *)syscall(SYS_mmap, address, length, protection, flags, descriptor, offset);
  pthread_mutex_lock(&mutex);
  struct record record = {.kind = kind_map, .node = node_of_descriptor(descriptor), .length = length};
  if ((flags & MAP_SHARED) && (protection & PROT_WRITE)) record.flags = flag_shared;
  void *done = MAP_FAILED;
  if (fault(kind_map) == 0) done = (void *)syscall(SYS_mmap, address, length, protection, flags, descriptor, offset);
  int error = errno;
  tell(record, NULL, NULL, NULL, 0);
  pthread_mutex_unlock(&mutex);
  errno = error;
  return done;
}
void *mmap64(void *, size_t, int, int, int, off_t) __attribute__((alias("mmap")));

/// Ways of changing a file that no harness knows: the process does not go on.
static long unknown(int descriptor, long number, long a, long b, long c, long d, long e) {
  if (is_ours(descriptor)) tell((struct record){.kind = kind_unknown}, NULL, NULL, NULL, 0);
  return syscall(number, descriptor, a, b, c, d, e);
}
ssize_t copy_file_range(int from, off_t *start, int to, off_t *end, size_t length, unsigned flags) {
  if (is_ours(to)) tell((struct record){.kind = kind_unknown}, NULL, NULL, NULL, 0);
  return syscall(SYS_copy_file_range, from, start, to, end, length, flags);
}
ssize_t sendfile(int to, int from, off_t *offset, size_t count) {
  return unknown(to, SYS_sendfile, from, (long)offset, count, 0, 0);
}
ssize_t sendfile64(int, int, off_t *, size_t) __attribute__((alias("sendfile")));

// MARK: Names

static int open_path(int folder, const char *path, int flags, mode_t mode) {
  char whole[PATH_MAX];
  if (!is_our_path(folder, path, whole)) return syscall(SYS_openat, folder, path, flags, mode);
  pthread_mutex_lock(&mutex);
  int is_new = (flags & O_CREAT) && node_of(whole) == 0;
  int done = fault(kind_open) ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
  int error = errno;
  struct record record = {.kind = kind_open};
  tell(record, NULL, NULL, NULL, 0);
  if (done >= 0 && is_new) {
    record = (struct record){.kind = kind_create, .node = node_of_descriptor(done), .folder = folder_of(whole)};
    tell(record, name_of(whole), NULL, NULL, 0);
  } else if (done >= 0 && (flags & O_TRUNC)) {
    record = (struct record){.kind = kind_truncate, .node = node_of_descriptor(done)};
    tell(record, NULL, NULL, NULL, 0);
  }
  pthread_mutex_unlock(&mutex);
  errno = error;
  return done;
}

#define MODE(last)                                \
  mode_t mode = 0;                                \
  if (flags & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY))) { \
    va_list rest;                                 \
    va_start(rest, last);                         \
    mode = va_arg(rest, mode_t);                  \
    va_end(rest);                                 \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  return open_path(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
  MODE(flags)
  return open_path(folder, path, flags, mode);
}
int open64(const char *, int, ...) __attribute__((alias("open")));
int openat64(int, const char *, int, ...) __attribute__((alias("openat")));

int mkdirat(int folder, const char *path, mode_t mode) {
  char whole[PATH_MAX];
  if (!is_our_path(folder, path, whole)) return syscall(SYS_mkdirat, folder, path, mode);
  pthread_mutex_lock(&mutex);
  struct record record = {.kind = kind_folder, .folder = folder_of(whole)};
  int done = fault(kind_folder) ? -1 : (int)syscall(SYS_mkdirat, folder, path, mode);
  int error = errno;
  record.node = node_of(whole);
  if (done == 0) tell(record, name_of(whole), NULL, NULL, 0);
  pthread_mutex_unlock(&mutex);
  errno = error;
  return done;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int unlinkat(int folder, const char *path, int flags) {
  char whole[PATH_MAX];
  if (!is_our_path(folder, path, whole)) return syscall(SYS_unlinkat, folder, path, flags);
  pthread_mutex_lock(&mutex);
  struct record record = {.kind = kind_remove, .node = node_of(whole), .folder = folder_of(whole)};
  int done = fault(kind_remove) ? -1 : (int)syscall(SYS_unlinkat, folder, path, flags);
  int error = errno;
  if (done == 0) tell(record, name_of(whole), NULL, NULL, 0);
  pthread_mutex_unlock(&mutex);
  errno = error;
  return done;
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int renameat(int folder, const char *path, int other_folder, const char *other_path) {
  char whole[PATH_MAX], other[PATH_MAX];
  if (!is_our_path(folder, path, whole) || !is_our_path(other_folder, other_path, other))
    return syscall(SYS_renameat, folder, path, other_folder, other_path);
  pthread_mutex_lock(&mutex);
  struct record record = {.kind = kind_rename, .node = node_of(whole)};
  record.folder = folder_of(whole);
  record.other_folder = folder_of(other);
  int done = fault(kind_rename) ? -1 : (int)syscall(SYS_renameat, folder, path, other_folder, other_path);
  int error = errno;
  if (done == 0) tell(record, name_of(whole), name_of(other), NULL, 0);
  pthread_mutex_unlock(&mutex);
  errno = error;
  return done;
}
int rename(const char *path, const char *other) { return renameat(AT_FDCWD, path, AT_FDCWD, other); }
