public import Events
public import Ledger
internal import Projections
internal import Questions
internal import Rationals
public import Snapshots
internal import Statistics

/// Makes figures: a pure function of the question and the point of knowledge. What figures have in common it finds once.
public struct FigureMaker: Sendable {
  package let point: Snapshot
  /// The recorded time of the last known event, and the root of the tree of all known ones, in
  /// hexadecimal.
  package let knownTime: RecordedTime?
  private let root: String
  /// Nil for what is not in a ledger yet.
  private let ledger: Ledger?
  private let workings: SharedWorkings

  public init(_ point: Snapshot, ledger: Ledger) throws {
    self.point = point
    workings = SharedWorkings(point)
    knownTime = point.length == 0 ? nil : try ledger.recordedTime(of: point.length - 1)
    root = Digest.hex(try ledger.root(size: point.length))
    self.ledger = ledger
  }

  /// Makes figures of what is not in a ledger yet; they have no receipt.
  package init(foreseen point: Snapshot) {
    (self.point, knownTime, root, ledger) = (point, nil, "", nil)
    workings = SharedWorkings(point)
  }

  private init(_ maker: FigureMaker, _ workings: SharedWorkings) {
    (point, knownTime, root, ledger) = (maker.point, maker.knownTime, maker.root, maker.ledger)
    self.workings = workings
  }

  /// The same maker with workings of its own, for one indicator after another beside other makers.
  package var apart: FigureMaker { FigureMaker(self, SharedWorkings(point, .cube)) }

  /// The figure that answers a question.
  /// - Throws: a `Refusal` where the version asked for does not exist.
  public func figure(_ question: FigureQuestion) throws(Refusal) -> Figure {
    let made: Figure? = workings.use { workings in
      workings.indicator(question).map { figure(question, $0, workings.areas) }
    }
    guard let made else { throw FigureMaker.unknownVersion(question, at: point) }
    return made
  }

  /// The figure as judges have it, adopted or proposed, without a receipt; nil where none of them judges.
  package func figure(_ question: FigureQuestion, judges: Judges) -> Figure? {
    workings.use { workings in
      made(question, IndicatorWorkings(question.indicator, judges: judges, at: point), workings.areas)
    }
  }

  private func figure(_ question: FigureQuestion, _ indicator: IndicatorWorkings, _ areas: Workings) -> Figure {
    if question.detail == .published {
      return publishedFigure(question, indicator, areas) ?? unknownIndicator(question, areas)
    }
    var figure = made(question, indicator, areas) ?? unknownIndicator(question, areas)
    figure.receipt = Receipt(figure, versions: indicator.text(of: figure.versions), root: root)
    return figure
  }

  private func made(_ question: FigureQuestion, _ indicator: IndicatorWorkings, _ areas: Workings) -> Figure? {
    guard let version = indicator.header(for: question.to) else { return nil }
    let header = version.definition
    let window = question.window ?? header.window
    let months = window.months(to: question.to)
    let area = areas.area(question.area)
    let maker = PartMaker(indicator: indicator, area: area, version: version)
    var now = maker.count(months, looksOutside: true)
    var before = maker.count(window.previous(of: months, rule: header.previous), looksOutside: false)
    now.suppress(header)
    before.suppress(header)
    if question.detail == .rounded {
      now.round(header)
      before.round(header)
    }
    var figure = empty(question, header: header, area, now.part, before.part)
    let judging = indicator.judging(now.segments.map { $0.version })
    (figure.versions, figure.contents) = (judging.versions, judging.contents)
    if isBreak(now.segments + before.segments) { figure.marks.insert(.breakInSeries) }
    FigureStatistics(header: header, now: now, before: before).complete(&figure)
    let stated = indicator.inArea(area)
    mark(&figure, now, stated)
    let outside = OutsideRecords(now, scope: area.scope, at: point)
    annotate(&figure, now, before, outside, stated)
    figure.comparators = comparators(figure, stated)
    return figure
  }

