public import Events

/// Why no feed file can be drafted.
public enum DraftMistake: Mistake {
  case noHeadings
}
