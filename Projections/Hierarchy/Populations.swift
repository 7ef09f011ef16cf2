internal import Bytes
package import Events

/// Populations as known at a point, for every area, year and kind for which they are known: an area's own estimate (the
/// newest holds), else the sum over its children in one geography when all of them have one.
///
/// Laid out as rows of numbers: nothing of them is read before it is asked for.
package struct Populations: Sendable {
  /// What a population is of, whose, and when.
  package struct Estimate: Sendable, Equatable {
    package let year: Int
    package let persons: Int
  }

  /// The rows: where each kind, and the code of each area that the hierarchy does not know, begins, and the end; for each kind
  /// and then each area of the hierarchy, and each of these, where its years begin, and the end; the years; the persons, as
  /// two numbers each.
  fileprivate enum Row: Int, CaseIterable {
    case kinds, others, starts, years, persons
  }

  let table: WordTable
  private let hierarchy: Hierarchy

  /// A table as it was stored.
  init(stored table: WordTable, hierarchy: Hierarchy) {
    self.table = table
    self.hierarchy = hierarchy
  }

  package init(_ known: some Sequence<Facts.Stated<PopulationEstimate>>, hierarchy: Hierarchy) {
    var persons: [String: [String: [Int: Int]]] = [:]
    for estimate in known.lazy.map(\.content) {
      persons[estimate.of, default: [:]][estimate.area, default: [:]][estimate.year] = estimate.persons
    }
    let others = Set(persons.values.flatMap(\.keys)).filter { hierarchy.position(of: $0) == nil }.sorted()
    let order = persons.isEmpty ? [] : hierarchy.childrenFirst
    var rows = [[UInt32]](repeating: [], count: Row.allCases.count)
    var bytes: [UInt8] = []
    rows[.kinds] = bytes.append(texts: persons.keys.sorted())
    rows[.others] = bytes.append(texts: others)
    for (_, own) in persons.sorted(by: { $0.key < $1.key }) {
      for years in PopulationSums(own, hierarchy, order).byPosition + others.map({ own[$0] }) {
        rows[.starts].append(UInt32(rows[.years].count))
        for (year, persons) in (years ?? [:]).sorted(by: { $0.key < $1.key }) {
          rows[.years].append(UInt32(bitPattern: Int32(truncatingIfNeeded: year)))
          rows[.persons] += [UInt32(truncatingIfNeeded: persons), UInt32(truncatingIfNeeded: persons >> 32)]
        }
      }
    }
    rows[.starts].append(UInt32(rows[.years].count))
    self.init(stored: WordTable(rows, bytes: bytes), hierarchy: hierarchy)
  }

  private func count(_ row: Row) -> Int { table.count(row.rawValue) }

  private func text(_ row: Row, _ index: Int) -> String { table.text(table.range(row.rawValue, index)) }

  /// The kinds of which any population is known, by name.
  private var kinds: [String] { (0..<count(.kinds) - 1).map { text(.kinds, $0) } }

  /// The place of an area among those of a kind.
  private func place(of area: String) -> Int? {
    if let position = hierarchy.position(of: area) { return position }
    return (0..<count(.others) - 1).first { text(.others, $0) == area }.map { hierarchy.areas.count + $0 }
  }

  /// The years of a kind for an area, ascending, as a range of their places.
  private func years(_ place: Int, kind: Int) -> Range<Int> {
    table.range(Row.starts.rawValue, kind * (hierarchy.areas.count + count(.others) - 1) + place)
  }

  private func years(of area: String, _ kind: String) -> Range<Int> {
    guard let kind = kinds.firstIndex(of: kind), let place = place(of: area) else { return 0..<0 }
    return years(place, kind: kind)
  }

  private func estimate(_ index: Int) -> Estimate {
    let year = Int(Int32(bitPattern: table[Row.years.rawValue, index]))
    let (low, high) = (table[Row.persons.rawValue, 2 * index], table[Row.persons.rawValue, 2 * index + 1])
    return Estimate(year: year, persons: Int(Int64(Int32(bitPattern: high)) << 32 | Int64(low)))
  }

  /// Whether any population of an area is known.
  package func isKnown(area: String) -> Bool {
    guard let place = place(of: area) else { return false }
    return kinds.indices.contains { !years(place, kind: $0).isEmpty }
  }

  /// The population of a window: of the greatest year whose 30 June is before the window's (exclusive) end; where
  /// only later years are known, of the smallest.
  package func population(of area: String, end: CivilDate, kind: String = Definition.residents) -> Estimate? {
    let known = years(of: area, kind).map(estimate)
    let before = known.last { CivilDate(year: $0.year, month: 6, dayOfMonth: 30).map { $0 < end } ?? false }
    return before ?? known.first
  }
}

extension [[UInt32]] {
  fileprivate subscript(row: Populations.Row) -> [UInt32] {
    get { self[row.rawValue] }
    _modify { yield &self[row.rawValue] }
  }
}
