internal import Events

/// One of the headings that a column may have, ready to be compared.
struct HeadingPattern {
  private enum Test {
    case text(String)
    case regex(Regex<AnyRegexOutput>)
  }

  private let test: Test
  /// As the feed file writes it.
  let shown: String

  /// - Throws: `badRegex`.
  init(_ pattern: FeedFile.Pattern) throws(ReturnMistake) {
    shown = pattern.text
    switch pattern {
    case .text(let text): test = .text(HeadingText(text).folded)
    case .regex(let text): test = .regex(try RegexText.regex(text))
    }
  }

  func fits(_ heading: HeadingText) -> Bool {
    guard !heading.shown.isEmpty else { return false }
    switch test {
    case .text(let folded): return folded == heading.folded
    case .regex(let regex): return RegexText.fitsWhole(regex, heading.shown)
    }
  }
}
