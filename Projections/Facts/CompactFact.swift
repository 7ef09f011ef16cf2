internal import Bytes
package import Events

/// A fact of which there may be many, which is kept as few bytes and read when it is looked at.
package protocol CompactFact: Sendable {
  /// Reads what is kept.
  /// - Parameter erased: who stands in the fact as a placeholder.
  init(kept: inout CompactReader, _ erased: Erasures)

  /// As it is kept.
  func write(to kept: inout CompactWriter)
}

/// Writes numbers, and texts behind their lengths.
package struct CompactWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: Int) { bytes.appendLittleEndian(Int64(number)) }

  mutating func write(_ text: String) {
    bytes.appendLittleEndian(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }
}

/// Reads what a `CompactWriter` wrote.
package struct CompactReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

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
