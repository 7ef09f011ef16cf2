/// What can be wrong with a return form beside what can be wrong with a definition.
public enum FormMistake: Mistake {
  case severalForms
  case noRows
  /// A row that says nothing of what stands in it.
  case noContent
  /// A key that does not belong to a row of this sort.
  case notBeside(String)
  /// A breakdown without values.
  case noValues
  case noText
  /// The field of a breakdown has a test already.
  case fieldTwice
}

extension FormMistake {
  public func rule(at door: Door) -> String { words.rule }

  public func remedy(at door: Door) -> String { words.remedy }

  private var words: (rule: String, remedy: String) {
    switch self {
    case .severalForms: ("a file holds one form", "Put each form into a file of its own")
    case .noRows: ("it is a list of rows, and not empty", "Write rows: with a - before each")
    case .noContent: ("a row has a heading, a count, an indicator or a breakdown", "Add one of them")
    case .notBeside(let kind): ("the key does not stand beside \(kind)", "Take it out, or make it a row of its own")
    case .noValues:
      ("it is a map from values of the field to what the form calls them", "Write values: { police: Police }")
    case .noText: ("it is a text, as the form calls the value", "Put the text in quotes")
    case .fieldTwice: ("the count has a test of this field already", "Take the test out of where:")
    }
  }
}
