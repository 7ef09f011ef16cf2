/// The name of a file that is taken away: it tells what is in it.
package struct FileName: Sendable, Equatable {
  package let text: String

  /// - Parameters:
  ///   - parts: what it is of: an indicator, an area, a period; what is neither a letter, a digit nor a dot becomes a hyphen.
  ///   - ending: without its dot.
  package init(_ parts: [String], ending: String) {
    func plain(_ character: Character) -> Character {
      character.isASCII && (character.isLetter || character.isNumber || character == ".") ? character : "-"
    }
    text = parts.map { String($0.map(plain)) }.joined(separator: "-") + ".\(ending)"
  }
}
