package import Events
package import Figures
internal import Statistics

extension TrendAnalysis {
  /// `{"figures":[…]}`, with `chart` and `recentTrend` beside them where there are any.
  package var json: JSONOutput {
    var members: [(String, JSONOutput)] = [("figures", .array(figures.map(\.json)))]
    switch control {
    case .success(let series): members.append(("chart", series.json))
    case .failure(let obstacle): members.append(("chart", .object([("refused", .string(obstacle.sentence))])))
    case nil: break
    }
    if let recent { members.append(("recentTrend", recent.json)) }
    return .object(members)
  }
}

extension RecentTrend {
  package var json: JSONOutput {
    switch self {
    case .found(let test, let polarity):
      .object([("words", .string(test.words(polarity))), ("chiSquared", .double(test.chiSquared))])
    case .refused(let refusal): .object([("refused", .string(refusal.words))])
    }
  }
}

extension ControlSeries {
  package var json: JSONOutput {
    .object([
      ("kind", .string("xmr")), ("segments", .array(chart.segments.map(json))),
      ("assurance", .optional(assurance?.found.rawValue)),
      (
        "signals",
        .array(
          figures.indices.compactMap { index in
            signal(at: index).map { signal in
              .object([
                ("start", .string(figures[index].part.period.lowerBound.description)),
                ("end", .string(figures[index].part.period.upperBound.description)), ("signal", .string(signal.words)),
              ])
            }
          })
      ),
    ])
  }

  /// A segment with its limits as they are shown.
  private func json(_ segment: XmRChart.Segment) -> JSONOutput {
    let shown = limits(at: segment.range.lowerBound)
    return .object([
      ("start", .string(figures[segment.range.lowerBound].part.period.lowerBound.description)),
      ("end", .string(figures[segment.range.upperBound - 1].part.period.upperBound.description)),
      ("mean", .optional(segment.limits?.mean)), ("lower", .optional(shown?.lower ?? segment.limits?.lower)),
      ("upper", .optional(shown?.upper ?? segment.limits?.upper)), ("trial", .flag(segment.isShort)),
    ])
  }
}

extension ComparisonAnalysis {
  /// `{"figures":[…]}`, with `benchmarks` beside them where areas are compared.
  package var json: JSONOutput {
    var members: [(String, JSONOutput)] = [("figures", .array(figures.map(\.json)))]
    let compared = figures.indices.compactMap { index -> JSONOutput? in
      guard let benchmark = benchmark(index), let comparison = comparison(index) else { return nil }
      func limits(_ level: ConfidenceLevel) -> JSONOutput {
        funnel(index, at: level).map { .object([("lower", .double($0.lower)), ("upper", .double($0.upper))]) } ?? .null
      }
      return .object([
        ("area", .string(figures[index].question.area)), ("benchmark", .string(benchmark.figure.question.area)),
        ("comparison", .string(comparison.comparison.difference.rawValue)), ("words", .string(comparison.words)),
        ("level", .optional(comparison.comparison.level)), ("funnel", limits(.percent95)),
        ("funnel998", limits(.percent998)),
      ])
    }
    if !compared.isEmpty { members.append(("benchmarks", .array(compared))) }
    return .object(members)
  }
}
