package import Events
package import Projections
package import Rationals

/// What the records of one kind add where a counting takes them, relations aside: 1, an answer its weight, or the value of
/// a field.
package struct Amounts {
  /// Where each record adds 1 there is no column.
  private let column: Column?
  /// For each number of the column what it stands for.
  private let values: [Rational]

  package init(_ counting: Counting, kind: RecordKind, records: RecordProjection) {
    let field: RecordField
    if let weights = counting.weights {
      field = weights.by.field
    } else if kind == .answer {
      field = .weight
    } else {
      (column, values) = (nil, [])
      return
    }
    let dictionary = records.dictionary(of: field)
    // The date is no column of values: definitions do not weight by it.
    column = records[kind].column(of: field)
    values = (0..<UInt32(dictionary.count)).map { number in
      let value = number == 0 ? nil : StoredValue(dictionary[number])
      guard let weights = counting.weights else {
        guard case .number(let weight)? = value else { return Rational(1) }
        return Rational(weight)
      }
      return Rational(weights.value(of: value?.value(of: weights.by)?.plainText))
    }
    missing = counting.weights.map { Rational($0.otherwise) } ?? Rational(1)
  }

  /// What a record adds whose kind does not have the field.
  private var missing = Rational(1)

  /// Whether every record adds 1.
  package var isPlain: Bool { column == nil && values.isEmpty }

  /// The number under which the amount at a row is found; rows with equal numbers add equal amounts.
  package func number(at row: Int) -> UInt32 { column.map { $0[row] } ?? 0 }

  package func amount(of number: UInt32) -> Rational { column == nil ? missing : values[Int(number)] }
}
