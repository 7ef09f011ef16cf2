package import Events
internal import Projections
internal import Questions
package import Snapshots

/// What an audience is told of an indicator, and what it may ask: the one policy that the interface and the pages share.
///
/// An indicator is open where every version in force says `disclosure: { none: REASON }`; all others are protected. Of those
/// a reader is told figures in the grid, for districts and larger areas, for windows that end with a quarter, as known
/// now or as a published paper knew them; and whoever shows no token only what papers showed.
package struct ReaderAccess: Sendable {
  package let audience: Audience
  private let view: LedgerView

  package init(_ audience: Audience, _ view: LedgerView) {
    self.audience = audience
    self.view = view
  }

  /// How exactly an indicator is told as known at a point.
  /// - Parameter definition: the version that judges everything; nil for those in force.
  package func detail(of indicator: String, at point: Snapshot, definition: Int? = nil) -> Detail {
    if audience.mayDisclose(indicator) || isOpen(indicator, at: point, definition) { return .exact }
    return audience == .anybody ? .published : .rounded
  }

  /// Whether all that judges, then and now, says that nothing has to be kept back.
  private func isOpen(_ indicator: String, at point: Snapshot, _ definition: Int?) -> Bool {
    let now = view.snapshot(length: view.length)
    var judging = [point, now].flatMap { $0.judgesInForce(of: indicator).definitions }
    if let definition, let chosen = point.adoption(of: indicator, version: definition) {
      judging.append(chosen.definition)
    }
    return judging.allSatisfy(\.isOpen)
  }

  // MARK: Points of knowledge

  /// The numbers of events that published papers knew, newest first.
  private var papers: [Int] {
    Set(view.projection.facts.publications.map(\.content.knownAt)).filter { $0 <= view.length }.sorted(by: >)
  }

  /// Whether an answer as known at a point can be asked for again whatever is appended.
  package func isLasting(_ length: Int, _ details: some Sequence<Detail>) -> Bool {
    !details.contains(.rounded) || papers.contains(length)
  }

  // MARK: Questions

  /// The question with the detail in which it is answered.
  /// - Throws: a `Refusal` that blames the authority, where it may not be asked.
  package func allowed(_ question: FigureQuestion, at point: Snapshot) throws(Refusal) -> FigureQuestion {
    var question = question
    question.detail = detail(of: question.indicator, at: point, definition: question.definition)
    guard question.detail != .exact else { return question }
    question.disclose = false
    func refused(_ place: Parameter, _ value: String, _ mistake: AccessMistake) -> Refusal {
      Refusal(.parameter(place), value: value, mistake)
    }
    if let definition = question.definition { throw refused(.definition, "\(definition)", .definition) }
    if question.window != nil { throw refused(.window, "", .otherWindow) }
    // What a paper showed was chosen when it was published.
    guard question.detail == .rounded else { return question }
    let quarter = Quarter(of: question.to)
    if quarter.last != question.to {
      throw refused(
        .to, "\(question.to)", .window(ending: question.to, nearest: [quarter.first.adding(-1), quarter.last]))
    }
    guard point.length == view.length || papers.contains(point.length) else {
      throw refused(.knownAt, "#\(point.length)", .knownAt(papers: papers))
    }
    // Of an area that nobody knows nothing is told but that.
    if point.isKnown(area: question.area), !point.hierarchy.isDistrictOrLarger(question.area) {
      throw refused(.area, question.area, .area(level: point.hierarchy.level(of: question.area)))
    }
    return question
  }

  /// - Throws: a `Refusal` where records, or what they are split by, are asked of an indicator that is protected.
  package func checkIsExact(
    _ indicator: String, at point: Snapshot, definition: Int? = nil, _ place: Refusal.Place, _ mistake: AccessMistake
  ) throws(Refusal) {
    guard detail(of: indicator, at: point, definition: definition) == .exact else {
      throw Refusal(place, value: indicator, mistake)
    }
  }

  /// Whether the life of a record of some kinds may be told: everything counts them openly, or everything is told.
  package func tellsRecords(of kinds: Set<RecordKind>) -> Bool {
    if audience == .analyst || kinds.isEmpty { return true }
    let now = view.snapshot(length: view.length)
    let counting = now.indicators.filter { indicator in
      now.judgesInForce(of: indicator).definitions.contains { !kinds.isDisjoint(with: $0.countedKinds) }
    }
    return !counting.isEmpty && counting.allSatisfy { detail(of: $0, at: now) == .exact }
  }

  // MARK: Reports

  /// The question whose detail a report's indicator has.
  private func question(
    _ indicator: String, _ quarter: Quarter, area: String, definition: Int?, at point: Snapshot
  ) -> FigureQuestion {
    let judges = point.judges(of: indicator, version: definition) ?? point.judgesInForce(of: indicator)
    let own = judges.header(for: quarter.last)?.area
    return FigureQuestion(indicator: indicator, area: own ?? area, to: quarter.last, definition: definition)
  }

  /// How each indicator of a report is told.
  /// - Throws: a `Refusal` for the first that may not be asked so.
  package func details(_ quarter: Quarter, area: String, at point: Snapshot) throws(Refusal) -> [String: Detail] {
    var details: [String: Detail] = [:]
    for indicator in point.indicators {
      details[indicator] =
        try allowed(question(indicator, quarter, area: area, definition: nil, at: point), at: point).detail
    }
    return details
  }

  /// How each indicator of a report is told; those that may not be asked so are left out.
  package func detailsTold(
    _ quarter: Quarter, area: String, definitions: [String: Int], at point: Snapshot
  ) -> [String: Detail] {
    var details: [String: Detail] = [:]
    for indicator in point.indicators {
      let question = question(indicator, quarter, area: area, definition: definitions[indicator], at: point)
      details[indicator] = (try? allowed(question, at: point))?.detail
    }
    return details
  }
}

extension Definition {
  /// Whether nothing has to be kept back of what it counts.
  fileprivate var isOpen: Bool { if case .notNeeded? = disclosure { true } else { false } }
}
