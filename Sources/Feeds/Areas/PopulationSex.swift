/// Whom a row of a table by sex counts.
public enum PopulationSex: UInt8, Hashable, Sendable {
  case persons, male, female

  /// Reads 1 or 2 as ONS writes them, a letter, or a word, in any case.
  package init?(_ text: String) {
    switch text.lowercased() {
    case "1", "m", "male", "males", "men": self = .male
    case "2", "f", "female", "females", "women": self = .female
    case "persons", "person", "all", "all persons", "total", "both", "both sexes": self = .persons
    default: return nil
    }
  }
}
