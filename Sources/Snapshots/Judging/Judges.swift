package import Events

/// Which version of a definition judges a record, by its counting date (`Sources/Snapshots/DESIGN.md`, "Who judges").
package struct Judges: Sendable {
  /// The candidates in the order of adoption, each with the date from which it judges.
  private let candidates: [(definition: Definition, effective: CivilDate)]

  /// The judges among adopted versions: the newest adopted `restated` version, taken as effective from the
  /// beginning, and every version adopted after it; where none is restated, all.
  package init(adopted: [Definition]) {
    if let restated = adopted.lastIndex(where: { $0.policy == .restated }) {
      candidates = adopted[restated...].enumerated().map { offset, definition in
        (definition, offset == 0 ? CivilDate(day: .min) : definition.effective)
      }
    } else {
      candidates = adopted.map { ($0, $0.effective) }
    }
  }

  /// One version that judges everything.
  package init(only definition: Definition) { candidates = [(definition, CivilDate(day: .min))] }

  private init(candidates: [(definition: Definition, effective: CivilDate)]) { self.candidates = candidates }

  /// The judges among some of the versions, each with the date from which it judges.
  package func only(_ versions: [Int]) -> Judges {
    Judges(candidates: candidates.filter { versions.contains($0.definition.version) })
  }

  package var isEmpty: Bool { candidates.isEmpty }

  /// The versions that may judge, in the order of adoption.
  package var definitions: [Definition] { candidates.map(\.definition) }

  /// The judge of a date: the candidate with the greatest `effective` at or before it (the later adopted on a tie);
  /// before all of them the one with the smallest (the first adopted on a tie).
  package func judge(of date: CivilDate) -> Definition? {
    var best: (definition: Definition, effective: CivilDate)?
    for candidate in candidates where candidate.effective <= date {
      if best.map({ candidate.effective >= $0.effective }) ?? true { best = candidate }
    }
    if let best { return best.definition }
    return candidates.min { $0.effective < $1.effective }?.definition
  }

  /// The version that gives a figure to a month its window, measure, threshold and so on: the judge of its last day.
  package func header(for month: Month) -> Definition? { judge(of: month.lastDay) }

  /// The judges of a period, each with the days that it judges.
  package func segments(of dates: Range<CivilDate>) -> [(definition: Definition, dates: Range<CivilDate>)] {
    let inner = candidates.map(\.effective).filter { $0 > dates.lowerBound && $0 < dates.upperBound }
    let bounds = Array(Set(inner + [dates.lowerBound, dates.upperBound])).sorted()
    var segments: [(definition: Definition, dates: Range<CivilDate>)] = []
    for (start, end) in zip(bounds, bounds.dropFirst()) {
      guard let judge = judge(of: start) else { continue }
      if let last = segments.last, last.definition.version == judge.version {
        segments[segments.count - 1].dates = last.dates.lowerBound..<end
      } else {
        segments.append((judge, start..<end))
      }
    }
    return segments
  }

  /// The versions that judge at least one day of a period, ascending.
  package func versions(of dates: Range<CivilDate>) -> [Int] {
    Set(segments(of: dates).map(\.definition.version)).sorted()
  }
}
