#include <sys/ioctl.h>
#include <unistd.h>

/// The columns of the terminal that standard output is; 0 where it is none, or does not say.
static inline int terminal_columns(void) {
  struct winsize size;
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

#include <signal.h>
#include <string.h>

/// Says that the process was stopped where it read a file that is mapped, and ends it with status 1. Only calls that
/// a handler may make.
static inline void end_at_unreadable_page(int number) {
  static const char text[] =
      "The program was stopped where it read the ledger's file: pages of it contradict each other or are gone. "
      "Run verify, which says what to do.\n";
  ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);
  (void)written;
  (void)number;
  _exit(1);
}

/// From here on a damaged page that ends the process (a segmentation fault, a bus error, LMDB's own check) is said.
static inline void say_unreadable_pages(void) {
  static char stack[65536];
  stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&other, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = end_at_unreadable_page;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND;
  sigaction(SIGSEGV, &action, NULL);
  sigaction(SIGBUS, &action, NULL);
  sigaction(SIGABRT, &action, NULL);
}
