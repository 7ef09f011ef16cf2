public import Events

/// What can be wrong with a table of populations, or with what is to be taken from it.
public enum PopulationMistake: Mistake {
  // Columns.
  case unknownColumn
  case noColumns
  /// The table says by itself what is counted.
  case namesItself
  case noAges
  case noSexes
  case noYear
  // Cells.
  case badYear
  case badPersons
  case badOf
  case badSex
  case badAge
  case twice(persons: Int, line: Int)
  case nothingLeft
  // Sums.
  /// Of an area and a year, some single years of age have no number.
  case missingAges(code: String, year: Int, expected: Int, found: Int)
  /// Of an area and a year there are numbers of one sex alone.
  case oneSex(code: String, year: Int, sex: PopulationSex)
  // What is to be taken.
  case partWithoutName
  /// The last age of the table is open.
  case beyondLastAge(Int)
  case ageNotThere(Int)
}
