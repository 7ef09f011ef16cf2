internal import Bytes

/// Finds many words in a text in one pass: a tree of their bytes. Of those that begin at one place the longest counts, and
/// none that overlaps one before it.
struct PrefixTree: Sendable {
  struct Match: Equatable {
    let range: Range<Int>
    let form: Int
  }

  private struct Node {
    var children: [UInt8: Int32] = [:]
    /// The word that ends here.
    var form: Int32 = -1
    var isLong = false
  }

  private var nodes = [Node()]
  /// Whether a word begins with a byte.
  private var isFirst = [Bool](repeating: false, count: 256)

  /// Words of so many code points are found within longer words too.
  static let minimumLongCount = 8

  init(_ words: [String]) {
    for (form, word) in words.enumerated() where !word.isEmpty {
      var node = 0
      for byte in word.utf8 {
        if let child = nodes[node].children[byte] {
          node = Int(child)
        } else {
          nodes.append(Node())
          nodes[node].children[byte] = Int32(nodes.count - 1)
          node = nodes.count - 1
        }
      }
      if let first = word.utf8.first { isFirst[Int(first)] = true }
      guard nodes[node].form < 0 else { continue }
      nodes[node].form = Int32(form)
      nodes[node].isLong = word.unicodeScalars.count >= PrefixTree.minimumLongCount
    }
  }

  func matches(in text: [UInt8]) -> [Match] {
    var matches: [Match] = []
    var start = 0
    while start < text.count {
      if isFirst[Int(text[start])], let match = match(in: text, at: start) {
        matches.append(match)
        start = match.range.upperBound
      } else {
        start += 1
      }
    }
    return matches
  }

  /// Whether a word stands in some bytes, perhaps within a longer one.
  func mayMatch(_ bytes: RawSpan) -> Bool {
    for start in 0..<bytes.byteCount where isFirst[Int(bytes.byte(at: start))] {
      var (node, end) = (0, start)
      while end < bytes.byteCount, let child = nodes[node].children[bytes.byte(at: end)] {
        node = Int(child)
        end += 1
        if nodes[node].form >= 0 { return true }
      }
    }
    return false
  }

  private func match(in text: [UInt8], at start: Int) -> Match? {
    var (node, end, longest) = (0, start, Match?.none)
    while end < text.count, let child = nodes[node].children[text[end]] {
      node = Int(child)
      end += 1
      guard nodes[node].form >= 0, nodes[node].isLong || PrefixTree.isWord(text, start..<end) else { continue }
      longest = Match(range: start..<end, form: Int(nodes[node].form))
    }
    return longest
  }

  /// Whether the characters beside a range are neither letters nor digits.
  private static func isWord(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var before = range.lowerBound
    while before > 0 {
      before -= 1
      if text[before] & 0xC0 != 0x80 { break }
    }
    let previous = String(decoding: text[before..<range.lowerBound], as: UTF8.self).unicodeScalars.last
    let next = String(decoding: text[range.upperBound...].prefix(4), as: UTF8.self).unicodeScalars.first
    return ![previous, next].contains { scalar in scalar.map(isLetterOrDigit) ?? false }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
    default: false
    }
  }
}
