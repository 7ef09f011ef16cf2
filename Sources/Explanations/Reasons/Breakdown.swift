internal import Events
internal import Ledger
internal import Projections
internal import Rationals
internal import Snapshots

/// An attribute of records by which a reason's effect is split exactly. A record's area, category and month are
/// those at B where it is known there, else at A; its feed is the source of its first opening.
package enum Breakdown: String, CaseIterable, Sendable {
  case area, category, month, feed

  func parts(
    of entries: [SignatureTable.Entry], shares: Shares, table: SignatureTable, b: SideContext, ledger: Ledger
  ) throws -> [Explanation.BreakdownPart] {
    let projection = b.side.point.projection
    let finder = RecordFinder(ledger, projection)
    var counts: [ExactText: [Int: Int]] = [:]
    for entry in entries {
      counts[ExactText(try key(of: entry, projection, finder)), default: [:]][entry.signature, default: 0] += 1
    }
    let parts = counts.map { text, signatures in
      let key = text.text
      let sum = shares.sum(signatures.map { (table.signatures[$0.key], $0.value) })
      let counted = signatures.filter { !shares.share(table.signatures[$0.key]).numerator.isZero }
      let name = self == .area ? b.side.point.hierarchy.name(of: key) : key
      return Explanation.BreakdownPart(
        key: key, name: name == key ? nil : name, effect: sum.effect, numerator: sum.numerator,
        denominator: sum.denominator, recordCount: signatures.values.reduce(0, +),
        numeratorCount: counted.values.reduce(0, +))
    }
    return parts.sorted { $0.key < $1.key }
  }

  func key(
    of entry: SignatureTable.Entry, _ projection: Projection, _ finder: RecordFinder
  ) throws -> String {
    let postings = projection.records[entry.id.kind]
    func text(_ field: RecordField) -> String? {
      let number = postings.value(of: field, at: entry.row)
      guard number != 0 else { return nil }
      return StoredValue(projection.records.dictionary(of: field)[number]).plainText
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
}
