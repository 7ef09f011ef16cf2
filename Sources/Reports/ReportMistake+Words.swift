package import Events

extension ReportMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .unknownArea: "nothing known at this point names the area"
    case .noDefinitions: "no definition of an indicator is known at this point"
    }
  }

  package func remedy(at door: Door) -> String {
    switch self {
    case .unknownArea: "Give a GSS code that the ledger knows, such as those of import areas"
    case .noDefinitions: "Adopt definitions with incident-ledger define, or name a later point"
    }
  }
}
