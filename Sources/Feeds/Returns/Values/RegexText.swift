/// Regular expressions of feed files: without case, compiled once.
enum RegexText {
  /// - Throws: `badRegex`.
  static func regex(_ text: String) throws(ReturnMistake) -> Regex<AnyRegexOutput> {
    do {
      return try Regex(text).ignoresCase()
    } catch {
      throw .badRegex(text)
    }
  }

  static func fitsWhole(_ regex: Regex<AnyRegexOutput>, _ text: String) -> Bool {
    ((try? regex.wholeMatch(in: text)) ?? nil) != nil
  }

  static func fitsPart(_ regex: Regex<AnyRegexOutput>, _ text: String) -> Bool {
    ((try? regex.firstMatch(in: text)) ?? nil) != nil
  }
}
