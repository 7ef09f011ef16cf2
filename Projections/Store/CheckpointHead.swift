internal import Bytes
internal import Ledger

/// Which ledger, and how much of it, a checkpoint holds.
struct CheckpointHead: Equatable {
  let length: Int
  /// The root of the tree of those events.
  let root: [UInt8]

  init(length: Int, root: [UInt8]) {
    self.length = length
    self.root = root
  }

  init?(_ value: [UInt8], format: String) {
    let prefix = Array(format.utf8)
    guard value.count == prefix.count + 8 + TreeHash.byteCount, value.starts(with: prefix) else { return nil }
    let length: UInt64 = value.rawBytes.loadLittleEndian(at: prefix.count)
    guard let length = Int(exactly: length) else { return nil }
    self.length = length
    root = Array(value[(prefix.count + 8)...])
  }

  func bytes(format: String) -> [UInt8] {
    var bytes = Array(format.utf8)
    bytes.appendLittleEndian(UInt64(length))
    bytes.append(contentsOf: root)
    return bytes
  }

  /// Whether the ledger begins with these events.
  func fits(_ ledger: Ledger) throws -> Bool {
    try length >= 0 && length <= ledger.length && ledger.root(size: length) == root
  }
}
