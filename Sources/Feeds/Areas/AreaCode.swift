import Events

/// The codes of areas in look-ups and estimates.
enum AreaCode {
  /// Takes a code of letters, digits, hyphens and slashes: a GSS code, or `force/british-transport` and the like.
  static func check(_ code: String, column: String, in reader: CSVReader) throws(Refusal) {
    guard Words.isCode(Array(code.utf8)[...]) else { throw reader.refusal(code, field: column, AreaMistake.badCode) }
  }

  /// Whether it has the form of a GSS code: a letter and eight digits.
  static func isGSS(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    guard bytes.count == 9, let first = bytes.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else {
      return false
    }
    return bytes.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Whether ONS writes the code where there is no area, as `E99999999` for the county of a unitary authority.
  static func isPseudo(_ code: String) -> Bool { Words.isPseudoCode(code.utf8) }
}
