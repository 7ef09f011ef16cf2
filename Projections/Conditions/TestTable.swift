package import Events

/// Which values of a field's dictionary pass a test: one entry a number, so that a test of a row is one look-up.
struct TestTable: Sendable {
  let passes: [Bool]

  init(_ told: FieldTest, _ records: RecordProjection) {
    // What lies below a path is decided by the paths that were meant.
    let test = records.erased.isEmpty ? told : told.mapTexts(records.erased.meant)
    let dictionary = records.dictionary(of: told.field)
    passes = (0..<dictionary.count).map { number in
      let value = number == 0 ? nil : StoredValue(dictionary[UInt32(number)])
      let meant = records.erased.isEmpty ? value : value?.mapTexts(records.erased.meant)
      return test.test.holds(for: meant?.value(of: test.name), field: test.field)
    }
  }
}

extension StoredValue {
  /// The value that a definition means by a name: an attribute's own, or the value itself.
  package func value(of name: FieldName) -> StoredValue? {
    guard let attribute = name.attribute else { return self }
    guard case .map(let members) = self else { return nil }
    return members[attribute]
  }
}

extension Test {
  /// Whether a value passes. A missing field fails every test, so `not` holds.
  package func holds(for value: StoredValue?, field: RecordField) -> Bool {
    switch self {
    case .equals(let scalar): scalar.equals(value, field: field)
    case .anyOf(let scalars): scalars.contains { $0.equals(value, field: field) }
    case .not(let test): !test.holds(for: value, field: field)
    case .all(let scalars): value != nil && scalars.allSatisfy { $0.equals(value, field: field) }
    case .range(let atLeast, let atMost):
      switch (value, field) {
      case (.number(let number), _): (atLeast.map { number >= $0 } ?? true) && (atMost.map { number <= $0 } ?? true)
      case (.text(let risk), .risk):
        if let rank = EventRule.risks.firstIndex(of: risk).map({ ExactDecimal($0) }) {
          (atLeast.map { rank >= $0 } ?? true) && (atMost.map { rank <= $0 } ?? true)
        } else {
          false
        }
      default: false
      }
    }
  }
}

extension Scalar {
  /// Equal; an offence is equal to any path that it is, or lies below; a list is equal to any of its words.
  func equals(_ value: StoredValue?, field: RecordField) -> Bool {
    switch (self, value) {
    case (.text(let mine), .text(let theirs)):
      switch field {
      case .offence: theirs == mine || theirs.hasPrefix(mine + "/")
      case .occurred, .resolved: CivilDate(mine)?.description == theirs
      default: theirs.utf8.elementsEqual(mine.utf8)
      }
    case (.text(let mine), .list(let words)): words.contains { $0.utf8.elementsEqual(mine.utf8) }
    case (.number(let mine), .number(let theirs)): mine == theirs
    case (.flag(let mine), .flag(let theirs)): mine == theirs
    default: false
    }
  }
}
