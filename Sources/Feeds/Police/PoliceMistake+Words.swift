public import Events

extension PoliceMistake {
  public func rule(at door: Door) -> String {
    switch self {
    case .stopAndSearchFile:
      "the columns are not those of a street-level or outcomes file of data.police.uk but of a stop-and-search file"
    case .unknownColumn(let table): PoliceMistake.otherColumns(than: table) + ": one is unknown"
    case .missingColumn(let table): PoliceMistake.otherColumns(than: table) + ": one is missing"
    case .columnOrder(let table): PoliceMistake.otherColumns(than: table) + ": their order differs"
    case .noRowsAndNoName: "the file has no rows, and its name tells neither force nor month"
    case .noRowsAndUnknownForce: "the file has no rows, and its name tells an unknown force"
    case .badForcesTable: "a table of forces has the columns slug,name,area"
    case .forceTwice: "each name of a force stands once, and a force has one area"
    case .removals(let force, let month): "more than a fifth of the records of \(force) in \(month) would vanish"
    case .badMonth: "the month does not exist"
    case .unknownForce: "no police force of this name is known, and the file's name does not tell one either"
    case .otherStatement(let force, let month):
      "the file began with \(force) and \(month): it states one force's month"
    case .badCrimeID: "a crime ID is at most 128 letters, digits, full stops, hyphens and underscores"
    case .badCoordinate(let bound): "it is not a decimal number from -\(bound) to \(bound) that a double keeps"
    case .oneCoordinate: "only one of longitude and latitude is given"
    case .badAreaCode: "an area code is a capital letter and eight digits"
    case .unknownCrimeType: "the crime type is none of the categories that data.police.uk has for the month"
    case .outcomeOfIncident: "anti-social behaviour is an incident, which has no outcome"
    case .noOutcome: "a row of an outcomes file says what became of the crime"
    case .unknownTable:
      "a refused row is of one of " + PoliceTable.allCases.map(\.rawValue).joined(separator: ", ")
    }
  }

  private static func otherColumns(than table: PoliceTable) -> String {
    let file =
      switch table {
      case .street: "a street-level file"
      case .outcomes: "an outcomes file"
      }
    return "the columns are not those of \(file) of data.police.uk"
  }

  public func remedy(at door: Door) -> String {
    switch self {
    case .stopAndSearchFile:
      "Give the files of the same month that end with -street.csv and -outcomes.csv"
    case .unknownColumn(let table), .missingColumn(let table), .columnOrder(let table):
      "Give the file as it was published, with the columns "
        + (table == .street ? PoliceColumn.titles : PoliceColumn.outcomesTitles).joined(separator: ",")
    case .noRowsAndNoName:
      "Name it as data.police.uk does, such as 2018-10-leicestershire-street.csv or 2018-10-leicestershire-outcomes.csv"
    case .noRowsAndUnknownForce(let known): "Name it after one of: " + known.joined(separator: ", ")
    case .badForcesTable: "Name the columns so"
    case .forceTwice: "Take the row out, or correct it"
    case .removals:
      "Check that the file is whole; if the source did remove them, import it with --accept-removals"
    case .badMonth: "Write it as 2018-10"
    case .unknownForce(let known):
      "Where the force was renamed, name the file as data.police.uk does, such as 2018-10-leicestershire-street.csv: its"
        + " force is then taken from there, and is one of " + known.joined(separator: ", ")
    case .otherStatement: "Put each force's month into a file of its own"
    case .badCrimeID: "Give it as published: 64 hexadecimal digits, or nothing"
    case .badCoordinate: "Write degrees with at most 15 digits, such as -1.217961"
    case .oneCoordinate: "Give both or neither"
    case .badAreaCode: "Give the code as published, such as E01025631, or leave it empty"
    case .unknownCrimeType(let known): "Write one of: " + known.joined(separator: ", ")
    case .outcomeOfIncident: "Leave the outcome empty, or correct the crime type"
    case .noOutcome: "Write it as published, such as Local resolution, or take the row out"
    case .unknownTable: "Leave the column as it was written"
    }
  }
}
