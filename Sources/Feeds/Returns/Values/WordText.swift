internal import Foundation

/// Makes a word of any text: without marks (NFKD), lower-case, a hyphen for each run of anything but letters and digits,
/// none at the ends. `Women’s Aid (Leics)` is `women-s-aid-leics`.
///
/// Words are letters from a to z and digits: a text that holds another letter (`ß`, `ø`, Greek) makes none, rather than
/// one that another text might make too; a code says what it is.
enum WordText {
  static func word(_ text: String) throws(ReturnMistake) -> String {
    let letters =
      text.utf8.allSatisfy { $0 < 0x80 }
      ? text.lowercased() : text.decomposedStringWithCompatibilityMapping.lowercased()
    var result: [UInt8] = []
    var isGap = false
    for scalar in letters.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9":
        if isGap, !result.isEmpty { result.append(UInt8(ascii: "-")) }
        isGap = false
        result.append(UInt8(scalar.value))
      default:
        if scalar.value < 0x80 {
          isGap = true
          continue
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: continue
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber:
          throw .letterOfNoWord(String(scalar))
        default: isGap = true
        }
      }
    }
    guard !result.isEmpty else { throw .noWord }
    return String(decoding: result, as: UTF8.self)
  }
}
