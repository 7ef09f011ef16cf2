public import Events
public import Ledger
internal import Projections
internal import Questions
internal import Rationals
public import Snapshots
internal import Statistics

/// Makes figures: a pure function of the question and the point of knowledge.
public struct FigureMaker: Sendable {
  package let point: Snapshot
  /// The recorded time of the last known event, and the root of the tree of all known ones.
  package let knownTime: RecordedTime?
  private let root: [UInt8]
  /// Nil for what is not in a ledger yet.
  private let ledger: Ledger?

  public init(_ point: Snapshot, ledger: Ledger) throws {
    self.point = point
    knownTime = point.length == 0 ? nil : try ledger.recordedTime(of: point.length - 1)
    root = try ledger.root(size: point.length)
    self.ledger = ledger
  }

  /// Makes figures of what is not in a ledger yet; they have no receipt.
  package init(foreseen point: Snapshot) {
    (self.point, knownTime, root, ledger) = (point, nil, [], nil)
  }

  /// The figure that answers a question.
  /// - Throws: a `Refusal` where the version asked for does not exist.
  public func figure(_ question: FigureQuestion) throws(Refusal) -> Figure {
    guard let judges = point.judges(of: question.indicator, version: question.definition) else {
      throw FigureMaker.unknownVersion(question, at: point)
    }
    if question.detail == .published {
      return publishedFigure(question, judges: judges) ?? unknownIndicator(question)
    }
    var figure = figure(question, judges: judges) ?? unknownIndicator(question)
    figure.receipt = Receipt(figure, root: root, point: point)
    return figure
  }

  /// The figure as judges have it, adopted or proposed, without a receipt; nil where none of them judges.
  package func figure(_ question: FigureQuestion, judges: Judges) -> Figure? {
    guard let header = judges.header(for: question.to) else { return nil }
    let window = question.window ?? header.window
    let months = window.months(to: question.to)
    let maker = PartMaker(
      point: point, indicator: question.indicator, area: question.area, header: header, judges: judges)
    var now = maker.count(months, looksOutside: true)
    var before = maker.count(window.previous(of: months, rule: header.previous), looksOutside: false)
    now.suppress(header)
    before.suppress(header)
    if question.detail == .rounded {
      now.round(header)
      before.round(header)
    }
    var figure = empty(question, header: header, now.part, before.part)
    figure.versions = Set(now.segments.map(\.definition.version)).sorted()
    figure.contents = now.segments.map { SeriesContent($0.definition) }.withoutRepeats
    let contents = figure.contents + before.segments.map { SeriesContent($0.definition) }
    if Set(contents).count > 1 { figure.marks.insert(.breakInSeries) }
    FigureStatistics(header: header, now: now, before: before).complete(&figure)
    mark(&figure, now, judges)
    let outside = OutsideRecords(now, scope: maker.scope, at: point)
    annotate(&figure, now, before, outside)
    figure.comparators = comparators(figure)
    return figure
  }

  func empty(
    _ question: FigureQuestion, header: Definition?, _ part: Figure.Part, _ previous: Figure.Part
  ) -> Figure {
    Figure(
      question: question, title: header?.title ?? question.indicator,
      areaName: point.hierarchy.name(of: question.area), areaKind: point.hierarchy.kind(of: question.area),
      header: header, versions: [], knownLength: point.length, knownTime: knownTime, part: part, previous: previous)
  }

  /// The recorded time of the last of so many events; nil where there is none.
  func time(after length: Int) -> RecordedTime? {
    guard length > 0, length <= point.length else { return nil }
    return try? ledger?.recordedTime(of: length - 1)
  }

  static func unknownVersion(_ question: FigureQuestion, at point: Snapshot) -> Refusal {
    let versions = point.allAdoptions(of: question.indicator).map(\.definition.version)
    return Refusal(
      .parameter(.definition), value: question.definition.map(String.init) ?? "",
      QuestionMistake.unknownVersion(indicator: question.indicator, versions: versions))
  }

  /// The figure where no version of the indicator is known: no value, and the reason.
  private func unknownIndicator(_ question: FigureQuestion) -> Figure {
    let window = question.window ?? .months(12)
    let months = window.months(to: question.to)
    let previous = window.previous(of: months, rule: .windowBefore)
    func part(_ months: Range<Month>) -> Figure.Part {
      Figure.Part(period: months.lowerBound.start..<months.upperBound.start)
    }
    var figure = empty(question, header: nil, part(months), part(previous))
    figure.marks = [.notAvailable]
    figure.notes = [.noValue(.unknownIndicator(question.indicator))]
    return figure
  }

  // MARK: Marks and notes

