internal import Events
internal import Projections
internal import Snapshots

/// What is declared of the returns for what an indicator counts in a month.
struct DeclaredReturns {
  /// The feeds of which one has to account for the month, each list with its accounts at a point.
  private let choices: [Definition.FeedChoice]
  private let month: Month

  /// The feeds that the version in force names, or the kinds of record that it counts and that somebody declares.
  init(_ judges: Judges, _ month: Month, in area: AreaWorkings) {
    self.month = month
    let header = judges.header(for: month)
    choices =
      header?.feeds
      ?? (header?.countedKinds.map(\.word) ?? []).filter { area.account(of: $0).firstMonth != nil }.map { [$0] }
  }

  /// The feeds that have to account for the month: where one of several is enough, they stand together.
  var feeds: [String] { choices.map { $0.joined(separator: " or ") } }

  /// Whether the returns of each feed are declared complete for an area at a point.
  func isComplete(in area: AreaWorkings) -> Bool {
    !choices.isEmpty && choices.allSatisfy { best($0, area) == .complete }
  }

  /// The feeds for which the month is declared for an area at a point, be it as complete, partial or missing.
  func declared(in area: AreaWorkings) -> [String] {
    choices.filter { best($0, area) != .undeclared }.map { $0.joined(separator: " or ") }
  }

  private func best(_ choice: Definition.FeedChoice, _ area: AreaWorkings) -> MonthStatus {
    choice.map { area.account(of: $0).account(for: month).status }.min() ?? .undeclared
  }
}
