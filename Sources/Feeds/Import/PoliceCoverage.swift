internal import Events
internal import Ledger

/// Which months the ledger says it has of data.police.uk, force by force.
///
/// A month that nobody declared is never a zero, so an import declares what it took. A month is declared once: again only
/// where its newest declaration, whoever made it, says something else.
public struct PoliceCoverage {
  private struct Declaration {
    var sequence: Int
    var months: Range<Month>
    var status: String
  }

  /// The declarations of the feed, by area.
  private var declarations: [String: [Declaration]] = [:]

  /// Whether every row of a month was taken.
  enum Status: String { case complete, partial }

  /// Reads what is declared, the batch's own declarations included.
  init(_ batch: borrowing Batch) throws {
    try batch.forEachEvent(kind: .coverage, subjectsBeginningWith: "") { sequence, event in
      guard event.text("feed") == PoliceFactEvents.feed else { return }
      note(
        event.required(text: "area"), sequence, event.required(date: "start").month..<event.required(date: "end").month,
        event.required(text: "status"))
    }
  }

  private mutating func note(_ area: String, _ sequence: Int, _ months: Range<Month>, _ status: String) {
    declarations[area, default: []].append(Declaration(sequence: sequence, months: months, status: status))
  }

  /// What the newest declaration for an area and month says; nil where there is none.
  private func status(of area: String, in month: Month) -> String? {
    declarations[area]?.filter { $0.months.contains(month) }.max { $0.sequence < $1.sequence }?.status
  }

  func isDeclared(_ force: PoliceForce, _ month: Month, _ status: Status? = nil) -> Bool {
    let declared = self.status(of: force.area, in: month)
    return status.map { $0.rawValue == declared } ?? (declared != nil)
  }

  /// Declares a month, unless its newest declaration says the same.
  /// - Returns: whether it did.
  /// - Throws: the `Refusal` of the event, or the error that ends the batch.
  @discardableResult
  mutating func declare(
    _ force: PoliceForce, _ month: Month, _ status: Status, received: Int? = nil, in batch: inout Batch,
    _ events: inout NumberedEvents
  ) throws -> Bool {
    if isDeclared(force, month, status) { return false }
    let writer = PoliceFactEvents(force, month)
    try events.add(to: &batch) { number, buffer in
      writer.append(status: status.rawValue, received: received, number: number, to: &buffer)
    }
    note(force.area, batch.length - 1, month..<month.adding(1), status.rawValue)
    return true
  }
}

// MARK: Months that were imported before they were declared

extension PoliceCoverage {
  /// Declares as complete every month of a force of which the ledger holds records and no declaration: those that were
  /// imported before imports declared what they took. What was refused then is not known any more.
  /// - Parameter forces: a table of forces, CSV with the columns `slug,name,area`.
  @available(*, noasync, message: "an append stays on one thread")
  public static func declareEarlier(forces: [UInt8], _ intake: Ingest) throws -> FeedReport {
    let forces = try PoliceForce.table(file: "forces.csv", bytes: forces)
    return try intake.run { batch, report, _ in
      var coverage = try PoliceCoverage(batch)
      var events = NumberedEvents()
      for force in forces {
        var declared: [Month] = []
        for month in try months(of: force, in: batch) {
          if coverage.isDeclared(force, month) {
            report.duplicates += 1
          } else if try coverage.declare(force, month, .complete, in: &batch, &events) {
            declared.append(month)
          }
        }
        if let first = declared.first, let last = declared.last {
          report.notes.append(
            first == last
              ? "Declared \(first) of \(force.slug) complete."
              : "Declared \(declared.count) months of \(force.slug) from \(first) to \(last) complete.")
        }
      }
    }
  }

  /// The months of which the ledger holds records that came from the force's files, open or not.
  private static func months(of force: PoliceForce, in batch: borrowing Batch) throws -> [Month] {
    let source = PoliceFactEvents.source(of: force)
    var found: Set<Month> = []
    for kind in [SubjectKind.record(.crime), .record(.incident)] {
      for folder in try batch.folders(kind: kind, below: force.slug + "/") {
        guard let month = Month(folder), !found.contains(month) else { continue }
        let prefix = PoliceSubject.prefix(force: force, month: folder)
        let isOwn = try batch.holdsEvent(kind: kind, subjectsBeginningWith: prefix) {
          $0.rule.role == .opens && $0.source == source
        }
        if isOwn { found.insert(month) }
      }
    }
    return found.sorted()
  }
}
