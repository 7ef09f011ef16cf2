import Bytes
import FileSystem

/// The free list of a data file, read without mapping it.
///
/// A page that a transaction takes at the end of the file and gives back before its commit is never written: such a file
/// ends before its last page, and is whole. All the pages that are missing are in the free list then.
///
/// Offsets from mdb.c 0.9.24. Page: flags 10 (branch 1, leaf 2, overflow 4), end of the pointers 12, pointers from 16.
/// Node: size of the value, or number of the page below, 0 (with 4 for a page), flags 4 (value on overflow pages 1),
/// size of the key 6, key from 8.
struct FreePages {
  private let pageSize: Int
  private let limit: UInt64
  private let missing: ClosedRange<UInt64>
  private var found: Set<UInt64> = []

  /// Whether every page of the range is free according to the meta page. A list that cannot be read says no.
  static func hold(
    allFrom first: UInt64, through last: UInt64, of meta: MetaPage, in file: borrowing OpenedFile
  ) throws(LMDBError) -> Bool {
    guard meta.freeRoot != MetaPage.noPage, last - first < 1 << 24 else { return false }
    var pages = FreePages(pageSize: meta.pageSizeInBytes, limit: first, missing: first...last)
    guard try pages.walk(meta.freeRoot, depth: 0, in: file) else { return false }
    return pages.found.count == Int(last - first) + 1
  }

  private init(pageSize: Int, limit: UInt64, missing: ClosedRange<UInt64>) {
    self.pageSize = pageSize
    self.limit = limit
    self.missing = missing
  }

  private mutating func walk(_ number: UInt64, depth: Int, in file: borrowing OpenedFile) throws(LMDBError)
    -> Bool
  {
    guard number < limit, depth < 32 else { return false }
    let bytes = try withFiles { () throws(FileSystemError) in
      try file.bytes(at: Int(number) * pageSize, count: pageSize)
    }
    guard bytes.count == pageSize else { return false }
    let page = bytes.rawBytes
    let isBranch = page.loadNative(UInt16.self, at: 10) & 1 != 0
    let end = Int(page.loadNative(UInt16.self, at: 12))
    guard (16...pageSize).contains(end) else { return false }
    for pointer in stride(from: 16, to: end - 1, by: 2) {
      let node = Int(page.loadNative(UInt16.self, at: pointer))
      guard node + 8 <= pageSize else { return false }
      let low = UInt64(page.loadNative(UInt32.self, at: node))
      let flags = page.loadNative(UInt16.self, at: node + 4)
      if isBranch {
        guard try walk(low | UInt64(flags) << 32, depth: depth + 1, in: file) else { return false }
        continue
      }
      let start = node + 8 + Int(page.loadNative(UInt16.self, at: node + 6))
      if flags & 1 == 0 {
        guard start + Int(low) <= pageSize else { return false }
        collect(page.extracting(start..<start + Int(low)))
      } else {
        guard start + 8 <= pageSize else { return false }
        let overflow = page.loadNative(UInt64.self, at: start)
        guard overflow < limit else { return false }
        let list = try withFiles { () throws(FileSystemError) in
          try file.bytes(at: Int(overflow) * pageSize + 16, count: Int(low))
        }
        guard list.count == Int(low) else { return false }
        collect(list.rawBytes)
      }
    }
    return true
  }

  /// Takes the numbers of missing pages out of one list: a count, then as many page numbers.
  private mutating func collect(_ list: RawSpan) {
    guard list.byteCount >= 8 else { return }
    let count = min(Int(clamping: list.loadNative(UInt64.self, at: 0)), list.byteCount / 8 - 1)
    for index in 0..<count {
      let page = list.loadNative(UInt64.self, at: 8 + index * 8)
      if missing.contains(page) { found.insert(page) }
    }
  }
}
