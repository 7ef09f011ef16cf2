/// Something wrong in a ledger: in which table, at which sequence where there is one, and what it is.
public struct Damage: Equatable, Sendable, CustomStringConvertible {
  /// The table of the journal, or of a projection.
  public let table: String
  /// The event that is affected; for a tile of the tree its first leaf, for a batch its first event.
  public let sequence: Int?
  /// What is wrong, as a sentence without a full stop.
  public let sentence: String

  package init(_ table: String, _ sequence: Int?, _ sentence: String) {
    self.table = table
    self.sequence = sequence
    // One line, whatever the damaged bytes were.
    self.sentence = sentence.map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
  }

  public var description: String {
    (sequence.map { "\(table), sequence \($0): " } ?? "\(table): ") + sentence
  }

  /// The damage as a line for another process: table, sequence or `-`, and sentence, with tabs between them.
  package var line: String { "\(table)\t\(sequence.map(String.init) ?? "-")\t\(sentence)" }

  /// Reads what `line` wrote.
  package init?(line: String) {
    let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1] == "-" || Int(parts[1]) != nil else { return nil }
    self.init(String(parts[0]), Int(parts[1]), String(parts[2]))
  }
}
