#include <sys/ioctl.h>
#include <unistd.h>

/// The columns of the terminal that standard output is; 0 where it is none, or does not say.
static inline int terminal_columns(void) {
  struct winsize size;
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}
