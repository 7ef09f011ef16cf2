public import Events

/// What can be wrong with a file of areas.
public enum AreaMistake: Mistake {
  /// What an area is said to have in two ways.
  public enum Trait: String, Sendable { case parent, name, level, start, end }

  case badCode
  // The hierarchy.
  case twoTraits(Trait, here: String, earlier: String, line: Int)
  case belowItself
  case badLevel
  case badGeography
  case badDate
  case nothingLeft
  /// Areas in use would leave their parents: how many, and the first of them.
  case moves(count: Int, first: [AreaMove])
  // Columns of a look-up.
  case noCodes
  case levelTwice(String)
  case unknownColumn
  /// Areas of a coarser level would lie below those of a finer one, whose column stands behind theirs.
  case coarserFirst(level: String, column: String, finer: String, finerColumn: String)
  // A look-up from one vintage to the next.
  case unknownVintages
  case badChange
  /// The area is unchanged, and had this code.
  case unchangedButOther(String)
}
