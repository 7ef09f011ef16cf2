internal import Events
package import Ledger
package import Projections
internal import Questions
internal import Snapshots

/// What a ledger says of a receipt: the figure is computed again from the same events, and each part is compared.
package struct ReceiptCheck: Sendable {
  /// A part that differs.
  package struct Difference: Sendable, Equatable {
    package enum Part: Sendable, Hashable {
      case receipt(Receipt.Part)
      /// A member of the figure as JSON that the receipt stands in.
      case member(String)
    }

    package var part: Part
    /// What the receipt, or the figure it stands in, says; nil where that says nothing.
    package var stated: String?
    /// What this ledger says.
    package var found: Found

    package init(part: Part, stated: String?, found: Found) {
      (self.part, self.stated, self.found) = (part, stated, found)
    }
  }

  /// What a ledger has in place of what is stated.
  package enum Found: Sendable, Hashable {
    case text(String)
    /// Nothing for this part.
    case nothing
    /// Fewer events than the receipt names: how many.
    case fewerEvents(Int)
    case noSuchVersion
  }

  /// What could not be compared.
  package enum Note: Sendable, Hashable {
    /// The receipt keeps its numbers back.
    case sealed
    /// The numbers are too small to be told.
    case withheld
  }

  package let receipt: Receipt
  /// Empty where the figure is what the receipt says.
  package var differences: [Difference] = []
  package private(set) var notes: [Note] = []
  /// The figure as this ledger gives it; nil where it has not got so far.
  package private(set) var figure: Figure?

  /// - Parameter disclose: whether numbers that are too small to be published may be told, and so compared.
  /// - Throws: a `Refusal` where a part of the receipt cannot be read.
  package init(_ given: Receipt, ledger: Ledger, projection: Projection, disclose: Bool) throws {
    let receipt = given.told(by: projection.erased)
    self.receipt = receipt
    let length = try receipt.length()
    let months = try receipt.months()
    guard length <= projection.length else {
      differences = [
        Difference(part: .receipt(.events), stated: String(length), found: .fewerEvents(projection.length))
      ]
      return
    }
    let isShown = disclose && !receipt.isSealed
    let maker = try FigureMaker(Snapshot(projection, length: length), ledger: ledger)
    var figure: Figure
    do throws(Refusal) {
      figure = try maker.figure(receipt.question(window: nil, disclose: isShown))
      if figure.part.period != months.lowerBound.start..<months.upperBound.start {
        let window = ReceiptCheck.window(months, to: figure.question.to)
        figure = try maker.figure(receipt.question(window: window, disclose: isShown))
      }
    } catch {
      guard case .unknownVersion? = error.mistake as? QuestionMistake else { throw error }
      differences = [
        Difference(part: .receipt(.definition), stated: receipt[.definition], found: .noSuchVersion)
      ]
      return
    }
    self.figure = figure
    if let found = figure.receipt { compare(found) }
  }

  /// The window that counts these months.
  private static func window(_ months: Range<Month>, to month: Month) -> Window {
    if Window.quarter.months(to: month) == months { return .quarter }
    return .months(months.upperBound.index - months.lowerBound.index)
  }

  private mutating func compare(_ found: Receipt) {
    for part in Receipt.Part.allCases where receipt[part] != found[part] {
      if [receipt[part], found[part]].contains(Receipt.withheld) { continue }
      differences.append(
        Difference(part: .receipt(part), stated: receipt[part], found: found[part].map { .text($0) } ?? .nothing))
    }
    if receipt.isSealed {
      notes.append(.sealed)
    } else if found.isSealed {
      notes.append(.withheld)
    }
  }
}
