#if canImport(Glibc)
  import Glibc
#endif

/// How many files and connections the process may have open at the same time.
package enum OpenFileLimit {
  /// Raises the limit as far as the system lets this user, and tells it.
  package static func raise() -> Int {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    // SAFETY: getrlimit(2) fills the structure that it is given, for the time of the call.
    guard unsafe getrlimit(resource, &limit) == 0 else { return Int(FD_SETSIZE) }
    var raised = limit
    raised.rlim_cur = raised.rlim_max
    // SAFETY: setrlimit(2) reads the structure that it is given, for the time of the call.
    if unsafe setrlimit(resource, &raised) == 0 { limit = raised }
    return Int(clamping: limit.rlim_cur)
  }
}
