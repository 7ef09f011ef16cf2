internal import Events

/// A pattern of a code or a condition, ready to be compared with what cells hold, trimmed and without case.
struct CodeTest {
  private enum Test {
    case text(String)
    case regex(Regex<AnyRegexOutput>)
    case range(ExactDecimal?, ExactDecimal?)
  }

  private let test: Test
  /// As the feed file writes it.
  let shown: String

  /// - Throws: `badRegex`.
  init(_ pattern: FeedFile.CodePattern) throws(ReturnMistake) {
    shown = pattern.text
    switch pattern {
    case .text(let text): test = .text(CaselessText.folded(text.trimmed))
    case .regex(let text): test = .regex(try RegexText.regex(text))
    case .range(let low, let high): test = .range(low, high)
    }
  }

  func fits(_ text: CodedText) -> Bool {
    switch test {
    case .text(let folded): return ExactText(folded) == ExactText(text.folded)
    case .regex(let regex): return RegexText.fitsWhole(regex, text.text)
    case .range(let low, let high):
      guard let number = text.number else { return false }
      return (low.map { $0 <= number } ?? true) && (high.map { number <= $0 } ?? true)
    }
  }
}

/// What a cell holds, as codes compare it.
struct CodedText {
  let text: String
  let folded: String
  let number: ExactDecimal?

  init(_ text: String) {
    self.text = text
    folded = CaselessText.folded(text)
    number = try? NumberText.number(text)
  }
}

/// The codes of a column, in order: the first that fits says what a value stands for.
struct CodeTable {
  private let codes: [(test: CodeTest, value: [UInt8])]

  /// How many codes a fault names.
  private static let shownCount = 8

  init(_ codes: [FeedFile.Code]) throws(ReturnMistake) {
    var tests: [(CodeTest, [UInt8])] = []
    for code in codes { tests.append((try CodeTest(code.pattern), code.value)) }
    self.codes = tests
  }

  var isEmpty: Bool { codes.isEmpty }

  /// The JSON that a value stands for; nil where no code is for it.
  func value(_ text: String) -> [UInt8]? {
    if codes.isEmpty { return nil }
    let coded = CodedText(text)
    return codes.first { $0.test.fits(coded) }?.value
  }

  /// The codes as the feed file writes them, the first of them.
  var shown: [String] { codes.prefix(CodeTable.shownCount).map(\.test.shown) }
}
