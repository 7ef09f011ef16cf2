internal import Events
internal import Spreadsheets

/// Turns what some cells hold together into a pseudonym.
struct PartyMapper {
  private let cells: [CellSource]
  private let blanks: Set<ExactText>
  private let ownsBlank: Bool
  private let key: PseudonymKey

  init(_ pseudonym: FeedFile.Pseudonym, key: PseudonymKey, _ header: HeaderMatch, hidden: Set<Int>) {
    cells = pseudonym.columns.map { CellSource([$0], header, hidden: hidden) }
    blanks = Set(pseudonym.blanks.map { ExactText(CaselessText.folded($0.trimmed)) })
    (ownsBlank, self.key) = (pseudonym.ownWhereBlank, key)
  }

  enum Outcome {
    case party(String)
    /// A part is blank, and the feed file has such rows be a party of their own.
    case own
    case faults([(column: String, ReturnMistake)])
  }

  func outcome(_ row: SheetRow) -> Outcome {
    var faults: [(column: String, ReturnMistake)] = []
    var (parts, hasBlank): ([String], Bool) = ([], false)
    for source in cells {
      let cell = source.text(of: row)
      if case .error = cell {
        faults.append((source.name, .errorValue))
      } else if isBlank(cell.text) {
        hasBlank = true
        if !ownsBlank { faults.append((source.name, .blankPart)) }
      } else {
        parts.append(cell.text)
      }
    }
    if !faults.isEmpty { return .faults(faults) }
    if hasBlank { return .own }
    guard let party = key.pseudonym(of: parts) else {
      preconditionFailure("A part without a letter or a digit is blank.")
    }
    return .party(party)
  }

  /// The pseudonym for a row of its own.
  func own(source: String, key parts: [String]) -> String { key.ownPseudonym(source: source, key: parts) }

  private func isBlank(_ text: String) -> Bool {
    PseudonymKey.folded(text).isEmpty || (!blanks.isEmpty && blanks.contains(ExactText(CaselessText.folded(text))))
  }
}
