import Bytes

/// One of the two meta pages of LMDB's data file (format 1, 64 bits, in the byte order of the machine).
///
/// Offsets within the page, from mdb.c 0.9.24 (`MDB_page`, `MDB_meta`, `MDB_db`):
/// magic 16, version 20, map size 32, page size 40, root of the free list 80, root of the tables 128, last page 136,
/// transaction 144.
struct MetaPage {
  static let byteCount = 152

  let magic: UInt32
  let version: UInt32
  let mapSizeInBytes: Int
  let pageSizeInBytes: Int
  let freeRoot: UInt64
  let mainRoot: UInt64
  let lastPage: UInt64
  let transaction: UInt64

  /// Nil when there are too few bytes for a meta page.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= MetaPage.byteCount else { return nil }
    let page = bytes.rawBytes
    magic = page.loadNative(at: 16)
    version = page.loadNative(at: 20)
    mapSizeInBytes = Int(clamping: page.loadNative(UInt64.self, at: 32))
    pageSizeInBytes = Int(page.loadNative(UInt32.self, at: 40))
    freeRoot = page.loadNative(at: 80)
    mainRoot = page.loadNative(at: 128)
    lastPage = page.loadNative(at: 136)
    transaction = page.loadNative(at: 144)
  }

  var hasMagic: Bool { magic == 0xBEEF_C0DE }
  var hasVersion: Bool { version == 1 }

  /// LMDB takes the system's page size, at most 32 KiB.
  var hasSoundPageSize: Bool {
    (512...65536).contains(pageSizeInBytes) && pageSizeInBytes.nonzeroBitCount == 1
  }

  /// The number that stands for an empty tree.
  static let noPage = UInt64.max

  /// Whether the two trees start within the pages in use, and the pages fit into the address space.
  var hasSoundSizes: Bool {
    let isSound = { (root: UInt64) in root == MetaPage.noPage || (root >= 2 && root <= lastPage) }
    return isSound(freeRoot) && isSound(mainRoot) && lastPage >= 1 && lastPage < 1 << 32
      && (1...MapSize.maximumByteCount).contains(mapSizeInBytes)
  }
}
