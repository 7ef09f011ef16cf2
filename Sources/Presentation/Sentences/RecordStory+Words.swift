internal import Events
package import Explanations
internal import Figures
internal import Snapshots

extension RecordStory.Standing {
  /// Whether it counts, for a cell: `counts`, `out of period`.
  package var word: String {
    switch self {
    case .unknown: "not recorded yet"
    case .closed: "cancelled or withdrawn"
    case .outsidePeriod: "outside the period"
    case .outsideArea: "outside the area"
    case .judged(let version, let counts, let of):
      if counts.isTaken {
        "counts (version \(version))"
      } else if of?.isTaken ?? false {
        "among all, does not count (version \(version))"
      } else {
        "does not count (version \(version))"
      }
    }
  }

  /// What decided; nil where the word says it.
  /// - Parameter end: `before` or `after`.
  fileprivate func reason(_ story: RecordStory, _ end: String) -> String? {
    func name(_ id: RecordID) -> String { story.subjects[id] ?? "another" }
    switch self {
    case .unknown, .closed: return nil
    case .outsidePeriod(let date): return "\(end), its date, \(PeriodFormat.date(date)), lies outside the period"
    case .outsideArea(let area): return "it lies in \(area.name) (\(area.code))"
    case .judged(let version, let counts, let of):
      let out = of.flatMap { $0.isTaken ? nil : "; what it is out of, \($0.words(name))" } ?? ""
      return "version \(version): \(counts.words(name))\(out)"
    }
  }
}

extension RecordStory {
  /// Why it counts at the one end and not at the other: what decided at each, the later first.
  package var why: [String] {
    let reasons = [(after, "after"), (before, "before")].compactMap { $0.0.reason(self, $0.1) }
    return (reasons.count == 2 && reasons[0] == reasons[1] ? Array(reasons.prefix(1)) : reasons).map { reason in
      reason.prefix(1).uppercased() + reason.dropFirst() + "."
    }
  }

  /// `Blaby (E07000129)`; a code alone where it has no name.
  package var place: String { area.name == area.code ? area.code : "\(area.name) (\(area.code))" }
}
