internal import Events
internal import Figures
internal import Projections
internal import Snapshots

/// What two figures and the way between them depend on.
struct ExportScope {
  private let a: ExplanationSide
  private let b: ExplanationSide
  private let indicator: String
  private let area: String
  private let windows: [Range<Int32>]
  private let projection: Projection
  /// The number of events known at the later side.
  let high: Int
  /// The kinds that are counted, and those that are looked for beside them.
  private let counted: Set<RecordKind>
  private let sought: Set<RecordKind>
  /// The area with all below it, and all above it, at either side.
  private let below: Set<String>
  private let above: Set<String>
  private let definitions: [Facts.Stated<Adoption>]

  init(_ explanation: Explanation, _ a: ExplanationSide, _ b: ExplanationSide) {
    (self.a, self.b) = (a, b)
    let (from, to) = (explanation.from, explanation.to)
    indicator = to.question.indicator
    area = to.question.area
    windows = [from.part, from.previous, to.part, to.previous].map {
      $0.period.lowerBound.day..<$0.period.upperBound.day
    }
    projection = b.point.projection
    let high = max(a.point.length, b.point.length)
    self.high = high
    let chosen = [a.definition, b.definition].compactMap { $0 }
    let indicator = indicator
    definitions = projection.facts.definitions.filter { adoption in
      let definition = adoption.content.definition
      return definition.indicator == indicator && (adoption.sequence < high || chosen.contains(definition.version))
    }
    let countings = definitions.map(\.content.definition).flatMap(\.countings)
    counted = Set(countings.flatMap(\.records))
    sought = Set(countings.flatMap(\.relations).flatMap(\.records))
    let hierarchies = [a.point.hierarchy, b.point.hierarchy]
    let area = area
    below = Set(hierarchies.flatMap { $0.subtree(of: area) })
    above = Set(hierarchies.flatMap { $0.ancestors(of: area) })
  }

  private var path: Set<String> { below.union(above) }

  // MARK: Facts

  /// The sequences of the events that are about no record.
  func facts() -> [Int] {
    let (facts, path) = (projection.facts, path)
    var sequences = definitions.map(\.sequence)
    var areas = path
    for assignment in facts.areas.known(at: high) where assignment.content.parent == .area(area) {
      areas.insert(assignment.content.area)
    }
    sequences += facts.areas.known(at: high).filter { areas.contains($0.content.area) }.map(\.sequence)
    sequences += facts.populations.known(at: high).filter { below.contains($0.content.area) }.map(\.sequence)
    let statistics = facts.statistics.known(at: high)
    sequences += statistics.filter {
      $0.content.indicator == indicator && ($0.content.area == area || above.contains($0.content.area))
    }.map(\.sequence)
    // That the area is known at all may be known from another indicator's statistic.
    sequences += statistics.first { $0.content.area == area }.map { [$0.sequence] } ?? []
    sequences += facts.practices.known(at: high).filter {
      $0.content.concerns(indicator, in: above.union([area]))
    }.map(\.sequence)
    let feeds = Set(counted.union(sought).map(\.word))
    sequences += facts.coverage.known(at: high).filter {
      feeds.contains($0.content.feed) && path.contains($0.content.area)
    }.map(\.sequence)
    sequences += facts.publications.known(at: high).filter {
      $0.content.indicator == indicator && $0.content.area == area
    }.map(\.sequence)
    return sequences
  }

  /// The sequences of all that places an area in the hierarchy.
  func assignments(of area: String) -> [Int] {
    projection.facts.areas.known(at: high).filter { $0.content.area == area }.map(\.sequence)
  }

  // MARK: Records

  /// The records, each with a row of its postings.
  func records() -> [RecordID: Int] {
    var records: [RecordID: Int] = [:]
    let numbers = Set(path.compactMap(number))
    for kind in counted {
      let postings = projection.records[kind]
      guard let areas = postings.column(of: .area) else { continue }
      for row in 0..<postings.count(at: high) where numbers.contains(areas[row]) {
        let day = postings.day(at: row)
        if windows.contains(where: { $0.contains(day) }) {
          records[RecordID(kind: kind, number: postings.record(at: row))] = row
        }
      }
    }
    if !sought.isEmpty { addPartners(to: &records) }
    if let first = firstRecordInArea { records[first.id] = first.row }
    return records
  }

  private func number(of area: String) -> UInt32? {
    projection.records.dictionary(of: .area).find(StoredValue.text(area).bytes)
  }

  /// The records that ever had a party that one of the records ever had.
  private func addPartners(to records: inout [RecordID: Int]) {
    var parties: Set<UInt32> = []
    for kind in counted {
      let postings = projection.records[kind]
      guard let column = postings.column(of: .party) else { continue }
      for row in 0..<postings.count(at: high)
      where records[RecordID(kind: kind, number: postings.record(at: row))] != nil && column[row] != 0 {
        parties.insert(column[row])
      }
    }
    for kind in counted.union(sought) {
      let postings = projection.records[kind]
      guard let column = postings.column(of: .party) else { continue }
      for row in 0..<postings.count(at: high) where parties.contains(column[row]) {
        records[RecordID(kind: kind, number: postings.record(at: row))] = row
      }
    }
  }

  /// The record from which it was first known that there is such an area.
  private var firstRecordInArea: (id: RecordID, row: Int)? {
    guard let number = number(of: area) else { return nil }
    let all = projection.records.postings.compactMap { postings -> (sequence: Int, id: RecordID, row: Int)? in
      guard let areas = postings.column(of: .area),
        let row = (0..<postings.count(at: high)).first(where: { areas[$0] == number })
      else { return nil }
      return (postings.sequence(at: row), RecordID(kind: postings.kind, number: postings.record(at: row)), row)
    }
    return all.min { $0.sequence < $1.sequence }.map { ($0.id, $0.row) }
  }
}
