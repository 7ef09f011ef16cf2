extension ValueRule {
  /// The rule as a sentence, for refusals.
  package var sentence: String {
    switch self {
    case .text: "it is a string that is not empty"
    case .anyText: "it is a string"
    case .path: "it is lower-case words joined by - and /"
    case .word(let words): "it is one of \(words.joined(separator: ", "))"
    case .texts: "it is a list of strings that are not empty"
    case .paths: "it is a list of lower-case words joined by - and /"
    case .words(let words): "it is a list of \(words.joined(separator: ", "))"
    case .date: "it is an existing date, YYYY-MM-DD or YYYY-MM"
    case .dateOrNull: "it is an existing date, YYYY-MM-DD or YYYY-MM, or null"
    case .area: "it is an area: a GSS code such as E07000129, or a path such as force/british-transport"
    case .areas: "it is a list of areas: GSS codes such as E07000129"
    case .areaOrNull: "it is an area, a GSS code such as E07000129, or null"
    case .number(let range):
      range.map { "it is a number from \($0.lowerBound) to \($0.upperBound)" } ?? "it is a number"
    case .numberOrNull: "it is a number or null"
    case .whole(let range), .wholes(let range):
      (self == .whole(range) ? "it is" : "it is a list of") + " a whole number from \(range.lowerBound)"
        + (range.upperBound < 1_000_000 ? " to \(range.upperBound)" : " up")
    case .flag: "it is true or false"
    case .scalar: "it is a string that is not empty, or a number"
    case .definition: "it is an object that describes a definition"
    case .feedFile: "it is an object that describes a feed file"
    case .period: "it is an object of two dates, start and end, the end exclusive and later"
    case .attributes:
      "it is a map from lower-case words joined by - and / to such words, numbers, true or false"
    case .attribute: "it is a lower-case word, words joined by - and /, a number, true or false"
    case .cause: "it is lower-case words joined by - and /, or a code of ICD-10 such as X85"
    case .knownAt: "it is an object of sequence (a whole number) and time (RFC 3339, or null)"
    }
  }
}
