#if canImport(Glibc)
  import Glibc
#endif

/// How large a map can be.
enum MapSize {
  /// What fits into the address space of a process.
  static let maximumByteCount = 1 << 47

  /// A size rounded up to the system's pages, as LMDB wants its map.
  static func wholePages(_ byteCount: Int) -> Int {
    precondition(
      (1...maximumByteCount).contains(byteCount), "a map has a size that fits into the address space")
    let page = sysconf(Int32(_SC_PAGESIZE))
    return (byteCount + page - 1) / page * page
  }
}
