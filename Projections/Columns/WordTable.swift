internal import Bytes
internal import FileSystem

/// Rows of 32-bit numbers one behind another, and bytes behind them: one piece, which can be stored and is read where it lies.
///
/// The numbers: how many rows there are; where each begins, and the end; then the rows, then the bytes.
struct WordTable: Sendable {
  private let contents: LazyBytes

  /// A table as it was stored.
  init(stored: LazyBytes) { contents = stored }

  init(_ rows: [[UInt32]], bytes: [UInt8] = []) {
    var words = [UInt32(rows.count)]
    var start = rows.count + 2
    for row in rows {
      words.append(UInt32(start))
      start += row.count
    }
    words.append(UInt32(start))
    words.reserveCapacity(start)
    for row in rows { words += row }
    var all = words.rawBytes.bytes() + bytes
    // Bytes are read as numbers too, up to whole ones.
    all += [UInt8](repeating: 0, count: (4 - all.count % 4) % 4)
    contents = LazyBytes(all)
  }

  private func start(_ row: Int) -> Int { Int(contents.word(at: 1 + row)) }

  func count(_ row: Int) -> Int { start(row + 1) - start(row) }

  subscript(row: Int, index: Int) -> UInt32 { contents.word(at: start(row) + index) }

  /// Two numbers of a row that follow each other, as what lies between them.
  func range(_ row: Int, _ index: Int) -> Range<Int> {
    let first = start(row) + index
    return Int(contents.word(at: first))..<Int(contents.word(at: first + 1))
  }

  /// Some of the bytes behind the rows as a text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes(range), as: UTF8.self) }

  func bytes(_ range: Range<Int>) -> [UInt8] {
    contents.bytes(range.lowerBound + bytesStart..<range.upperBound + bytesStart).bytes()
  }

  /// Whether some of the bytes are these.
  func isEqual(_ range: Range<Int>, _ bytes: RawSpan) -> Bool {
    range.count == bytes.byteCount
      && contents.bytes(range.lowerBound + bytesStart..<range.upperBound + bytesStart).elements(equal: bytes)
  }

  /// All of it.
  var bytes: [UInt8] { contents.bytes(0..<contents.byteCount).bytes() }

  private var bytesStart: Int { 4 * start(Int(contents.word(at: 0))) }
}

extension [UInt8] {
  /// Writes texts one behind another.
  /// - Returns: where each begins, and the end.
  mutating func append(texts: some Sequence<String>) -> [UInt32] {
    var starts: [UInt32] = []
    for text in texts {
      starts.append(UInt32(count))
      append(contentsOf: text.utf8)
    }
    return starts + [UInt32(count)]
  }
}
