internal import Events

/// Records of one kind with what becomes of them in each return.
struct PoliceSchedule<Record> {
  var records: [Record] = []
  /// For each return the changes that it brings.
  private(set) var changes: [[(record: Int, change: PoliceChange)]]

  init(returns: Int) { changes = (0..<returns).map { _ in [] } }

  mutating func change(_ record: Int, in index: Int, _ change: PoliceChange) {
    changes[index].append((record, change))
  }
}

/// The calendar of the police returns, as numbers of returns.
struct PoliceCalendar {
  let schedule: Timeline.Schedule
  /// The last return that the Board of September 2019 could know, and the one of October 2018.
  let board: Int
  let boardBefore: Int
  /// The last return of all; those after August 2019 bring only what is late and what has changed.
  let last: Int
  /// The first month of returns from Leicester and Rutland, and of incidents.
  static let wholeForceFrom = 12
  /// A return of the county that came in part, and one of Rutland that did not come, each made good a month later.
  static let partialCounty = 31
  static let missingRutland = 20
  /// The month of many vehicle offences: October 2018.
  static let spike = 27

  init(_ chance: inout SplitMix64) {
    schedule = Timeline.Schedule(
      from: Timeline.firstMonth, span: 1, count: 46, lag: 0, days: 8...12, hour: 6, chance: &chance)
    board = schedule.last(by: Timeline.board)
    boardBefore = schedule.last(by: Timeline.boardBefore)
    last = schedule.times.count - 1
    precondition(board == 37 && boardBefore == 25, "the Board knows the return of August")
  }

  func month(_ index: Int) -> Month { schedule.first.adding(index) }
}
