internal import Events
internal import Spreadsheets

/// How one field of a row is found.
struct FieldMapper {
  enum Way {
    case constant(MappedValue)
    /// The sheet lacks its column.
    case asHeld
    case text(CellSource, TextMapper)
    case area(CellSource, AreaMapper)
    /// The cells of a longitude and a latitude.
    case place(CellSource, PlaceMapper)
    case party(PartyMapper)
  }

  let name: String
  /// Where the value stands in the layout.
  let position: Int
  let way: Way
  /// Whether a cell may be empty.
  let mayBeEmpty: Bool
}

/// How a field that is a date is found.
struct DateFieldMapper {
  enum Way {
    case constant(DateReading)
    case asHeld
    case cells(CellSource, DateMapper)
  }

  let name: String
  let way: Way
  let mayBeEmpty: Bool
  /// Whether the event must have it.
  let isNeeded: Bool
}

/// How the answers to one question of a survey are found.
struct AnswerMapper {
  let question: String
  let cell: CellSource
  let answers: TextMapper
}
