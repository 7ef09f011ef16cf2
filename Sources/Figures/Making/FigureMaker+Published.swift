internal import Events
internal import Ledger
internal import Projections
internal import Rationals
internal import Snapshots

extension FigureMaker {
  /// The newest published figure for a question's indicator and area, and some dates.
  func publication(_ question: FigureQuestion, _ dates: Range<CivilDate>) -> PublishedFigure? {
    statedPublication(question, dates)?.content
  }

  private func statedPublication(
    _ question: FigureQuestion, _ dates: Range<CivilDate>
  ) -> Facts.Stated<PublishedFigure>? {
    point.statedPublications(of: question.indicator, area: question.area).last {
      $0.content.start == dates.lowerBound && $0.content.end == dates.upperBound
    }
  }

  /// When the newest published figure was published; nil where there is none, or what it says is that one was taken back.
  func publishedTime(_ question: FigureQuestion, _ dates: Range<CivilDate>) -> RecordedTime? {
    guard let stated = statedPublication(question, dates), stated.content.correction?.isWithdrawal != true else {
      return nil
    }
    return time(after: stated.sequence + 1)
  }

  /// The figure as a paper showed it: its value, at its point, under its name, and nothing that is computed now; nil where
  /// none of the judges judges.
  func publishedFigure(_ question: FigureQuestion, judges: Judges) -> Figure? {
    guard let header = judges.header(for: question.to) else { return nil }
    let months = header.window.months(to: question.to)
    func part(_ months: Range<Month>) -> (part: Figure.Part, published: PublishedFigure?) {
      var part = Figure.Part(period: months.lowerBound.start..<months.upperBound.start)
      let published = publication(question, part.period)
      part.value = published?.value.map { Rational($0) }
      part.isSuppressed = published?.isSuppressed ?? false
      return (part, published)
    }
    let (now, before) = (part(months), part(header.window.previous(of: months, rule: header.previous)))
    var figure = empty(question, header: header, now.part, before.part)
    guard let published = now.published else {
      figure.marks = [.notAvailable]
      figure.notes = [.noValue(.notPublished)]
      return figure
    }
    figure.shown = published.display
    figure.publishedTime = publishedTime(question, now.part.period)
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
    figure.comparators = comparators(figure)
    return figure
  }
}
