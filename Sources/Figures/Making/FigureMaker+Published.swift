internal import Events
internal import Ledger
internal import Projections
internal import Rationals
internal import Snapshots

extension FigureMaker {
  /// When a figure was published; nil where there is none, or what it says is that one was taken back.
  func publishedTime(_ publication: Facts.Stated<PublishedFigure>?) -> RecordedTime? {
    guard let publication, publication.content.correction?.isWithdrawal != true else { return nil }
    return time(after: publication.sequence + 1)
  }

  /// The figure as a paper showed it: its value, at its point, under its name, and nothing that is computed now; nil where
  /// none of the judges judges.
  func publishedFigure(
    _ question: FigureQuestion, _ indicator: IndicatorWorkings, _ areas: Workings
  ) -> Figure? {
    guard let header = indicator.header(for: question.to)?.definition else { return nil }
    let area = areas.area(question.area)
    let stated = indicator.inArea(area)
    let months = header.window.months(to: question.to)
    func part(_ months: Range<Month>) -> (part: Figure.Part, published: PublishedFigure?) {
      var part = Figure.Part(period: months.lowerBound.start..<months.upperBound.start)
      let published = stated.publication(part.period)?.content
      part.value = published?.value.map { Rational($0) }
      part.isSuppressed = published?.isSuppressed ?? false
      return (part, published)
    }
    let (now, before) = (part(months), part(header.window.previous(of: months, rule: header.previous)))
    var figure = empty(question, header: header, area, now.part, before.part)
    guard let published = now.published else {
      figure.marks = [.notAvailable]
      figure.notes = [.noValue(.notPublished)]
      return figure
    }
    figure.shown = published.display
    figure.publishedTime = publishedTime(stated.publication(now.part.period))
    figure.versions = published.versions
    let judging = published.versions.compactMap { point.adoption(of: question.indicator, version: $0)?.definition }
    figure.contents = judging.map { SeriesContent($0) }.withoutRepeats
    (figure.knownLength, figure.knownTime) = (published.knownAt, time(after: published.knownAt))
    if published.isSuppressed {
      figure.marks = [.suppressed]
    } else if published.value == nil {
      figure.marks = [.notAvailable]
    }
    figure.notes = [.asPublished(report: published.report)]
    figure.comparators = comparators(figure, stated)
    return figure
  }
}
