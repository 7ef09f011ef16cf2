import Bytes
import LMDB
import TestSupport
import Testing

/// A write transaction keeps the cursors with which it looks up and puts; what changes a table in another way moves them.
@Suite("The cursors that a transaction keeps")
struct KeptCursorTests {
  let scratch = Scratch()

  private func key(_ number: Int) -> [UInt8] { Array("key-\(String(number, radix: 36))".utf8) }

  /// The last key before one, by the kept cursor.
  private func lastKey(before key: [UInt8], in transaction: borrowing WriteTransaction) throws -> [UInt8]? {
    var cursor = try transaction.keptCursor(in: words)
    let isAfter = try cursor.seek(atOrAfter: key.rawBytes)
    return try (isAfter ? cursor.previous() : cursor.last()) ? cursor.key.bytes() : nil
  }

  @Test("find what a dictionary finds, whatever is put and deleted between, in one transaction and the next")
  func seeded() throws {
    let store = try scratch.store(mapSizeInBytes: 64 << 20)
    var random = SplitMix64(seed: 24)
    var model: [[UInt8]: [UInt8]] = [:]
    var transaction = try store.beginWrite()
    for step in 0..<60_000 {
      let key = key(Int.random(in: 0..<20_000, using: &random))
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4:
        let value = [UInt8](repeating: UInt8(step % 251), count: Int.random(in: 0..<200, using: &random))
        model[key] = value
        try transaction.put(key: key, value: value, in: words)
      case 4..<6:
        #expect(try transaction.value(for: key.rawBytes, in: words)?.bytes() == model[key])
      case 6..<8:
        let isThere = model.removeValue(forKey: key) != nil
        #expect(try transaction.delete(key: key, in: words) == isThere)
      case 8 where step % 100 == 0:
        let last = model.keys.filter { $0.lexicographicallyPrecedes(key) }.max { $0.lexicographicallyPrecedes($1) }
        #expect(try lastKey(before: key, in: transaction) == last)
      default:
        let number = UInt64(step)
        try transaction.put(key: number, value: key, in: numbers, mode: .append)
        #expect(try transaction.value(for: number, in: numbers)?.bytes() == key)
      }
      if step % 9_001 == 9_000 { try transaction.restart() }
    }
    try transaction.commit()
    for (key, value) in model {
      #expect(try store.read { try $0.value(for: key.rawBytes, in: words)?.bytes() } == value)
    }
    #expect(try store.read { try $0.count(in: words) } == model.count)
  }
}
