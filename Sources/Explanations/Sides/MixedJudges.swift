internal import Events
internal import Snapshots

/// The judges of a mixture of a window's side and a definition's side, day by day of the window.
///
/// Where the two are different sides, versions keep their place relative to the window's end: a record is judged by
/// the definition side's version in force on its date plus the months from the window side's end to the
/// definition side's end.
final class MixedJudges {
  /// The window's days.
  let dates: Range<CivilDate>
  /// For each day of the window the position of its judge in `definitions`.
  private let judgeOfDay: [UInt32]
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
      if let position = definitions.firstIndex(where: { $0.version == judge.version }) { return UInt32(position) }
      definitions.append(judge)
      return UInt32(definitions.count - 1)
    }
    self.definitions = definitions
  }

  /// The position of the judge of a day; nil outside the window.
  func judge(of day: Int32) -> Int? {
    guard day >= dates.lowerBound.day, day < dates.upperBound.day else { return nil }
    return Int(judgeOfDay[Int(day - dates.lowerBound.day)])
  }
}

extension MixedJudges {
  /// The judges of all four mixtures of a window's side and a definition's side.
  struct Grid {
    /// In the order of `position`.
    let all: [MixedJudges]

    init(_ a: SideContext, _ b: SideContext) {
      all = [(a, a), (a, b), (b, a), (b, b)].map { MixedJudges(window: $0, definition: $1) }
    }

    /// Where the judges of a mixture stand in `all`.
    /// - Parameters:
    ///   - window: whether the window is B's, and `definition` whether the definition is.
    static func position(window: Bool, definition: Bool) -> Int { (window ? 2 : 0) + (definition ? 1 : 0) }
  }
}
