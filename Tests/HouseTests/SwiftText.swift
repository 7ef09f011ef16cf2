/// Swift source apart: its code, its comments and its texts.
struct SwiftText {
  /// A string literal.
  struct Literal {
    let line: Int
    /// What is between the quotes; what is put in (`\(…)`) stands as `…`.
    let text: String
    /// The code before the opening quote, from the position where the source begins.
    let start: Int
    /// The position behind the closing quote.
    let end: Int
  }

  struct Comment {
    let line: Int
    let text: String
  }

  /// The source with spaces in place of comments and of what literals hold; every line is as long as it was.
  private(set) var code: [UInt8]
  private(set) var literals: [Literal] = []
  private(set) var comments: [Comment] = []

  /// The code's lines, the first at 0.
  private(set) var codeLines: [String] = []

  private let source: [UInt8]
  private var line = 1

  init(_ text: String) {
    source = Array(text.utf8)
    code = source
    var position = 0
    while position < source.count { readCode(&position, isPutIn: false) }
    codeLines = String(decoding: code, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// Up to so many bytes of code before a position, and behind one.
  func code(before position: Int, _ count: Int) -> String {
    String(decoding: code[max(0, position - count)..<position], as: UTF8.self)
  }

  func code(behind position: Int, _ count: Int) -> String {
    String(decoding: code[position..<min(code.count, position + count)], as: UTF8.self)
  }

  /// The words of code, names and keywords, in their order.
  /// - Parameter withMembers: whether those behind a dot are among them.
  static func words(_ code: some Sequence<UInt8>, withMembers: Bool = true) -> [String] {
    var (words, word): ([String], [UInt8]) = ([], [])
    var isMember = false
    for byte in code {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        word.append(byte)
      default:
        if !word.isEmpty, withMembers || !isMember { words.append(String(decoding: word, as: UTF8.self)) }
        word.removeAll(keepingCapacity: true)
        isMember = byte == UInt8(ascii: ".")
      }
    }
    return word.isEmpty ? words : words + [String(decoding: word, as: UTF8.self)]
  }

  // MARK: Reading

  private func begins(_ text: String, at position: Int) -> Bool { source[position...].starts(with: text.utf8) }

  /// Reads code up to the end, or where it is put into a literal up to the closing parenthesis.
  private mutating func readCode(_ position: inout Int, isPutIn: Bool) {
    var depth = 0
    while position < source.count {
      switch source[position] {
      case UInt8(ascii: "/") where begins("//", at: position): readComment(&position, isBlock: false)
      case UInt8(ascii: "/") where begins("/*", at: position): readComment(&position, isBlock: true)
      case UInt8(ascii: "/") where beginsPattern(at: position): readPattern(&position)
      case UInt8(ascii: "\""), UInt8(ascii: "#"):
        let hashes = source[position...].prefix { $0 == UInt8(ascii: "#") }.count
        if position + hashes < source.count, source[position + hashes] == UInt8(ascii: "\"") {
          readLiteral(&position, hashes: hashes)
        } else {
          position += max(hashes, 1)
        }
      case UInt8(ascii: "("):
        depth += 1
        position += 1
      case UInt8(ascii: ")"):
        if depth == 0, isPutIn { return }
        depth -= 1
        position += 1
      default: step(&position)
      }
    }
  }

  private mutating func step(_ position: inout Int) {
    if source[position] == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  /// Goes on over what is no code.
  private mutating func skip(_ position: inout Int) {
    if source[position] != UInt8(ascii: "\n") { code[position] = UInt8(ascii: " ") }
    step(&position)
  }

  private mutating func readComment(_ position: inout Int, isBlock: Bool) {
    let (start, first) = (position, line)
    while position < source.count {
      if isBlock ? begins("*/", at: position) : source[position] == UInt8(ascii: "\n") { break }
      skip(&position)
    }
    if isBlock { for _ in 0..<2 where position < source.count { skip(&position) } }
    comments.append(Comment(line: first, text: String(decoding: source[start..<position], as: UTF8.self)))
  }

  /// A pattern such as `/[0-9]+/` stands where an operand is expected, and not before a space.
  private func beginsPattern(at position: Int) -> Bool {
    guard position + 1 < source.count, !" =/*\n".utf8.contains(source[position + 1]) else { return false }
    let before = source[..<position].last { $0 != UInt8(ascii: " ") }
    guard before.map({ "(,=:[{".utf8.contains($0) }) ?? false else { return false }
    return source[(position + 1)...].prefix { $0 != UInt8(ascii: "\n") }.contains(UInt8(ascii: "/"))
  }

  private mutating func readPattern(_ position: inout Int) {
    position += 1
    while position < source.count, source[position] != UInt8(ascii: "/") {
      if source[position] == UInt8(ascii: "\\") { skip(&position) }
      skip(&position)
    }
    position += 1
  }

  private mutating func readLiteral(_ position: inout Int, hashes: Int) {
    let (start, first) = (position, line)
    let marks = [UInt8](repeating: UInt8(ascii: "#"), count: hashes)
    position += hashes
    let quotes: [UInt8] = begins("\"\"\"", at: position) ? Array("\"\"\"".utf8) : [UInt8(ascii: "\"")]
    position += quotes.count
    var text: [UInt8] = []
    let (escape, closing) = ([UInt8(ascii: "\\")] + marks, quotes + marks)
    while position < source.count, !source[position...].starts(with: closing) {
      guard source[position...].starts(with: escape), position + escape.count < source.count else {
        text.append(source[position])
        skip(&position)
        continue
      }
      for _ in escape { skip(&position) }
      if source[position] == UInt8(ascii: "(") {
        position += 1
        readCode(&position, isPutIn: true)
        text += Array("…".utf8)
        position += 1
      } else {
        text.append(UInt8(ascii: "\\"))
        text.append(source[position])
        skip(&position)
      }
    }
    position = min(position + quotes.count + hashes, source.count)
    literals.append(Literal(line: first, text: String(decoding: text, as: UTF8.self), start: start, end: position))
  }
}
