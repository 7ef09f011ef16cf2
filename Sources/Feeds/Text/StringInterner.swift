/// Gives every distinct text of a file one `String`, so that a text repeated in many rows is made once.
struct StringInterner {
  private struct Entry {
    var hash: UInt64
    var range: Range<Int>
    var text: String
  }

  private var entries: [Entry] = []
  /// Open addressing: an index into `entries` plus one, 0 for a free slot; a power of two long.
  private var slots = [Int32](repeating: 0, count: 1 << 10)

  /// The text in a range of the file's bytes, which are UTF-8 and the same at every call.
  mutating func text(_ range: Range<Int>, of bytes: [UInt8]) -> String {
    let span = bytes.span.extracting(range)
    let hash = span.hash64
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash && StringInterner.isEqual(span, bytes.span.extracting(entry.range)) {
        return entry.text
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let text = String(decoding: bytes[range], as: UTF8.self)
    entries.append(Entry(hash: hash, range: range, text: text))
    slots[slot] = Int32(entries.count)
    if entries.count * 2 > slots.count { grow() }
    return text
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash ^ entry.hash >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index + 1)
    }
  }

  private static func isEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }
}
