internal import Events

/// What a file of data.police.uk states: one force's month of one table, or, where it is a file of refused rows, some rows
/// of several.
package struct PoliceContents: Sendable {
  package internal(set) var streets: [PoliceStatement] = []
  package internal(set) var outcomes: [PoliceOutcomes] = []

  private var streetPlaces: [PoliceForceMonth: Int] = [:]
  private var outcomePlaces: [PoliceForceMonth: Int] = [:]
  private var lastStreet: (key: PoliceForceMonth, place: Int)?

  init() {}

  var isEmpty: Bool { streets.isEmpty && outcomes.isEmpty }

  /// The number of its rows.
  package var rowCount: Int {
    streets.reduce(0) { $0 + $1.rows.count } + outcomes.reduce(0) { $0 + $1.rows.count }
  }

  /// Adds a row to the statement of its force's month, which is made where it is the first.
  mutating func append(
    _ row: PoliceRow, to key: PoliceForceMonth, areaName: @autoclosure () -> String?,
    orNew make: () -> PoliceStatement
  ) {
    let place = lastStreet.flatMap { $0.key == key ? $0.place : nil } ?? streetPlaces[key] ?? streets.count
    if place == streets.count {
      streets.append(make())
      streetPlaces[key] = place
    }
    lastStreet = (key, place)
    streets[place].append(row, areaName: areaName())
  }

  /// The same for a row of an outcomes file.
  mutating func append(_ row: PoliceOutcomeRow, to key: PoliceForceMonth, orNew make: () -> PoliceOutcomes) {
    let place = outcomePlaces[key] ?? outcomes.count
    if place == outcomes.count {
      outcomes.append(make())
      outcomePlaces[key] = place
    }
    outcomes[place].rows.append(row)
  }

  /// Says of every statement that rows of it were refused.
  mutating func noteRefusedRows() {
    for place in streets.indices { streets[place].completeness = .rowsRefused }
    for place in outcomes.indices { outcomes[place].completeness = .rowsRefused }
  }
}
