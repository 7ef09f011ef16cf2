internal import Events
package import Figures

extension ReceiptCheck.Note {
  /// The note as a sentence.
  package var sentence: String { Wording.said(words) }

  private var words: String {
    switch self {
    case .sealed: "The receipt keeps its numbers back, so they were not compared."
    case .withheld:
      "The numbers are too small to be told, so they were not compared (--disclose compares them)."
    }
  }
}

extension ReceiptCheck.Difference.Part {
  /// `value`, `display in the figure`.
  package var words: String {
    switch self {
    case .receipt(let part): part.rawValue
    case .member(let name): name + " in the figure"
    }
  }
}

extension ReceiptCheck.Found {
  package var words: String {
    switch self {
    case .text(let text): text
    case .nothing: "none"
    case .fewerEvents(let count): "\(count), all that the ledger has"
    case .noSuchVersion: "no such version"
    }
  }
}
