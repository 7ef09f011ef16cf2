internal import Snapshots
internal import Synchronization

/// The workings of the figures that one maker makes, whichever thread asks it.
final class SharedWorkings: Sendable {
  /// After how much all is dropped that was kept: a figure adds some kilobytes at most.
  struct Limits {
    let indicatorCount: Int
    let figureCount: Int

    /// Of what is asked now and then.
    static let questions = Limits(indicatorCount: 64, figureCount: 8192)
    /// Of what is asked for one indicator after another, in as many areas and months as there are.
    static let cube = Limits(indicatorCount: 1, figureCount: .max)
  }

  /// What is kept.
  struct Kept {
    private let limits: Limits
    private(set) var areas: Workings
    private var indicators: [Key: IndicatorWorkings] = [:]
    private var figureCount = 0

    private struct Key: Hashable {
      let indicator: String
      let definition: Int?
    }

    fileprivate init(_ point: Snapshot, _ limits: Limits) {
      areas = Workings(point)
      self.limits = limits
    }

    /// Who judges the indicator of a question; nil where the version asked for does not exist.
    mutating func indicator(_ question: FigureQuestion) -> IndicatorWorkings? {
      let key = Key(indicator: question.indicator, definition: question.definition)
      dropWhatIsTooMuch(before: key)
      if let found = indicators[key] { return found }
      let point = areas.point
      guard let judges = point.judges(of: question.indicator, version: question.definition) else { return nil }
      let made = IndicatorWorkings(question.indicator, judges: judges, at: point)
      indicators[key] = made
      return made
    }

    private mutating func dropWhatIsTooMuch(before key: Key) {
      figureCount += 1
      if indicators.count >= limits.indicatorCount, indicators[key] == nil { indicators = [:] }
      guard figureCount > limits.figureCount else { return }
      // What was counted is kept under the numbers of these areas.
      areas = Workings(areas.point)
      (indicators, figureCount) = ([:], 1)
    }
  }

  private let point: Snapshot
  private let limits: Limits
  private let kept: Mutex<Kept>

  init(_ point: Snapshot, _ limits: Limits = .questions) {
    self.point = point
    self.limits = limits
    kept = Mutex(Kept(point, limits))
  }

  /// Uses what is kept; where another thread uses it, what is made for this time.
  func use<Result: Sendable>(_ body: (inout Kept) -> Result) -> Result {
    if let result = kept.withLockIfAvailable({ body(&$0) }) { return result }
    var own = Kept(point, limits)
    return body(&own)
  }
}
