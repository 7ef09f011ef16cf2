internal import Events

/// The days that both windows count, by the same version and hierarchy in every mixture: a record of such a day that
/// stands alike at both sides adds the same in every mixture, and has no share in anything.
struct SteadyDays {
  private let first: Int32
  private let isSteady: [Bool]

  /// - Parameter isOneHierarchy: whether both sides know the same areas.
  init(_ judges: MixedJudges.Grid, isOneHierarchy: Bool) {
    let all = judges.all
    let start = all.map(\.dates.lowerBound.day).max() ?? 0
    let end = all.map(\.dates.upperBound.day).min() ?? 0
    first = start
    guard isOneHierarchy, start < end else {
      isSteady = []
      return
    }
    isSteady = (start..<end).map { day in
      let versions = all.map { mixed in mixed.judge(of: day).map { mixed.definitions[$0].version } }
      return versions.allSatisfy { $0 != nil && $0 == versions[0] }
    }
  }

  func contains(_ day: Int32) -> Bool {
    let offset = Int(day) - Int(first)
    return isSteady.indices.contains(offset) && isSteady[offset]
  }

  var isEmpty: Bool { !isSteady.contains(true) }
}
