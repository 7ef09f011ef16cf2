internal import Events

/// What a trend says beside its figures: the control chart of periods counted alone, the marker of recent years.
package struct TrendAnalysis: Sendable {
  package let figures: [Figure]
  /// The control chart, or why there is none; nil where none was asked for.
  package let control: Result<ControlSeries, ControlSeries.Obstacle>?
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
        Result { () throws(ControlSeries.Obstacle) in try ControlSeries(figures) }
      case .year, nil: nil
      }
    recent = every == .year ? RecentTrend(figures) : nil
  }
}
