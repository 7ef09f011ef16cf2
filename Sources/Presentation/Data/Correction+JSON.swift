internal import Events
internal import Reports

extension Report.Correction {
  /// What was shown and what is, with the notice; null where there is none.
  var json: JSONOutput {
    .object([
      ("indicator", .string(indicator)), ("area", .string(area)),
      (
        "period",
        .object([
          ("start", .string(period.lowerBound.description)), ("end", .string(period.upperBound.description)),
        ])
      ), ("corrects", .string(notice.report)), ("before", before?.json ?? .null), ("after", after?.json ?? .null),
      ("reason", .string(notice.reason)), ("scheduled", .flag(notice.isScheduled)),
    ])
  }
}

extension Report.Shown {
  fileprivate var json: JSONOutput {
    .object([("report", .string(report)), ("display", .string(display)), ("knownAt", .whole(knownAt))])
  }
}
