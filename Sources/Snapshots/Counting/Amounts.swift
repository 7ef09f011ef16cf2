package import Events
package import Projections
package import Rationals

/// What the records of one kind add where a counting takes them, relations aside: 1, an answer its weight, or the value of
/// a field.
package struct Amounts {
  /// Where what a record adds is found.
  private enum Source {
    /// All add the same.
    case same(Rational)
    /// In a column of numbers; for each number what it stands for.
    case column(Column, [Rational])
    /// By the counting date.
    case days(Postings, [Int32: Rational], otherwise: Rational)
  }

  private let source: Source

  package init(_ counting: Counting, kind: RecordKind, records: RecordProjection) {
    guard let weights = counting.weights else {
      source = kind == .answer ? Amounts.ownWeights(records) : .same(Rational(1))
      return
    }
    if weights.by.field == .date {
      source = Amounts.days(weights, records[kind])
    } else if let column = records[kind].column(of: weights.by.field) {
      let dictionary = records.dictionary(of: weights.by.field)
      // The longest path is found by the paths that were meant.
      let erased = records.erased
      let meant = erased.isEmpty ? weights : weights.mapTexts(erased.meant)
      source = .column(
        column,
        (0..<UInt32(dictionary.count)).map { number in
          let told = number == 0 ? nil : StoredValue(dictionary[number])
          let value = erased.isEmpty ? told : told?.mapTexts(erased.meant)
          return Rational(meant.value(of: value?.value(of: meant.by)?.plainText))
        })
    } else {
      source = .same(Rational(weights.otherwise))
    }
  }

  private static func ownWeights(_ records: RecordProjection) -> Source {
    guard let column = records[.answer].column(of: .weight) else { return .same(Rational(1)) }
    let dictionary = records.dictionary(of: .weight)
    let values = (0..<UInt32(dictionary.count)).map { number in
      guard number > 0, case .number(let weight) = StoredValue(dictionary[number]) else { return Rational(1) }
      return Rational(weight)
    }
    return .column(column, values)
  }

  private static func days(_ weights: Weights, _ postings: Postings) -> Source {
    var values: [Int32: Rational] = [:]
    for (date, value) in weights.valuesByText {
      if let date = CivilDate(date) { values[date.day] = Rational(value) }
    }
    return .days(postings, values, otherwise: Rational(weights.otherwise))
  }

  /// Whether every record adds 1.
  package var isPlain: Bool {
    if case .same(let amount) = source { return amount == Rational(1) }
    return false
  }

  /// The number under which the amount at a row is found; rows with equal numbers add equal amounts.
  package func number(at row: Int) -> UInt32 {
    switch source {
    case .same: 0
    case .column(let column, _): column[row]
    case .days(let postings, _, _): UInt32(bitPattern: postings.day(at: row))
    }
  }

  package func amount(of number: UInt32) -> Rational {
    switch source {
    case .same(let amount): amount
    case .column(_, let values): values[Int(number)]
    case .days(_, let values, let otherwise): values[Int32(bitPattern: number)] ?? otherwise
    }
  }
}