  private func mark(_ figure: inout Figure, _ now: WindowCount, _ judges: Judges) {
    if figure.part.isSuppressed {
      figure.marks.insert(.suppressed)
    } else if figure.part.value == nil {
      figure.marks.insert(.notAvailable)
    }
    if !now.account.partial.isEmpty || !now.account.recordless.isEmpty { figure.marks.insert(.provisional) }
    if followUpIsOpen(figure, judges) {
      figure.marks.insert(.provisional)
      figure.notes.append(.followUpOpen)
    }
    figure.publishedTime = publishedTime(figure.question, figure.part.period)
    if figure.question.detail == .rounded {
      markRounded(&figure)
      return
    }
    // What was kept back was not shown, so it cannot be revised.
    if let published = publication(of: figure), !published.isSuppressed,
      published.value?.double != figure.part.value?.double
    {
      figure.marks.insert(.revised)
      figure.notes.append(
        .revised(
          Figure.Revision(
            report: published.report, display: published.display, isVisible: published.display != figure.display)))
    }
  }

  /// Whether the exact number is still what a paper showed is not told of a rounded one.
  private func markRounded(_ figure: inout Figure) {
    guard figure.header?.measure != .published else {
      figure.notes.append(.partsKeptBack)
      return
    }
    if figure.part.numerator != nil { figure.marks.insert(.estimated) }
    figure.notes.append(.rounded)
  }

  /// Whether a version judging the window looks for later records up to a date that is not over at the point.
  private func followUpIsOpen(_ figure: Figure, _ judges: Judges) -> Bool {
    guard let knownTime else { return false }
    let known = London.date(at: knownTime)
    let last = figure.part.period.lastDay
    return judges.segments(of: figure.part.period).contains { segment in
      segment.definition.countings.flatMap { [$0.followed, $0.each] }.compactMap { $0 }
        .contains { last.adding(months: $0.withinMonths) >= known }
    }
  }

  /// The newest published figure for the same indicator, area and period.
  private func publication(of figure: Figure) -> PublishedFigure? {
    publication(figure.question, figure.part.period)
  }

  private func annotate(
    _ figure: inout Figure, _ now: WindowCount, _ before: WindowCount, _ outside: OutsideRecords
  ) {
    figure.notes = now.absences.map { .noValue($0) } + figure.notes + before.absences.map { .previousWindow($0) }
    if !now.account.partial.isEmpty { figure.notes.append(.partial(now.account.partial)) }
    figure.notes += now.account.recordless.map { .recordless($0.months, $0.kind) }
    if !before.account.partial.isEmpty { figure.notes.append(.previousPartial(before.account.partial)) }
    figure.notes += before.account.recordless.map { .previousRecordless($0.months, $0.kind) }
    if figure.question.detail == .rounded {
      figure.notes += outside.roundedNotes
    } else if outside.unplaced != 0 {
      figure.notes.append(.unplaced(outside.unplaced))
    }
    if outside.nowhere != 0, figure.question.detail == .exact {
      let isSmall = outside.nowhere < figure.header?.suppressBelow ?? 0 && !figure.question.disclose
      figure.notes.append(.nowhere(count: isSmall ? nil : outside.nowhere, areas: outside.areas))
    }
    if figure.marks.contains(.breakInSeries) { figure.notes.append(.breakInSeries(versions: figure.versions)) }
    figure.notes += practices(figure).map { .practice($0) }
    guard let year = now.populationYear, let over = figure.header?.over else { return }
    (figure.populationYear, figure.populationOf) = (year, over)
    let years = now.part.period.lastDay.month.year - year
    if years >= 2 { figure.notes.append(.oldPopulation(year: year, of: over, yearsBefore: years)) }
  }

  /// The practice notes that take effect in the window or the one before, and those on the ledger as a whole.
  private func practices(_ figure: Figure) -> [PracticeNote.Mention] {
    let start = min(figure.previous.period.lowerBound, figure.part.period.lowerBound)
    return point.practiceNotes(
      for: figure.question.indicator, in: figure.question.area, before: figure.part.period.upperBound
    ).compactMap { $0.mention(from: start) }
  }

  func comparators(_ figure: Figure) -> [Figure.Comparator] {
    point.hierarchy.ancestors(of: figure.question.area).compactMap { area in
      comparator(in: area, for: figure)
    }
  }

  /// What is published for a figure's indicator and dates in another area.
  package func comparator(in area: String, for figure: Figure) -> Figure.Comparator? {
    point.statistic(figure.question.indicator, area: area, figure.part.period).map { statistic in
      Figure.Comparator(
        area: area, name: point.hierarchy.name(of: area), value: statistic.value, publisher: statistic.publisher,
        lower: statistic.lower, upper: statistic.upper)
    }
  }
}
