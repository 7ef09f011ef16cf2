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
        text.append(contentsOf: (isPlain(field) ? field : quoted(field)).utf8)
      }
      text.append(UInt8(ascii: "\r"))
      text.append(UInt8(ascii: "\n"))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether a field is written as it is: ASCII that prints, without a comma or a quote, and not begun as a formula, or with
  /// a space.
  private static func isPlain(_ field: String) -> Bool {
    guard let first = field.utf8.first else { return true }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: " "): return false
    default: break
    }
    return field.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""): false
      default: (0x20...0x7E).contains(byte)
      }
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

  /// A field as one line, in quotes where it needs them. A text that a spreadsheet would take for a formula is given an
  /// apostrophe in front, which makes it text; a negative number or fraction is none.
  private static func quoted(_ field: String) -> String {
    let line = TextSanitizer.line(field)
    let mark = line.unicodeScalars.first { $0 != " " }
    let isFormula = mark.map(formulaMarks.contains) ?? false
    let safe = isFormula && !isNumber(line) ? "'" + line : line
    guard safe.utf8.contains(where: { [UInt8(ascii: ","), UInt8(ascii: "\"")].contains($0) }) else { return safe }
    // Scalars, as readers of CSV see them: a combining mark after a quote does not make it another.
    return "\"" + String(String.UnicodeScalarView(safe.unicodeScalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] })) + "\""
  }
}
