internal import Bytes

/// A fact of which there are many as the log keeps it: numbers, and texts behind their lengths, in place of JSON. Its first
/// byte tells of what sort it is; JSON begins with a brace.
struct CompactFact {
  enum Sort: UInt8 {
    case area = 1
    case population = 2
  }

  private(set) var bytes: [UInt8]
  private var offset = 1

  /// An empty one, to be written to.
  init(_ sort: Sort) { bytes = [sort.rawValue] }

  /// One to be read.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The sort of what the log keeps; nil for JSON.
  static func sort(of bytes: [UInt8]) -> Sort? { bytes.first.flatMap { Sort(rawValue: $0) } }

  mutating func write(_ number: Int) { bytes.appendLittleEndian(Int64(number)) }

  mutating func write(_ text: String) {
    bytes.appendLittleEndian(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func number() -> Int {
    defer { offset += 8 }
    return Int(bytes.rawBytes.loadLittleEndian(Int64.self, at: offset))
  }

  mutating func text() -> String {
    let count = Int(bytes.rawBytes.loadLittleEndian(UInt32.self, at: offset))
    let start = offset + 4
    offset = start + count
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }
}
