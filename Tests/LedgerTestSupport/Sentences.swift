package import Events
package import Explanations
package import Figures
internal import Presentation
internal import Synchronization

// The one place where tests reach for what is said to people: how sentences are made may change here alone.

extension Figure {
  /// What is said beside the figure.
  package var sentences: [String] { notes.map(\.sentence) }
}

extension Figure {
  /// The receipt as it is printed.
  package var receiptText: String { receipt?.text ?? "" }
}

extension Explanation {
  /// What is said beside the explanation.
  package var sentences: [String] { notes.map(\.sentence) }

  /// What is said of each reason.
  package var reasonSentences: [String] { ReasonSentences(self, minus: .hyphen).sentences }
}

extension ReceiptCheck {
  /// What is said beside the check.
  package var sentences: [String] { notes.map(\.sentence) }
}

extension Refusal {
  /// The rule that was broken, as it is said.
  package var sentence: String { rule }
}

/// Runs something with a number in place of every sentence that passes the seam: `1` for the first, `2` for the next that is
/// another.
package func withoutWords<Result>(_ body: () throws -> Result) rethrows -> Result {
  let numbers = Mutex<[String: Int]>([:])
  let replacement = Wording.Replacement { sentence in
    numbers.withLock { numbers in
      let number = numbers[sentence] ?? numbers.count + 1
      numbers[sentence] = number
      return "\(number)"
    }
  }
  return try Wording.$replacement.withValue(replacement, operation: body)
}
