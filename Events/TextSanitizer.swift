/// Text from outside, made harmless to whatever prints it.
///
/// Titles, names and notes come from feeds. A terminal would obey the control characters in them, a table would fall
/// apart at their line ends, and marks of the writing direction could make a line read otherwise than it is kept.
package enum TextSanitizer {
  /// A character that prints nothing and does something: the controls of ASCII and Latin 1, the marks and overrides of
  /// the writing direction (Unicode, UAX 9), the separators of lines, the byte order mark, what XML excludes.
  package static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// A text as one line: a space for each line end and tab, U+FFFD for every other harmful character.
  package static func line(_ text: String) -> String {
    guard mayHarm(text.utf8), text.unicodeScalars.contains(where: isHarmful) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace, isHarmful(scalar) {
        result.append(" ")
      } else {
        result.append(isHarmful(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(result)
  }

  /// Several lines as a text, each a line whatever stands in it.
  package static func lines(_ lines: some Sequence<String>) -> String {
    lines.map { line($0) + "\n" }.joined()
  }

  /// A text of several lines without harmful characters other than their ends (LF, or CR and LF).
  package static func screen(_ text: String) -> String {
    guard mayHarm(text.utf8, allowingLineEnds: true) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { part in
      // Swift takes CR and LF for one character, which is not a line feed.
      part.split(separator: "\r\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(separator: "\r\n")
    }.joined(separator: "\n")
  }

  /// JSON with the same meaning in which harmful characters are written as escapes. Those of ASCII are escaped in any
  /// JSON, and the others stand in strings only.
  package static func json(_ json: [UInt8]) -> [UInt8] {
    guard json.contains(where: { $0 >= 0x7F }) else { return json }
    let text = String(decoding: json, as: UTF8.self)
    guard text.unicodeScalars.contains(where: { $0.value >= 0x7F && isHarmful($0) }) else { return json }
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x7F, isHarmful(scalar) {
        let digits = String(scalar.value, radix: 16)
        result.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      } else {
        result.append(contentsOf: String(scalar).utf8)
      }
    }
    return result
  }

  /// False where no byte begins or is a harmful character.
  /// - Parameter allowingLineEnds: whether LF, and CR before one, harm nothing.
  private static func mayHarm(_ text: String.UTF8View, allowingLineEnds: Bool = false) -> Bool {
    var isBehindReturn = false
    for byte in text {
      switch byte {
      case 0x0A where allowingLineEnds: isBehindReturn = false
      case 0x0D where allowingLineEnds && !isBehindReturn: isBehindReturn = true
      case 0x00...0x1F, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: return true
      default: if isBehindReturn { return true }
      }
    }
    return isBehindReturn
  }
}
