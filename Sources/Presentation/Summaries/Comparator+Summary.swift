package import Figures

extension Figure.Comparator {
  /// The value as people read it.
  package var shownValue: String { NumberFormat.quoted(value) }

  /// The range as people read it; nil where the publisher gives none.
  package var shownRange: String? {
    guard let lower, let upper else { return nil }
    return "\(NumberFormat.quoted(lower)) to \(NumberFormat.quoted(upper))"
  }
}
