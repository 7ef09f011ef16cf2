public import Events
public import Ledger
internal import Projections
internal import Statistics

/// Makes figures: a pure function of the question and the point of knowledge.
public struct FigureMaker: Sendable {
  package let point: Snapshot
  /// The recorded time of the last known event, and the root of the tree of all known ones.
  package let knownTime: RecordedTime?
  private let root: [UInt8]

  public init(_ point: Snapshot, ledger: Ledger) throws {
    self.point = point
    knownTime = point.length == 0 ? nil : try ledger.recordedTime(of: point.length - 1)
    root = try ledger.root(size: point.length)
  }

  /// The figure that answers a question.
  /// - Throws: a `Refusal` where the version asked for does not exist.
  public func figure(_ question: FigureQuestion) throws(Refusal) -> Figure {
    let adopted = point.adoptions(of: question.indicator).map(\.definition)
    var judges = Judges(adopted: adopted)
    if let version = question.definition {
      guard let adoption = point.adoption(of: question.indicator, version: version) else {
        throw unknownVersion(question, version)
      }
      judges = Judges(only: adoption.definition)
    }
    guard var figure = figure(question, judges: judges) else { return unknownIndicator(question) }
    figure.receipt = Receipt(figure, root: root, point: point).text
    return figure
  }

  /// The figure as judges have it, adopted or proposed, without a receipt; nil where none of them judges.
  func figure(_ question: FigureQuestion, judges: Judges) -> Figure? {
    guard let header = judges.judge(of: CivilDate(day: question.to.end.day - 1)) else { return nil }
    let window = question.window ?? header.window
    let months = window.months(to: question.to)
    let maker = PartMaker(
      point: point, indicator: question.indicator, area: question.area, header: header, judges: judges)
    let now = maker.count(months)
    let before = maker.count(window.previous(of: months, rule: header.previous))
    var figure = empty(question, header: header, now.part, before.part)
    figure.versions = judges.versions(of: now.part.period)
    FigureStatistics(header: header, now: now, before: before).complete(&figure)
    mark(&figure, now, before, judges)
    annotate(&figure, now, before)
    figure.comparators = comparators(figure)
    return figure
  }

  private func empty(
    _ question: FigureQuestion, header: Definition?, _ part: Figure.Part, _ previous: Figure.Part
  ) -> Figure {
    Figure(
      question: question, title: header?.title ?? question.indicator,
      areaName: point.hierarchy.name(of: question.area), header: header, versions: [], knownLength: point.length,
      knownTime: knownTime, part: part, previous: previous)
  }

  private func unknownVersion(_ question: FigureQuestion, _ version: Int) -> Refusal {
    let versions = point.projection.facts.definitions.map(\.content.definition)
      .filter { $0.indicator == question.indicator }.map { String($0.version) }
    return Refusal(
      field: "--definition", value: String(version),
      rule: "\(question.indicator) has no such version",
      remedy: versions.isEmpty
        ? "See incident-ledger definitions for the indicators that are there"
        : "Its versions are \(versions.joined(separator: ", "))")
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
    figure.notes = ["There is no value: no version of \(question.indicator) is known at this point."]
    figure.receipt = Receipt(figure, root: root, point: point).text
    return figure
  }

  // MARK: Marks and notes

  private func mark(_ figure: inout Figure, _ now: WindowCount, _ before: WindowCount, _ judges: Judges) {
    if Set(figure.versions + judges.versions(of: before.part.period)).count > 1 {
      figure.marks.insert(.breakInSeries)
    }
    if figure.part.isSuppressed { figure.marks.insert(.suppressed) }
    if figure.part.value == nil { figure.marks.insert(.notAvailable) }
    if !now.partial.isEmpty { figure.marks.insert(.provisional) }
    if followUpIsOpen(figure, judges) {
      figure.marks.insert(.provisional)
      figure.notes.append("Provisional: the time in which later records are looked for is not over.")
    }
    // What was kept back was not shown, so it cannot be revised.
    if let published = publication(of: figure), published.display != "[c]",
      published.value?.double != figure.part.value?.double
    {
      figure.marks.insert(.revised)
      figure.revised = (published.report, published.display)
      figure.notes.append(
        FigureNotes.revised(report: published.report, display: published.display, now: figure.display))
    }
  }

  /// Whether a version judging the window looks for later records up to a date that is not over at the point.
  private func followUpIsOpen(_ figure: Figure, _ judges: Judges) -> Bool {
    guard let knownTime else { return false }
    let known = London.date(at: knownTime)
    let last = CivilDate(day: figure.part.period.upperBound.day - 1)
    return judges.segments(of: figure.part.period).contains { segment in
      let relations = [segment.definition.count, segment.definition.of].flatMap { [$0?.followed, $0?.each] }
      return relations.compactMap { $0 }.contains { last.adding(months: $0.withinMonths) >= known }
    }
  }

  /// The newest published figure for the same indicator, area and period.
  private func publication(of figure: Figure) -> PublishedFigure? {
    point.projection.facts.publications.known(at: point.length).last {
      $0.content.indicator == figure.question.indicator && $0.content.area == figure.question.area
        && $0.content.start == figure.part.period.lowerBound && $0.content.end == figure.part.period.upperBound
    }?.content
  }

  private func annotate(_ figure: inout Figure, _ now: WindowCount, _ before: WindowCount) {
    figure.notes = now.reasons + figure.notes
    for reason in before.reasons { figure.notes.append("Previous window: \(reason)") }
    if !now.partial.isEmpty {
      let months = Set(now.partial).sorted().map(\.description).joined(separator: ", ")
      figure.notes.append("Provisional: the return is declared partial for \(months).")
    }
    figure.recordsAbove = now.above
    if now.above != 0 { figure.notes.append(FigureNotes.placing(now.above)) }
    if figure.marks.contains(.breakInSeries) {
      let versions = figure.versions.map(String.init).joined(separator: ", ")
      figure.notes.append(
        "Break in series: more than one version of the definition judges this window and the one before "
          + "(this window: \(versions)).")
    }
    figure.notes += practices(figure)
  }

  /// The practice notes that take effect in the window or the one before, and those on the ledger as a whole.
  private func practices(_ figure: Figure) -> [String] {
    let start = min(figure.previous.period.lowerBound, figure.part.period.lowerBound)
    let areas = Set([figure.question.area] + point.hierarchy.ancestors(of: figure.question.area))
    return point.projection.facts.practices.known(at: point.length).map(\.content).filter { note in
      note.effective < figure.part.period.upperBound && note.concerns(figure.question.indicator, in: areas)
    }.compactMap { $0.line(from: start) }
  }

  private func comparators(_ figure: Figure) -> [Figure.Comparator] {
    point.hierarchy.ancestors(of: figure.question.area).compactMap { area in
      point.statistic(figure.question.indicator, area: area, figure.part.period).map { statistic in
        Figure.Comparator(
          area: area, name: point.hierarchy.name(of: area), value: statistic.value, publisher: statistic.publisher,
          lower: statistic.lower, upper: statistic.upper)
      }
    }
  }
}
