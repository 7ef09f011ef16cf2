internal import Events
internal import Ledger
internal import Projections
internal import Statistics

/// An attribute of records by which a reason's effect is split exactly. A record's area, category and month are
/// those at B where it is known there, else at A; its feed is the source of its first opening.
package enum Drill: String, CaseIterable, Sendable {
  case area, category, month, feed

  func parts(
    of entries: [SignatureTable.Entry], shares: [Shares.Sum], b: SideRules, ledger: Ledger,
    suppressing: PrimarySuppression?
  ) throws -> [Explanation.DrillPart] {
    let projection = b.side.point.projection
    let finder = SubjectFinder(ledger, projection)
    var counts: [String: [Int: Int]] = [:]
    for entry in entries {
      counts[try key(of: entry, projection, finder), default: [:]][entry.signature, default: 0] += 1
    }
    var parts = counts.map { key, signatures in
      let sum = signatures.reduce(Shares.Sum()) { $0 + $1.value * shares[$1.key] }
      let name = self == .area ? b.side.point.hierarchy.name(of: key) : key
      return Explanation.DrillPart(
        key: key, name: name == key ? nil : name, effect: sum.effect, numerator: sum.numerator,
        denominator: sum.denominator, recordCount: signatures.values.reduce(0, +),
        aboveCount: signatures.reduce(0) { $0 + (shares[$1.key].numerator.isZero ? 0 : $1.value) })
    }
    parts.sort { $0.key < $1.key }
    if let suppressing { keepBack(&parts, suppressing, hasComplement: b.header.measure == .percentage) }
    return parts
  }

  private func key(
    of entry: SignatureTable.Entry, _ projection: Projection, _ finder: SubjectFinder
  ) throws -> String {
    let postings = projection.records[entry.id.kind]
    func text(_ field: RecordField) -> String? {
      let number = postings.value(of: field, at: entry.row)
      guard number != 0 else { return nil }
      switch StoredValue(projection.records.dictionary(of: field)[number]) {
      case .text(let text): return text
      case .number(let number): return number.description
      case .flag(let flag): return flag ? "true" : "false"
      case .list(let words): return words.joined(separator: " ")
      }
    }
    switch self {
    case .area: return text(.area) ?? "none"
    case .month: return CivilDate(day: postings.day(at: entry.row)).month.description
    case .feed: return try finder.feed(of: entry.id, row: entry.row)
    case .category:
      let field: RecordField =
        switch entry.id.kind {
        case .crime, .reoffence: .offence
        case .incident: .category
        case .marac: .risk
        case .referral: .service
        case .answer: .answer
        case .admission: .cause
        case .disposal: .outcome
        case .member: .cohort
        }
      return text(field) ?? (entry.id.kind == .incident ? text(.kind) : nil) ?? "none"
    }
  }

  /// Keeps back parts of too few records, and as many more as are needed that what is kept back, which a reader finds
  /// together by subtraction, is neither one part nor itself of too few records. Few can be the records that have a
  /// share, those of them that have one above the line, and for a percentage the others.
  private func keepBack(
    _ parts: inout [Explanation.DrillPart], _ rule: PrimarySuppression, hasComplement: Bool
  ) {
    func isSmall(_ indices: some Sequence<Int>) -> Bool {
      let (records, above) = indices.reduce((0, 0)) {
        ($0.0 + parts[$1].recordCount, $0.1 + parts[$1].aboveCount)
      }
      return rule.applies(to: Double(records)) || rule.applies(to: Double(above))
        || hasComplement && rule.applies(to: Double(records - above))
    }
    for index in parts.indices where isSmall([index]) { parts[index].isSuppressed = true }
    while true {
      let hidden = parts.indices.filter { parts[$0].isSuppressed }
      guard hidden.count == 1 || isSmall(hidden) else { return }
      let shown = parts.indices.filter { !parts[$0].isSuppressed }
      guard let next = shown.min(by: { parts[$0].recordCount < parts[$1].recordCount }) else { return }
      parts[next].isSuppressed = true
    }
  }
}
