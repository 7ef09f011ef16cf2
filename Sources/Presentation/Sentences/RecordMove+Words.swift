package import Explanations

extension RecordMove {
  /// For a caption: `now counted`.
  package var words: String {
    switch self {
    case .counted: "now counted"
    case .uncounted: "no longer counted"
    case .undone: "counted alike at both figures, as another reason undoes it"
    case .base: "only among all that it is out of"
    }
  }

  /// For the heading of a column.
  package var title: String {
    switch self {
    case .counted: "Now counted"
    case .uncounted: "No longer"
    case .undone: "Alike at both"
    case .base: "Only out of"
    }
  }
}
