/// Finds a text in bytes, looking at few of them (Horspool, "Practical fast searching in strings", 1980).
struct ByteSearch {
  private let text: [UInt8]
  /// How far the text moves on, by the byte under its last one.
  private var shifts: [Int]

  /// - Parameter text: not empty.
  init(_ text: [UInt8]) {
    precondition(!text.isEmpty, "a text is looked for that has bytes")
    self.text = text
    shifts = [Int](repeating: text.count, count: 256)
    for (index, byte) in text.dropLast().enumerated() { shifts[Int(byte)] = text.count - 1 - index }
  }

  /// Where the text begins first; nil where it is not there.
  func first(in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    var place = start
    while place + text.count <= bytes.endIndex {
      var index = text.count - 1
      while bytes[place + index] == text[index] {
        if index == 0 { return place }
        index -= 1
      }
      place += shifts[Int(bytes[place + text.count - 1])]
    }
    return nil
  }
}
