public import Events

/// What can be wrong with a file of areas or of their populations.
public enum AreaMistake: Mistake {
  /// What an area is said to have in two ways.
  public enum Trait: String, Sendable { case parent, name, level }

  case badCode
  // The hierarchy.
  case twoTraits(Trait, here: String, earlier: String, line: Int)
  case belowItself
  case badLevel
  case noFinestCode
  // Columns of a look-up.
  case noCodes
  case levelTwice(String)
  case unknownColumn
  // Populations.
  case twoPopulations(code: String, year: Int, persons: Int, line: Int)
  case unknownPopulationColumn
  case noPopulationColumns
  case badYear
  case badPersons
}