  /// Whether versions judge that count otherwise.
  private func isBreak(_ segments: [WindowCount.Segment]) -> Bool {
    guard let first = segments.first?.version else { return false }
    return segments.contains { $0.version !== first && $0.version.content != first.content }
  }

  func empty(
    _ question: FigureQuestion, header: Definition?, _ area: AreaWorkings, _ part: Figure.Part,
    _ previous: Figure.Part
  ) -> Figure {
    Figure(
      question: question, title: header?.title ?? question.indicator, areaName: area.name, areaKind: area.kind,
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
  private func unknownIndicator(_ question: FigureQuestion, _ areas: Workings) -> Figure {
    let window = question.window ?? .months(12)
    let months = window.months(to: question.to)
    let previous = window.previous(of: months, rule: .windowBefore)
    func part(_ months: Range<Month>) -> Figure.Part {
      Figure.Part(period: months.lowerBound.start..<months.upperBound.start)
    }
    var figure = empty(question, header: nil, areas.area(question.area), part(months), part(previous))
    figure.marks = [.notAvailable]
    figure.notes = [.noValue(.unknownIndicator(question.indicator))]
    return figure
  }

  // MARK: Marks and notes

  private func mark(_ figure: inout Figure, _ now: WindowCount, _ stated: IndicatorInArea) {
    if figure.part.isSuppressed {
      figure.marks.insert(.suppressed)
    } else if figure.part.value == nil {
      figure.marks.insert(.notAvailable)
    }
    if !now.account.partial.isEmpty || !now.account.recordless.isEmpty { figure.marks.insert(.provisional) }
    if followUpIsOpen(now) {
      figure.marks.insert(.provisional)
      figure.notes.append(.followUpOpen)
    }
    let publication = stated.publication(figure.part.period)
    figure.publishedTime = publishedTime(publication)
    if figure.question.detail == .rounded {
      markRounded(&figure)
      return
    }
    // What was kept back was not shown, so it cannot be revised.
    if let published = publication?.content, !published.isSuppressed,
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
  private func followUpIsOpen(_ window: WindowCount) -> Bool {
    guard let knownTime, let months = window.segments.compactMap(\.version.followUpMonths).max() else { return false }
    return window.part.period.lastDay.adding(months: months) >= London.date(at: knownTime)
  }

  private func annotate(
    _ figure: inout Figure, _ now: WindowCount, _ before: WindowCount, _ outside: OutsideRecords,
    _ stated: IndicatorInArea
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
    figure.notes += practices(figure, stated).map { .practice($0) }
    guard let year = now.populationYear, let over = figure.header?.over else { return }
    (figure.populationYear, figure.populationOf) = (year, over)
    let years = now.part.period.lastDay.month.year - year
    if years >= 2 { figure.notes.append(.oldPopulation(year: year, of: over, yearsBefore: years)) }
  }

  /// The practice notes that take effect in the window or the one before, and those on the ledger as a whole.
  private func practices(_ figure: Figure, _ stated: IndicatorInArea) -> [PracticeNote.Mention] {
    let start = min(figure.previous.period.lowerBound, figure.part.period.lowerBound)
    return stated.practices.filter { $0.effective < figure.part.period.upperBound }.compactMap {
      $0.mention(from: start)
    }
  }

  func comparators(_ figure: Figure, _ stated: IndicatorInArea) -> [Figure.Comparator] {
    stated.above.compactMap { area, statistics in
      statistics.last { $0.isOf(figure.part.period) }.map { comparator($0, in: area) }
    }
  }

  /// What is published for a figure's indicator and dates in another area.
  package func comparator(in area: String, for figure: Figure) -> Figure.Comparator? {
    point.statistic(figure.question.indicator, area: area, figure.part.period).map { comparator($0, in: area) }
  }

  private func comparator(_ statistic: PublishedStatistic, in area: String) -> Figure.Comparator {
    Figure.Comparator(
      area: area, name: point.hierarchy.name(of: area), value: statistic.value, publisher: statistic.publisher,
      lower: statistic.lower, upper: statistic.upper)
  }
}
