internal import LMDB

/// How much of a batch one transaction holds: its changed pages are private memory until the commit.
struct PartLimits: Sendable {
  /// Events, and bytes of events, after which a part is committed.
  var eventCount: Int
  var byteCount: Int

  static let standard = PartLimits(eventCount: 1 << 16, byteCount: 48 << 20)

  /// The map that a part needs when too little of it is free: the part's bytes twice, and for every event a page of
  /// each table whose keys come in no order, with the pages above. A map costs address space only.
  func wantedMapSize(of store: Store) -> Int? {
    let part = 2 * byteCount + eventCount * 3 * 4096
    guard store.mapSizeInBytes - store.usedSizeInBytes < part else { return nil }
    return max(store.mapSizeInBytes * 2, store.usedSizeInBytes + 2 * part)
  }

  func makeRoom(in store: Store) throws {
    if let size = wantedMapSize(of: store) { try store.grow(toAtLeast: size) }
  }
}
