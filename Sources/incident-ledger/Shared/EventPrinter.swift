internal import Ledger

/// Prints events. What is printed is gathered as the ledger is read and written after that, so that a reader of the output who
/// takes long, or never comes, keeps nothing of the ledger.
struct EventPrinter {
  let ledger: Ledger
  let filter: EventFilter
  private(set) var chosen: ChosenEvents
  private var lines: EventLines

  init(ledger: Ledger, filter: EventFilter, chosen: ChosenEvents, lines: EventLines) {
    (self.ledger, self.filter, self.chosen, self.lines) = (ledger, filter, chosen, lines)
  }

  /// Whether nothing more is to be printed.
  var isOver: Bool { Output.state != .open || chosen.isOver }

  /// Prints the events of a range that are chosen.
  /// - Returns: the sequence to go on from.
  @discardableResult
  mutating func print(_ range: Range<Int>) throws -> Int {
    var next = range.lowerBound
    while next < range.upperBound && Output.state == .open {
      next = try ledger.forEachEvent(in: next..<range.upperBound, matching: filter) { sequence, record, json in
        if try chosen.take(&json, at: sequence, record: record) { lines.append(json) }
        return !lines.isFull
      }
      lines.flush()
    }
    return next
  }
}
