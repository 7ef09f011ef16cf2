internal import Events
internal import Rationals
package import Statistics

/// The Fingertips marker of a recent trend over figures, or the reason why there is none.
package enum RecentTrend: Sendable, Equatable {
  /// What the test found, and which direction is good.
  case found(TrendTest, Polarity)
  case refused(TrendRefusal)

  /// - Parameter figures: oldest first.
  package init(_ figures: [Figure]) {
    do throws(TrendRefusal) {
      let test = try RecentTrend.test(figures)
      let polarity = figures.last?.header?.polarity.statistical ?? .neither
      self = .found(test, polarity)
    } catch {
      self = .refused(error)
    }
  }

  private static func test(_ figures: [Figure]) throws(TrendRefusal) -> TrendTest {
    let breaks = Comparability.breaks(figures)
    let isShare =
      figures.last?.header.map { $0.measure == .percentage && !($0.of?.records.contains(.answer) ?? false) } ?? false
    if isShare {
      let points = figures.map { figure -> TrendTest.Share? in
        guard figure.value != nil, let numerator = figure.part.numerator, let denominator = figure.part.denominator
        else {
          return nil
        }
        return TrendTest.Share(numerator.double, of: denominator.double)
      }
      return try TrendTest.shares(TrendSeries(points, periods: periods(figures), breaks: breaks))
    }
    // A point without an interval has one without width, which the test refuses by name.
    let points = figures.map { figure in
      figure.value.map { value in
        TrendTest.Value(value, lower: figure.interval?.lower ?? value, upper: figure.interval?.upper ?? value)
      }
    }
    return try TrendTest.values(TrendSeries(points, periods: periods(figures), breaks: breaks))
  }

  private static func periods<Point>(_ figures: [Figure]) -> TrendSeries<Point>.Periods {
    if Comparability.overlaps(figures) { return .rolling }
    guard figures.count > 1 else { return .years }
    let (first, second) = (figures[0].question.to.index, figures[1].question.to.index)
    return switch second - first {
    case 12: .years
    case 3: .quarters
    default: .months
    }
  }
}
