#if canImport(Glibc)
  import Glibc
#endif

/// How many files and connections the process may have open at the same time.
package enum OpenFileLimit {
  /// Raises the limit as far as the system lets this user, and tells it.
  package static func raise() -> Int {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    // SAFETY (both): the calls read and fill the structure that they are given, for their own time.
    guard unsafe getrlimit(resource, &limit) == 0 else { return Int(FD_SETSIZE) }
    var raised = limit
    raised.rlim_cur = raised.rlim_max
    if unsafe setrlimit(resource, &raised) == 0 { limit = raised }
    return Int(clamping: limit.rlim_cur)
  }
}
