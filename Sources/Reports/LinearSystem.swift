/// Rows of whole numbers that are known, and the question which other rows follow from them by adding, subtracting and
/// multiplying.
///
/// The arithmetic is that of the field of a large prime: exact, without fractions that grow. A row that follows over the
/// fractions follows here too, but for a determinant that the prime happens to divide. Rows are kept without their zeros, as
/// a number counts few of many groups of records; the rarest columns should come first, so that they stay so.
struct LinearSystem {
  private static let prime: UInt64 = 2_147_483_647

  /// A row without its zeros: by column what stands there, in the order of the columns.
  struct Row: Equatable {
    private(set) var columns: [Int]
    private(set) var amounts: [Int]

    init() { (columns, amounts) = ([], []) }

    /// - Parameter amounts: by column; each column once.
    init(_ amounts: [Int: Int]) {
      let entries = amounts.filter { $0.value != 0 }.sorted { $0.key < $1.key }
      (columns, self.amounts) = (entries.map(\.key), entries.map(\.value))
    }

    static func - (left: Row, right: Row) -> Row {
      var amounts = Dictionary(uniqueKeysWithValues: zip(left.columns, left.amounts))
      for (column, amount) in zip(right.columns, right.amounts) { amounts[column, default: 0] -= amount }
      return Row(amounts)
    }
  }

  private struct Pivot {
    let column: Int
    let columns: [Int]
    let values: [UInt32]
    /// How the row is made up of the known ones: a factor for each.
    let makeup: [Int: UInt32]
  }

  private let columnCount: Int
  private var pivots: [Pivot] = []

  init(columnCount: Int) { self.columnCount = columnCount }

  /// Takes a known row in.
  mutating func add(_ row: Row, number: Int) {
    let (left, taken) = reduced(row)
    guard let column = left.columns.first, let value = left.values.first else { return }
    let inverse = LinearSystem.inverse(value)
    var makeup = taken.mapValues { LinearSystem.product(LinearSystem.negated($0), inverse) }
    makeup[number] = inverse
    pivots.append(
      Pivot(
        column: column, columns: left.columns, values: left.values.map { LinearSystem.product($0, inverse) },
        makeup: makeup))
  }

  /// The numbers of known rows that a row can be made from; nil where it cannot.
  func makeup(of row: Row) -> [Int]? {
    let (left, makeup) = reduced(row)
    guard left.columns.isEmpty else { return nil }
    return makeup.filter { $0.value != 0 }.keys.sorted()
  }

  /// What is left of a row when the known ones are taken out of it, and what was taken out.
  private func reduced(_ row: Row) -> (left: (columns: [Int], values: [UInt32]), makeup: [Int: UInt32]) {
    var values = [UInt32](repeating: 0, count: columnCount)
    for (column, amount) in zip(row.columns, row.amounts) { values[column] = LinearSystem.residue(amount) }
    var makeup: [Int: UInt32] = [:]
    for pivot in pivots where values[pivot.column] != 0 {
      let factor = values[pivot.column]
      let minus = UInt64(LinearSystem.negated(factor))
      for index in pivot.columns.indices {
        let column = pivot.columns[index]
        values[column] = UInt32((UInt64(values[column]) + minus * UInt64(pivot.values[index])) % LinearSystem.prime)
      }
      for (number, share) in pivot.makeup {
        let sum = UInt64(makeup[number] ?? 0) + UInt64(factor) * UInt64(share)
        makeup[number] = UInt32(sum % LinearSystem.prime)
      }
    }
    let columns = values.indices.filter { values[$0] != 0 }
    return ((columns, columns.map { values[$0] }), makeup)
  }

  private static func residue(_ amount: Int) -> UInt32 {
    UInt32(((amount % Int(prime)) + Int(prime)) % Int(prime))
  }

  private static func product(_ left: UInt32, _ right: UInt32) -> UInt32 {
    UInt32(UInt64(left) * UInt64(right) % prime)
  }

  private static func negated(_ value: UInt32) -> UInt32 { value == 0 ? 0 : UInt32(prime - UInt64(value)) }

  /// By Fermat: the power of the prime less 2.
  private static func inverse(_ value: UInt32) -> UInt32 {
    var (result, base, exponent): (UInt32, UInt32, UInt64) = (1, value, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, base) }
      base = product(base, base)
      exponent >>= 1
    }
    return result
  }
}
