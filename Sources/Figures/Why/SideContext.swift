internal import Events
internal import Projections

/// What one side brings to the mixtures: its figure's window, its header and its judges.
struct SideContext {
  let side: ExplanationSide
  let figure: Figure
  let header: Definition
  /// The months counted.
  let window: Range<CivilDate>
  /// The versions that judge at least one day of the window.
  let judges: Judges

  init?(_ side: ExplanationSide, figure: Figure) {
    guard let header = figure.header else { return nil }
    self.side = side
    self.figure = figure
    self.header = header
    window = figure.part.period
    if let version = figure.question.definition,
      let adoption = side.point.adoption(of: figure.question.indicator, version: version)
    {
      judges = Judges(only: adoption.definition)
    } else {
      let adopted = side.point.adoptions(of: figure.question.indicator).map(\.definition)
      let all = Judges(adopted: adopted)
      judges = all.only(all.versions(of: figure.part.period))
    }
  }

  /// The month after the window's last.
  var end: Month { window.upperBound.month }
}

/// The judges of a mixture of a window's side and a definition's side, day by day of the window.
///
/// Where the two are different sides, versions keep their place relative to the window's end: a record is judged by
/// the definition side's version in force on its date plus the months from the window side's end to the
/// definition side's end.
final class MixedJudges {
  /// The window's days.
  let dates: Range<CivilDate>
  /// For each day of the window the position of its judge in `definitions`.
  private let judgeOfDay: [UInt8]
  let definitions: [Definition]

  init(window: SideContext, definition: SideContext) {
    dates = window.window
    let months = definition.end.index - window.end.index
    var definitions: [Definition] = []
    judgeOfDay = (dates.lowerBound.day..<dates.upperBound.day).map { day in
      let judged = CivilDate(day: day).adding(months: months)
      guard let judge = definition.judges.judge(of: judged) else {
        preconditionFailure("A figure that has a header has a judge for every day.")
      }
      if let position = definitions.firstIndex(where: { $0.version == judge.version }) { return UInt8(position) }
      definitions.append(judge)
      return UInt8(definitions.count - 1)
    }
    self.definitions = definitions
  }

  /// The position of the judge of a day; nil outside the window.
  func judge(of day: Int32) -> Int? {
    guard day >= dates.lowerBound.day, day < dates.upperBound.day else { return nil }
    return Int(judgeOfDay[Int(day - dates.lowerBound.day)])
  }
}
