internal import Events

/// Writes refused rows as CSV, with all columns of their sheet and what is wrong with each, to be mended and imported again.
enum ReturnRejects {
  /// The heading of the column that says why.
  static let reason = "Why it was refused"

  static func write(_ sheets: [(headings: [String], rows: [ReturnReading.Rejected])], to file: RejectsFile) throws {
    for (headings, rows) in sheets where !rows.isEmpty {
      try file.write(line(headings + [reason]))
      for row in rows { try file.write(line(row.cells + [row.reason])) }
    }
  }

  private static func line(_ fields: [String]) -> [UInt8] {
    Array((fields.map(field).joined(separator: ",") + "\r\n").utf8)
  }

  /// RFC 4180.
  private static func field(_ text: String) -> String {
    let isPlain = !text.unicodeScalars.contains { [",", "\"", "\r", "\n"].contains($0) }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
