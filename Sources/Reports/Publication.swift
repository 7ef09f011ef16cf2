internal import Events
internal import Figures
package import Ledger

extension Report {
  /// The source of the events that say what papers showed. Their ids begin with the report, the paper's area, the indicator
  /// and the figure's area.
  static let source = "incident-ledger/report"

  /// Appends what the Board is shown, a `figure.published` for each figure.
  ///
  /// A figure that is published already, by the same report from the same point, is a duplicate.
  /// - Returns: `{"appended":n,"duplicates":n,"refused":0,"sequence":N,"root":"<hex>"}`
  @available(*, noasync, message: "an append stays on one thread")
  package func publish(in ledger: Ledger) throws -> String {
    let (duplicates, result) = try ledger.append { batch in
      var duplicates = 0
      let meant = try ledger.erasures().meant
      for event in publications(meant: meant) + withdrawals(meant: meant) {
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
  package func publications(meant: (String) -> String = { $0 }) -> [[UInt8]] {
    let corrected = Set(corrections.filter { $0.notice == notice && $0.after?.knownAt == knownLength }.map(Key.init))
    return figures.map { figure in
      Array(publication(figure, corrected.contains(Key(figure)) ? notice : nil, meant).text.utf8)
    }
  }

  /// The events that take back what the paper that this one corrects showed, and this one does not.
  private func withdrawals(meant: (String) -> String) -> [[UInt8]] {
    notice.map { Withdrawal(noLongerShown, area: area, $0).events(meant: meant) } ?? []
  }

  /// What a figure is of.
  private struct Key: Hashable {
    let indicator: String
    let area: String
    let start: CivilDate

    init(_ figure: Figure) {
      (indicator, area) = (figure.question.indicator, figure.question.area)
      start = figure.part.period.lowerBound
    }

    init(_ correction: Correction) {
      (indicator, area, start) = (correction.indicator, correction.area, correction.period.lowerBound)
    }
  }

  private func publication(
    _ figure: Figure, _ notice: CorrectionNotice?, _ meant: (String) -> String
  ) -> JSONOutput {
    var data: [(String, JSONOutput)] = [
      ("area", .string(meant(figure.question.area))), ("display", .string(figure.display)),
      (
        "knownAt",
        .object([("sequence", .whole(knownLength)), ("time", .optional(figure.knownTime?.description))])
      ),
      (
        "period",
        .object([
          ("end", .string(figure.part.period.upperBound.description)),
          ("start", .string(figure.part.period.lowerBound.description)),
        ])
      ),
      ("report", .string(quarter.label)), ("value", .optional(figure.value)),
      ("versions", .array(figure.versions.map { .whole($0) })),
    ]
    var id = [quarter.label, area, figure.question.indicator, figure.question.area, String(knownLength)]
    if let notice {
      data += notice.members(meant)
      id += ["corrects", notice.report]
    }
    return .object([
      ("data", .object(data)), ("id", .string(meant(id.joined(separator: "/")))),
      ("source", .string(Report.source)), ("specversion", .string("1.0")),
      ("subject", .string(meant(figure.question.indicator))), ("type", .string("figure.published")),
    ])
  }
}
