package import Events

/// What a trend says beside its figures: the control chart of periods counted alone, the marker of recent years.
package struct TrendSummary: Sendable {
  package let figures: [Figure]
  /// The control chart, or why there is none; nil where none was asked for.
  package let control: Result<ControlSeries, ControlSeries.Refusal>?
  /// The marker of a recent trend; nil where the figures are not yearly.
  package let recent: RecentTrend?

  /// - Parameters:
  ///   - figures: oldest first.
  ///   - alone: the period that is counted alone, if one is: months and quarters make a control chart.
  package init(_ figures: [Figure], every: Frequency, alone: SinglePeriod?) {
    self.figures = figures
    control =
      switch alone {
      case .month, .quarter:
        Result { () throws(ControlSeries.Refusal) in try ControlSeries(figures) }
      case .year, nil: nil
      }
    recent = every == .year ? RecentTrend(figures) : nil
  }

  /// The table with its chart, and what was found.
  package var text: String {
    var text = SeriesTerminal.trend(figures)
    if let control {
      text += "\nControl chart (XmR)\n"
      switch control {
      case .success(let series):
        text += TextSanitizer.lines(series.sentences.flatMap(WrappedText.item))
      case .failure(let refusal): text += TextSanitizer.lines(WrappedText.item(refusal.reason))
      }
    }
    if let recent { text += "\n" + TextSanitizer.lines(WrappedText.lines(recent.sentence)) }
    return text
  }

  /// `{"figures":[…]}`, with `chart` and `recentTrend` beside them where there are any.
  package var json: JSONOutput {
    var members: [(String, JSONOutput)] = [("figures", .array(figures.map(\.json)))]
    switch control {
    case .success(let series): members.append(("chart", series.json))
    case .failure(let refusal): members.append(("chart", .object([("refused", .string(refusal.reason))])))
    case nil: break
    }
    if let recent { members.append(("recentTrend", recent.json)) }
    return .object(members)
  }
}
