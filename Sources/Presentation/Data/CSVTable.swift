internal import Events

/// Tables as CSV (RFC 4180). Of figures there is one, whatever was asked: a row per area, indicator and period, with the
/// columns of the CSVW metadata; `CSVTable+Figures.swift` says what stands in them.
package enum CSVTable {
  /// A header and its rows, with CRLF line ends.
  package static func text(columns: [String], rows: [[String]]) -> String { lines([columns] + rows) }

  /// A header, or rows without one.
  package static func lines(_ rows: [[String]]) -> String {
    var text: [UInt8] = []
    for row in rows {
      for (index, field) in row.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        write(field, to: &text)
      }
      text.append(UInt8(ascii: "\r"))
      text.append(UInt8(ascii: "\n"))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Writes a field as one line, in quotes where it needs them.
  private static func write(_ field: String, to text: inout [UInt8]) {
    let safe = isHarmless(field) ? field : safe(field)
    guard safe.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else {
      return text.append(contentsOf: safe.utf8)
    }
    text.append(UInt8(ascii: "\""))
    for byte in safe.utf8 {
      if byte == UInt8(ascii: "\"") { text.append(byte) }
      text.append(byte)
    }
    text.append(UInt8(ascii: "\""))
  }

  /// Whether a field is ASCII that prints, not begun as a formula, or with a space.
  private static func isHarmless(_ field: String) -> Bool {
    switch field.utf8.first {
    case nil: return true
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: " "): return false
    default: return field.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }
  }

  /// What makes a spreadsheet take a text for a formula (OWASP, CSV injection), also in its full width.
  private static let formulaMarks = "=+-@＝＋－＠".unicodeScalars

  /// Whether a text is a number, or a fraction of whole numbers: -7/12.
  private static func isNumber(_ text: String) -> Bool {
    if Double(text) != nil { return true }
    let parts = text.drop { $0 == "-" }.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && !text.hasPrefix("--")
      && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { ("0"..."9").contains($0) } }
  }

  /// A field as one line. A text that a spreadsheet would take for a formula is given an apostrophe in front, which makes it
  /// text; a negative number or fraction is none.
  private static func safe(_ field: String) -> String {
    let line = TextSanitizer.line(field)
    let mark = line.unicodeScalars.first { $0 != " " }
    let isFormula = mark.map(formulaMarks.contains) ?? false
    return isFormula && !isNumber(line) ? "'" + line : line
  }
}
