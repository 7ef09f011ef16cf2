internal import Foundation

/// Texts compared without case: composed (NFC), each character folded by itself as Unicode's simple case folding does.
enum CaselessText {
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      if !text.utf8.contains(where: { (0x41...0x5A).contains($0) }) { return text }
      return String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    var result = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars { result.append(folded(scalar)) }
    return String(result)
  }

  /// By way of the capital letter, so that the two small sigmas, and the long and the short s, are alike.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let capital = single(scalar.properties.uppercaseMapping) ?? scalar
    return single(capital.properties.lowercaseMapping) ?? scalar
  }

  private static func single(_ text: String) -> Unicode.Scalar? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, scalars.dropFirst().isEmpty else { return nil }
    return first
  }
}
