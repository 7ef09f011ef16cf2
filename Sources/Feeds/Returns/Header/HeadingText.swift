internal import Foundation

/// A heading as headings are compared: NFKC, case folded, letters and digits only, so that `Date of  Meeting:` is
/// `dateofmeeting`.
struct HeadingText: Hashable {
  /// As it stands in the sheet, in one line.
  let shown: String
  let folded: String

  init(_ text: String) {
    let composed = text.precomposedStringWithCompatibilityMapping
    shown = composed.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " ").trimmed
    let letters = CaselessText.folded(composed).unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
        true
      default: false
      }
    }
    let kept = String(String.UnicodeScalarView(letters))
    // A heading of nothing but signs, such as `%`, is itself.
    folded = kept.isEmpty ? shown : kept
  }
}
