internal import Bytes
internal import FileSystem

/// Where values are found in a dictionary: open-addressing tables from hash to number, one as it was stored and one of what
/// came later. A slot is two words, the number and the hash; 0 where nothing is.
struct ValueIndex: Sendable {
  /// As many slots as a power of two.
  private let stored: LazyBytes?
  private var later: [UInt32] = []
  private var laterCount = 0
  /// The numbers below it are in one of the tables; 1 where none is.
  private(set) var coverage = 1

  init() { stored = nil }

  /// - Parameter coverage: the numbers below it are in the stored table.
  init(stored: LazyBytes, coverage: Int) {
    self.stored = stored
    self.coverage = coverage
  }

  /// The number of a value with this hash.
  func find(_ value: ArraySlice<UInt8>, hash: UInt32, in values: DistinctValues) -> UInt32? {
    if let stored {
      let mask = stored.byteCount / 8 - 1
      var slot = Int(hash) & mask
      while true {
        let number = stored.word(at: 2 * slot)
        if number == 0 { break }
        if stored.word(at: 2 * slot + 1) == hash, values.isEqual(number, value) { return number }
        slot = (slot + 1) & mask
      }
    }
    guard laterCount > 0 else { return nil }
    let mask = later.count / 2 - 1
    var slot = Int(hash) & mask
    while later[2 * slot] != 0 {
      if later[2 * slot + 1] == hash, values.isEqual(later[2 * slot], value) { return later[2 * slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The number in the first slot of a hash, where that has the hash; 0 elsewhere. It may be of another value, and a value
  /// may be in a slot behind.
  func candidate(hash: UInt32) -> UInt32 {
    if let stored {
      let slot = Int(hash) & (stored.byteCount / 8 - 1)
      let number = stored.word(at: 2 * slot)
      if number != 0, stored.word(at: 2 * slot + 1) == hash { return number }
    }
    guard laterCount > 0 else { return 0 }
    let slot = Int(hash) & (later.count / 2 - 1)
    return later[2 * slot + 1] == hash ? later[2 * slot] : 0
  }

  /// Takes in the numbers that no table has.
  mutating func extend(to values: DistinctValues) {
    while coverage < values.count { addNext(hash: Self.hash(values[UInt32(coverage)][...])) }
  }

  /// Takes in the next number, whose value has this hash.
  mutating func addNext(hash: UInt32) {
    add(UInt32(coverage), hash: hash)
    coverage += 1
  }

  /// Has a number found by a hash, beside those by which it is found already.
  mutating func add(_ number: UInt32, hash: UInt32) {
    if (laterCount + 1) * 4 > later.count { grow() }
    Self.put(number, hash, into: &later)
    laterCount += 1
  }

  private mutating func grow() {
    let old = later
    later = [UInt32](repeating: 0, count: max(128, old.count * 4))
    for slot in 0..<old.count / 2 where old[2 * slot] != 0 { Self.put(old[2 * slot], old[2 * slot + 1], into: &later) }
  }

  private static func put(_ number: UInt32, _ hash: UInt32, into slots: inout [UInt32]) {
    let mask = slots.count / 2 - 1
    var slot = Int(hash) & mask
    while slots[2 * slot] != 0 { slot = (slot + 1) & mask }
    (slots[2 * slot], slots[2 * slot + 1]) = (number, hash)
  }

  /// One table of all numbers of the tables.
  var table: [UInt32] {
    var slots = Self.slots(for: coverage)
    if let stored {
      for slot in 0..<stored.byteCount / 8 {
        let number = stored.word(at: 2 * slot)
        if number != 0 { Self.put(number, stored.word(at: 2 * slot + 1), into: &slots) }
      }
    }
    for slot in 0..<later.count / 2 where later[2 * slot] != 0 {
      Self.put(later[2 * slot], later[2 * slot + 1], into: &slots)
    }
    return slots
  }

  private static func slots(for count: Int) -> [UInt32] { [UInt32](repeating: 0, count: 2 * slotCount(for: count)) }

  private static func slotCount(for count: Int) -> Int {
    var size = 64
    while size < count * 2 { size *= 2 }
    return size
  }

  /// A table of the values whose numbers are below one.
  static func table(of values: DistinctValues, coverage: Int) -> [UInt32] {
    var slots = slots(for: coverage)
    for number in 1..<UInt32(max(1, coverage)) { put(number, hash(values[number][...]), into: &slots) }
    return slots
  }

  /// Whether in a stored table each of the first values is found, once.
  static func holds(_ stored: RawSpan, _ values: DistinctValues, coverage: Int) -> Bool {
    let slotCount = stored.byteCount / 8
    guard coverage <= values.count, slotCount == self.slotCount(for: coverage) else { return false }
    var isThere = [Bool](repeating: false, count: coverage)
    for slot in 0..<slotCount where isTaken(stored, slot) {
      let number = Int(stored.loadNative(UInt32.self, at: 8 * slot))
      let hash: UInt32 = stored.loadNative(at: 8 * slot + 4)
      guard number < coverage, !isThere[number], hash == ValueIndex.hash(values[UInt32(number)][...]) else {
        return false
      }
      isThere[number] = true
      // A search begins at the hash's own slot, and goes on as long as there is anything.
      var passed = Int(hash) & (slotCount - 1)
      while passed != slot {
        guard isTaken(stored, passed) else { return false }
        passed = (passed + 1) & (slotCount - 1)
      }
    }
    return !isThere.dropFirst().contains(false)
  }

  private static func isTaken(_ stored: RawSpan, _ slot: Int) -> Bool {
    stored.loadNative(UInt32.self, at: 8 * slot) != 0
  }

  /// Eight bytes at a time, each mixed by the multiplier of Fibonacci hashing (Knuth, volume 3, section 6.4).
  static func hash(_ value: ArraySlice<UInt8>) -> UInt32 {
    let bytes = value.span.rawBytes
    var hash = UInt64(bytes.byteCount)
    var offset = 0
    while offset + 8 <= bytes.byteCount {
      hash = (hash ^ bytes.loadLittleEndian(UInt64.self, at: offset)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      offset += 8
    }
    while offset < bytes.byteCount {
      hash = (hash ^ UInt64(bytes.byte(at: offset))) &* 0x9E37_79B9_7F4A_7C15
      offset += 1
    }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
