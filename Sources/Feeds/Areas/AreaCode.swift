import Events

/// The codes of areas in look-ups and estimates.
enum AreaCode {
  /// Takes a code of letters, digits, hyphens and slashes: a GSS code, or `force/british-transport` and the like.
  static func check(_ code: String, column: String, in reader: CSVReader) throws(Refusal) {
    guard Words.isCode(Array(code.utf8)[...]) else { throw reader.refusal(code, field: column, AreaMistake.badCode) }
  }

  /// Whether ONS writes the code where there is no area, as `E99999999` for the county of a unitary authority.
  static func isPseudo(_ code: String) -> Bool { Words.isPseudoCode(code.utf8) }
}
