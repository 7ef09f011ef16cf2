internal import Bytes

/// The distinct values of the fields of one page, by small numbers: most values of a page are there many times, and are so
/// looked up in the dictionaries of all once.
struct PageValues: Sendable {
  /// All values, one after another, and behind them one that is being written.
  var bytes: [UInt8] = []
  /// Of each value where it ends, the position of its field, and its hash.
  private var ends: [Int32] = []
  private var fields: [UInt8] = []
  private var hashes: [UInt32] = []
  /// Numbers, each one more than it is: open addressing by the hash, 0 where there is none.
  private var slots = [UInt32](repeating: 0, count: 1 << 10)

  var count: Int { ends.count }

  func value(_ number: Int) -> ArraySlice<UInt8> { bytes[start(number)..<Int(ends[number])] }

  func hash(_ number: Int) -> UInt32 { hashes[number] }

  /// The numbers of the values by the position of their field.
  func numbers(fieldCount: Int) -> [[Int32]] {
    var numbers = [[Int32]](repeating: [], count: fieldCount)
    for (number, field) in fields.enumerated() { numbers[Int(field)].append(Int32(number)) }
    return numbers
  }

  private func start(_ number: Int) -> Int { number == 0 ? 0 : Int(ends[number - 1]) }

  /// The number of the value of a field that was written behind the others.
  mutating func take(_ field: UInt8) -> Int32 {
    let start = start(count)
    let hash = ValueIndex.hash(bytes[start...])
    var slot = place(hash, field)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, fields[number] == field, isEqual(number, start) {
        bytes.removeLast(bytes.count - start)
        return Int32(number)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(count + 1)
    ends.append(Int32(bytes.count))
    fields.append(field)
    hashes.append(hash)
    if count * 2 > slots.count { grow() }
    return Int32(count - 1)
  }

  private func isEqual(_ number: Int, _ start: Int) -> Bool {
    let all = bytes.rawBytes
    return all.extracting(self.start(number)..<Int(ends[number])).elements(
      equal: all.extracting(start..<bytes.count))
  }

  private func place(_ hash: UInt32, _ field: UInt8) -> Int {
    Int(hash ^ UInt32(field) &* 0x9E37_79B9) & (slots.count - 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for number in hashes.indices {
      var slot = place(hashes[number], fields[number])
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}
