internal import Events
package import Ledger
package import Projections

/// Takes back what a paper showed: each of its figures is published anew without a value, with the notice.
package struct Withdrawal {
  private let figures: [PublishedFigure]
  private let notice: CorrectionNotice
  /// The area of the paper.
  private let area: String

  package init(_ figures: [PublishedFigure], area: String, _ notice: CorrectionNotice) {
    (self.figures, self.area, self.notice) = (figures, area, notice)
  }

  /// Appends a `figure.published` for each figure; those that were taken back already are duplicates.
  /// - Returns: `{"appended":n,"duplicates":n,"refused":0,"sequence":N,"root":"<hex>"}`
  @available(*, noasync, message: "an append stays on one thread")
  package func append(to ledger: Ledger) throws -> String {
    let meant = try ledger.erasures().meant
    let (duplicates, result) = try ledger.append { batch in
      var duplicates = 0
      for event in events(meant: meant) {
        if case .duplicate = try batch.add(event) { duplicates += 1 }
      }
      return duplicates
    }
    return AppendSummary(
      appended: result.appended, duplicates: duplicates, sequence: result.sequence, root: result.root
    ).json
  }

  /// The events, each in its canonical JSON.
  /// - Parameter meant: gives the texts of the journal for those that are told.
  func events(meant: (String) -> String) -> [[UInt8]] { figures.map { Array(event($0, meant).text.utf8) } }

  private func event(_ figure: PublishedFigure, _ meant: (String) -> String) -> JSONOutput {
    let period: [(String, JSONOutput)] = [
      ("end", .string(figure.end.description)), ("start", .string(figure.start.description)),
    ]
    let data: [(String, JSONOutput)] =
      [
        ("area", .string(meant(figure.area))), ("display", .string("[x]")),
        ("knownAt", .object([("sequence", .whole(figure.knownAt)), ("time", .null)])), ("period", .object(period)),
        ("report", .string(meant(figure.report))), ("value", .null),
        ("versions", .array(figure.versions.map { .whole($0) })), ("withdrawn", .flag(true)),
      ] + notice.members(meant)
    let id = [figure.report, area, figure.indicator, figure.area, String(figure.knownAt), "withdrawn"]
    return .object([
      ("data", .object(data)), ("id", .string(meant(id.joined(separator: "/")))),
      ("source", .string(Report.source)), ("specversion", .string("1.0")),
      ("subject", .string(meant(figure.indicator))), ("type", .string("figure.published")),
    ])
  }
}

extension CorrectionNotice {
  /// What a `figure.published` says with it.
  func members(_ meant: (String) -> String) -> [(String, JSONOutput)] {
    [("corrects", .string(meant(report))), ("reason", .string(meant(reason))), ("scheduled", .flag(isScheduled))]
  }
}
