package import Events

extension ReportMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .unknownArea: "nothing known at this point names the area"
    case .noDefinitions: "no definition of an indicator is known at this point"
    case .unknownIndicator: "no definition of this indicator is known at this point"
    case .notPublished(_, let isQuarter):
      isQuarter
        ? "no paper of this name was published with these figures"
        : "no paper of this name was published, and it is no quarter, which is written as 2019/20 Q1"
    case .nothingToTakeBack: "no paper of this quarter was published for the area, so there is none to take back"
    case .stands(_, let knownAt, let changes, let figure, let was, let now):
      "this paper stands already, published from the first \(knownAt.grouped) events, and "
        + (changes == 1 ? "1 figure of it would be another" : "\(changes.grouped) figures of it would be others")
        + ": \(figure), “\(was)” then, " + (now.map { "“\($0)” now" } ?? "not shown now")
    case .nothingToCorrect: "every figure is as this paper showed it"
    case .takenBack(let reason): "this paper was taken back already (\(reason))"
    }
  }

  package func remedy(at door: Door) -> String {
    switch self {
    case .unknownArea: "Give a GSS code that the ledger knows, such as those of import areas"
    case .noDefinitions: "Adopt definitions with incident-ledger define, or name a later point"
    case .unknownIndicator(let nearest):
      nearest.map { "Is \($0) meant? See incident-ledger definitions" } ?? "See incident-ledger definitions"
    case .notPublished(let reports, _):
      reports.isEmpty
        ? "Nothing was published for this area: publish without --corrects"
        : "Name one that was published: \(reports.joined(separator: ", "))"
    case .nothingToTakeBack(let reports):
      reports.isEmpty
        ? "Nothing was published for this area" : "Name one that was: \(reports.joined(separator: ", "))"
    case .stands(let report, let knownAt, _, _, _, _):
      "Publish it in the place of that one, with a notice: add --corrects \"\(report)\" and a --reason; or name the point of "
        + "that one, --known-at \"#\(knownAt)\""
    case .takenBack: "Publish it anew with a notice: add --publish --corrects and the paper's name, and a --reason"
    case .nothingToCorrect: "Publish without --corrects, or name the point at which it is right"
    }
  }
}
