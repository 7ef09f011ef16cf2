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
  /// What else the answers look at: areas that lie somewhere for want of anything better, and all above any of these.
  private let beside: Set<String>
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
    let below = Set(hierarchies.flatMap { $0.subtree(of: area) })
    self.below = below
    let above = Set(hierarchies.flatMap { $0.ancestors(of: area) })
    self.above = above
    beside = Set(hierarchies.flatMap { ExportScope.beside(below, above, $0) }).subtracting(below).subtracting(above)
  }

  /// The areas placed for want of anything better, with all that lies above them or above what is below the area.
  private static func beside(_ below: Set<String>, _ above: Set<String>, _ hierarchy: Hierarchy) -> [String] {
    var pending = below.union(above).compactMap { hierarchy.position(of: $0) }
    pending += hierarchy.areas.indices.filter { hierarchy.areas[$0].isProvisional(in: 0) }
    var seen = Set(pending)
    while let position = pending.popLast() {
      for place in hierarchy.areas[position].places {
        if let parent = place.parent, seen.insert(parent).inserted { pending.append(parent) }
      }
    }
    return seen.map { hierarchy.areas[$0].code }
  }

  private var path: Set<String> { below.union(above).union(beside) }

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
    sequences += facts.feedFiles.known(at: high).filter {
      $0.content.isCounted(by: definitions.map(\.content.definition))
    }.map(\.sequence)
    let feeds = Set(counted.union(sought).map { ExactText($0.word) } + namedFeeds.map { ExactText($0) })
    sequences += facts.coverage.known(at: high).filter {
      feeds.contains(ExactText($0.content.feed)) && path.contains($0.content.area)
    }.map(\.sequence)
    sequences += nowhere.flatMap(assignments)
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
    let numbers = Set((Array(path) + nowhere).compactMap(number))
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
    for kind in undeclaredKinds { addOneAMonth(of: kind, to: &records) }
    if !sought.isEmpty { addPartners(to: &records) }
    if let first = firstRecordInArea { records[first.id] = first.row }
    return records
  }

  /// The areas of records that no assignment names at one of the sides.
  private var nowhere: [String] {
    let dictionary = projection.records.dictionary(of: .area)
    return (1..<UInt32(max(1, dictionary.count))).compactMap { number in
      guard case .text(let code) = StoredValue(dictionary[number]),
        [a, b].contains(where: { $0.point.hierarchy.position(of: code) == nil })
      else { return nil }
      return code
    }
  }

  /// The feeds that the versions name, and the kinds of record of those that name none.
  private var namedFeeds: [String] { definitions.flatMap { $0.content.definition.feeds?.flatMap { $0 } ?? [] } }

  private var undeclaredKinds: [RecordKind] {
    definitions.map(\.content.definition).filter { $0.feeds == nil }.flatMap(\.kinds).withoutRepeats
  }

  /// Adds a record that is open at a side for each month that has one, so that no month seems to have none.
  private func addOneAMonth(of kind: RecordKind, to records: inout [RecordID: Int]) {
    let postings = projection.records[kind]
    for side in [a, b] {
      var open: [UInt32: Int] = [:]
      for row in 0..<postings.count(at: side.point.length) {
        let day = postings.day(at: row)
        guard windows.contains(where: { $0.contains(day) }) else { continue }
        open[postings.record(at: row)] = postings.sign(at: row) > 0 ? row : nil
      }
      var months: Set<Month> = []
      for (record, row) in open.sorted(by: { $0.key < $1.key })
      where months.insert(CivilDate(day: postings.day(at: row)).month).inserted {
        records[RecordID(kind: kind, number: record)] = row
      }
    }
  }

  /// The sequences of all that names the areas in which some records ever lay: an area that something names is not one that
  /// nothing places.
  func assignments(ofAreasOf records: Set<RecordID>) -> [Int] {
    var numbers: Set<UInt32> = []
    for kind in Set(records.map(\.kind)) {
      let postings = projection.records[kind]
      guard let areas = postings.column(of: .area) else { continue }
      for row in 0..<postings.count(at: high)
      where areas[row] != 0 && !numbers.contains(areas[row])
        && records.contains(RecordID(kind: kind, number: postings.record(at: row)))
      {
        numbers.insert(areas[row])
      }
    }
    let dictionary = projection.records.dictionary(of: .area)
    return assignments(
      ofCodes: Set(
        numbers.compactMap { number -> String? in
          guard case .text(let code) = StoredValue(dictionary[number]) else { return nil }
          return code
        }))
  }

  /// The sequences of all that names one of some areas.
  func assignments(ofCodes codes: Set<String>) -> [Int] {
    projection.facts.areas.known(at: high).filter { assignment in
      if codes.contains(assignment.content.area) { return true }
      guard case .area(let parent) = assignment.content.parent else { return false }
      return codes.contains(parent)
    }.map(\.sequence)
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
