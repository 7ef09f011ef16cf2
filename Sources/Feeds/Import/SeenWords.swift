internal import Events

/// Words that were looked up, each with what came of it. To ask for one again makes no text of it.
struct SeenWords {
  private struct Entry {
    var hash: UInt64
    var field: KnownWords.Field
    /// Where the word stands in `bytes`.
    var range: Range<Int>
    var verdict: Int
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Open addressing: an index into `entries` plus one, 0 for a free slot; a power of two long.
  private var slots = [Int32](repeating: 0, count: 64)

  /// What came of a word; nil where it was not looked up.
  func verdict(_ word: ArraySlice<UInt8>, _ field: KnownWords.Field) -> Int? {
    let hash = SeenWords.hash(word, field)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, entry.field == field, bytes[entry.range] == word { return entry.verdict }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Keeps what came of a word that was not looked up before.
  mutating func insert(_ word: ArraySlice<UInt8>, _ field: KnownWords.Field, verdict: Int) {
    let start = bytes.count
    bytes.append(contentsOf: word)
    entries.append(
      Entry(hash: SeenWords.hash(word, field), field: field, range: start..<bytes.count, verdict: verdict))
    if entries.count * 2 <= slots.count { return place(entries.count - 1) }
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for index in entries.indices { place(index) }
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: entries[index].hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index + 1)
  }

  /// FNV-1a.
  private static func hash(_ word: ArraySlice<UInt8>, _ field: KnownWords.Field) -> UInt64 {
    var hash = start(field)
    for byte in word { hash = (hash ^ UInt64(byte)) &* prime }
    return hash ^ hash >> 32
  }

  private static let prime: UInt64 = 0x100_0000_01B3

  /// The hash of no word: another one for each field.
  private static func start(_ field: KnownWords.Field) -> UInt64 {
    let number: UInt64 =
      switch field {
      case .offence: 0
      case .flags: 1
      case .category: 2
      case .service: 3
      case .cohort: 4
      case .cause: 5
      case .geography: 6
      case .population: 7
      case .feed: 8
      case .indicator: 9
      case .attribute: 10
      case .source: 11
      case .attributeValue(let name): name.utf8.reduce(12) { ($0 ^ UInt64($1)) &* prime }
      }
    return (0xCBF2_9CE4_8422_2325 ^ number) &* prime
  }
}
