internal import Events
internal import Figures
internal import Projections
internal import Snapshots

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
    let (indicator, version) = (figure.question.indicator, figure.question.definition)
    guard let all = side.point.judges(of: indicator, version: version) else { return nil }
    judges = version == nil ? all.only(all.versions(of: figure.part.period)) : all
  }

  /// The month after the window's last.
  var end: Month { window.upperBound.month }
}
