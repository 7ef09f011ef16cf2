package import Events

extension ReportMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .unknownArea: "nothing known at this point names the area"
    case .noDefinitions: "no definition of an indicator is known at this point"
    case .unknownIndicator: "no definition of this indicator is known at this point"
    case .notPublished: "no paper of this name was published with these figures"
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
    case .notPublished(let reports):
      reports.isEmpty
        ? "Publish it first: report --publish" : "Name one that was published: \(reports.joined(separator: ", "))"
    case .takenBack: "Publish it anew with a notice: add --publish --corrects and the paper's name, and a --reason"
    case .nothingToCorrect: "Publish without --corrects, or name the point at which it is right"
    }
  }
}
