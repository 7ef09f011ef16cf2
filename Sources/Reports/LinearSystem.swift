/// Rows of whole numbers that are known, and the question which other rows follow from them by adding, subtracting and
/// multiplying.
///
/// The arithmetic is that of the field of a large prime: exact, without fractions that grow. A row that follows over the
/// fractions follows here too, but for a determinant that the prime happens to divide.
struct LinearSystem {
  private static let prime: UInt64 = 2_147_483_647

  private struct Pivot {
    let column: Int
    var values: [UInt32]
    /// How the row is made up of the known ones: a factor for each.
    var makeup: [Int: UInt32]
  }

  private let columnCount: Int
  private var pivots: [Pivot] = []

  init(columnCount: Int) { self.columnCount = columnCount }

  /// Takes a known row in.
  mutating func add(_ row: [Int], number: Int) {
    var (values, makeup) = reduced(LinearSystem.residues(row))
    guard let column = values.firstIndex(where: { $0 != 0 }) else { return }
    makeup = makeup.mapValues { LinearSystem.negated($0) }
    makeup[number] = 1
    let inverse = LinearSystem.inverse(values[column])
    for index in values.indices { values[index] = LinearSystem.product(values[index], inverse) }
    makeup = makeup.mapValues { LinearSystem.product($0, inverse) }
    pivots.append(Pivot(column: column, values: values, makeup: makeup))
  }

  /// The numbers of known rows that a row can be made from; nil where it cannot.
  func makeup(of row: [Int]) -> [Int]? {
    let (values, makeup) = reduced(LinearSystem.residues(row))
    guard values.allSatisfy({ $0 == 0 }) else { return nil }
    return makeup.filter { $0.value != 0 }.keys.sorted()
  }

  /// What is left of a row when the known ones are taken out of it, and what was taken out.
  private func reduced(_ row: [UInt32]) -> (values: [UInt32], makeup: [Int: UInt32]) {
    precondition(row.count == columnCount, "a row has a number for each column")
    var values = row
    var makeup: [Int: UInt32] = [:]
    for pivot in pivots where values[pivot.column] != 0 {
      let factor = values[pivot.column]
      let minus = UInt64(LinearSystem.negated(factor))
      for index in pivot.column..<columnCount where pivot.values[index] != 0 {
        values[index] = UInt32((UInt64(values[index]) + minus * UInt64(pivot.values[index])) % LinearSystem.prime)
      }
      for (number, share) in pivot.makeup {
        let sum = UInt64(makeup[number] ?? 0) + UInt64(factor) * UInt64(share)
        makeup[number] = UInt32(sum % LinearSystem.prime)
      }
    }
    return (values, makeup)
  }

  private static func residues(_ row: [Int]) -> [UInt32] {
    row.map { UInt32((($0 % Int(prime)) + Int(prime)) % Int(prime)) }
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
