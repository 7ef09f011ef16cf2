import Archives
import Foundation
import TestSupport
import Testing

@Suite("Lines") struct LinesTests {
  private struct Line: Equatable {
    var number: Int
    var text: String
    var isTooLong = false
  }

  private func lines(_ bytes: [UInt8], name: String = "in.jsonl", maximumBytes: Int = 1000) throws -> [Line] {
    let scratch = Scratch()
    var found: [Line] = []
    let source = ByteSource(argument: try scratch.write(name, bytes))
    try source.forEachLine(maximumBytes: maximumBytes) { facts, bytes in
      var text: [UInt8] = []
      for index in bytes.indices { text.append(bytes[index]) }
      found.append(
        Line(
          number: facts.number, text: String(decoding: text, as: UTF8.self), isTooLong: facts.isTooLong))
    }
    return found
  }

  @Test("lines end with LF or CR LF, the last one with neither")
  func endings() throws {
    #expect(
      try lines(Array("\u{FEFF}a\r\n\nb\nc".utf8)) == [
        Line(number: 1, text: "a"), Line(number: 2, text: ""), Line(number: 3, text: "b"),
        Line(number: 4, text: "c"),
      ])
    #expect(try lines([]).isEmpty)
    #expect(try lines(Array("\n".utf8)) == [Line(number: 1, text: "")])
  }

  @Test("gzip and xz files give their lines")
  func compressed() throws {
    for (name, bytes) in [("in.jsonl.gz", Fixture.gzip), ("in.jsonl.xz", Fixture.xz)] {
      let found = try lines(bytes, name: name)
      #expect(found.count == 300)
      #expect(found.last == Line(number: 300, text: "three"))
    }
  }

  @Test("a line of 100 MB is told as too long, with its beginning, and the next line is read")
  func tooLong() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000_000)
    let found = try lines(Array("a\n".utf8) + long + Array("\nb\n".utf8), maximumBytes: 10)
    #expect(
      found == [
        Line(number: 1, text: "a"), Line(number: 2, text: "xxxxxxxxxx", isTooLong: true),
        Line(number: 3, text: "b"),
      ])
    #expect(try lines(long, maximumBytes: 10).map(\.isTooLong) == [true])
  }

  @Test("a line of exactly the limit is not too long, whatever its ending")
  func limit() throws {
    for ending in ["", "\n", "\r\n"] {
      #expect(try lines(Array(("12345" + ending).utf8), maximumBytes: 5) == [Line(number: 1, text: "12345")])
      #expect(
        try lines(Array(("123456" + ending).utf8), maximumBytes: 5) == [
          Line(number: 1, text: "12345", isTooLong: true)
        ])
    }
  }

  @Test("lines longer than a block, and across blocks, come whole")
  func blocks() throws {
    let lengths = [3_000_000, 1, 1_048_575, 0, 1_048_576, 2_097_152, 7]
    let text = lengths.map { String(repeating: "y", count: $0) }.joined(separator: "\n")
    #expect(try lines(Array(text.utf8), maximumBytes: 4_000_000).map(\.text.count) == lengths)
  }
}
