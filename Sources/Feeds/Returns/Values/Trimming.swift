extension String {
  /// The text without white space, byte order marks and zero-width spaces at its ends.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    // Mostly nothing is to be taken away: printable ASCII at both ends.
    if (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) { return self }
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !Trimming.isSpace($0) }),
      let end = scalars.lastIndex(where: { !Trimming.isSpace($0) })
    else { return "" }
    return String(scalars[start...end])
  }
}

enum Trimming {
  /// White space in the sense of Unicode, and what prints as nothing at the ends of texts.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }
}
