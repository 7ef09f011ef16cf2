internal import Events

/// Pairs rows with records so that the fewest attributes change.
enum LeastChange {
  typealias Pair = (row: Int, record: Int)

  /// The largest group, in rows times records, that is paired optimally; time grows with its power of 1.5.
  private static let optimalLimit = 256 * 256

  /// As many pairs as there are rows or records, whichever are fewer.
  ///
  /// The order of the rows decides nothing among rows of different content. Up to 65,536 rows times records the
  /// number of changed attributes is the least possible; beyond, pairs that keep more attributes are taken first.
  /// - Parameter keepsOutcome: whether a record keeps its outcome, whatever its row says: it is no change then. Beyond the
  ///   limit it counts as one.
  static func pairs(
    rows: [PoliceContent], records: [PoliceContent], keepsOutcome: (Int) -> Bool = { _ in false }
  ) -> [Pair] {
    if rows.count == 1 && records.count == 1 { return [(0, 0)] }
    let order = rows.indices.sorted { rows[$0].precedes(rows[$1]) }
    let sorted = order.map { rows[$0] }
    let pairs =
      rows.count * records.count <= optimalLimit
      ? optimalPairs(sorted, records, keepsOutcome) : greedyPairs(sorted, records)
    return pairs.map { (order[$0.row], $0.record) }
  }

  /// How much a row changes a record: attributes first, then the number of events.
  static func cost(from old: PoliceContent, to new: PoliceContent) -> Int {
    let attributes =
      (old.offence != new.offence ? 1 : 0) + (old.area != new.area ? 1 : 0)
      + (old.location != new.location ? 1 : 0) + (old.longitude != new.longitude ? 1 : 0)
      + (old.latitude != new.latitude ? 1 : 0) + (old.outcome != new.outcome ? 1 : 0)
    if old.outcome != nil && new.outcome == nil { return attributes * 8 + 2 }
    let events =
      (old.offence != new.offence ? 1 : 0) + (old.hasSamePlace(as: new) ? 0 : 1)
      + (old.outcome != new.outcome ? 1 : 0)
    return attributes * 8 + events
  }

  private static func optimalPairs(
    _ rows: [PoliceContent], _ records: [PoliceContent], _ keepsOutcome: (Int) -> Bool
  ) -> [Pair] {
    func cost(_ record: Int, _ row: PoliceContent) -> Int {
      var row = row
      if keepsOutcome(record) { row.outcome = records[record].outcome }
      return LeastChange.cost(from: records[record], to: row)
    }
    if rows.count <= records.count {
      let costs = rows.map { row in records.indices.map { cost($0, row) } }
      return assignment(costs).enumerated().map { ($0.offset, $0.element) }
    }
    let costs = records.indices.map { record in rows.map { cost(record, $0) } }
    return assignment(costs).enumerated().map { ($0.element, $0.offset) }
  }

  /// The column of each row such that the sum of the costs is least, by the Hungarian method with potentials.
  ///
  /// Source: H. W. Kuhn, "The Hungarian method for the assignment problem", 1955; in the form by successive
  /// shortest paths, rows squared times columns. There must be at least as many columns as rows.
  static func assignment(_ costs: [[Int]]) -> [Int] {
    let rowCount = costs.count
    let columnCount = costs.first?.count ?? 0
    precondition(rowCount <= columnCount, "an assignment needs a column for every row")
    // Rows and columns count from 1; column 0 stands for the row that is being placed.
    var rowPotential = [Int](repeating: 0, count: rowCount + 1)
    var columnPotential = [Int](repeating: 0, count: columnCount + 1)
    var rowOfColumn = [Int](repeating: 0, count: columnCount + 1)
    for row in 1..<(rowCount + 1) {
      rowOfColumn[0] = row
      var column = 0
      var least = [Int](repeating: .max, count: columnCount + 1)
      var previous = [Int](repeating: 0, count: columnCount + 1)
      var isVisited = [Bool](repeating: false, count: columnCount + 1)
      repeat {
        isVisited[column] = true
        let current = rowOfColumn[column]
        var step = Int.max
        var next = 0
        for candidate in 1..<(columnCount + 1) where !isVisited[candidate] {
          let reduced =
            costs[current - 1][candidate - 1] - rowPotential[current] - columnPotential[candidate]
          if reduced < least[candidate] {
            least[candidate] = reduced
            previous[candidate] = column
          }
          if least[candidate] < step {
            step = least[candidate]
            next = candidate
          }
        }
        for candidate in 0..<(columnCount + 1) {
          if isVisited[candidate] {
            rowPotential[rowOfColumn[candidate]] += step
            columnPotential[candidate] -= step
          } else if least[candidate] != .max {
            least[candidate] -= step
          }
        }
        column = next
      } while rowOfColumn[column] != 0
      repeat {
        rowOfColumn[column] = rowOfColumn[previous[column]]
        column = previous[column]
      } while column != 0
    }
    var result = [Int](repeating: 0, count: rowCount)
    for column in 1..<(columnCount + 1) where rowOfColumn[column] != 0 {
      result[rowOfColumn[column] - 1] = column - 1
    }
    return result
  }

  /// Pairs what is equal but for the outcome, then but for more and more, each in one pass.
  private static func greedyPairs(_ rows: [PoliceContent], _ records: [PoliceContent]) -> [Pair] {
    let masks: [(inout PoliceContent) -> Void] = [
      { $0.outcome = nil },
      { $0.offence = "" },
      {
        $0.offence = ""
        $0.outcome = nil
      },
      { $0.clearPlace() },
      {
        $0.clearPlace()
        $0.outcome = nil
      },
      {
        $0.clearPlace()
        $0.offence = ""
      },
      {
        $0.clearPlace()
        $0.offence = ""
        $0.outcome = nil
      },
    ]
    var pairs: [Pair] = []
    var (freeRows, freeRecords) = (Array(rows.indices), Array(records.indices))
    for mask in masks where !freeRows.isEmpty && !freeRecords.isEmpty {
      func masked(_ content: PoliceContent) -> PoliceContent {
        var content = content
        mask(&content)
        return content
      }
      var byContent: [PoliceContent: [Int]] = [:]
      for record in freeRecords.reversed() { byContent[masked(records[record]), default: []].append(record) }
      var taken: Set<Int> = []
      freeRows.removeAll { row in
        guard let record = byContent[masked(rows[row])]?.popLast() else { return false }
        pairs.append((row, record))
        taken.insert(record)
        return true
      }
      freeRecords.removeAll { taken.contains($0) }
    }
    return pairs
  }
}

extension PoliceContent {
  fileprivate mutating func clearPlace() {
    area = ""
    location = nil
    longitude = nil
    latitude = nil
  }

  /// An order of contents that depends on nothing else.
  func precedes(_ other: PoliceContent) -> Bool {
    if offence != other.offence { return offence < other.offence }
    if area != other.area { return area < other.area }
    if location != other.location { return location ?? "" < other.location ?? "" }
    if longitude != other.longitude { return longitude ?? -999 < other.longitude ?? -999 }
    if latitude != other.latitude { return latitude ?? -999 < other.latitude ?? -999 }
    return outcome ?? "" < other.outcome ?? ""
  }
}
