public import Events

/// What breaks no rule and is most likely a slip. An event with it is appended, with a warning.
public enum WarningMistake: Mistake {
  /// The word is new, and close to this known one.
  case nearWord(String)
  /// The date of what happened is after the civil day of the recorded time.
  case dateAhead(recorded: CivilDate)
  /// No force has the name, and one has this name, which is close to it; the force is the one of the file's name.
  case nearForce(String, taken: String)
}

/// The same where slips are refused.
public struct StrictMistake: Mistake {
  public let warning: WarningMistake
}
