package import Events

extension NaiveWorld {
  /// What a record adds to a part, or nil where the part does not take it.
  package func added(by record: NaiveRecord, to counting: Counting) -> Fraction? {
    guard record.isOpen, counting.records.contains(record.kind), record.meets(counting.condition) else {
      return nil
    }
    if let preceded = counting.preceded, !records.contains(where: { isEarlier($0, record, preceded, of: $0) }) {
      return nil
    }
    if let followed = counting.followed, !records.contains(where: { isEarlier(record, $0, followed, of: $0) }) {
      return nil
    }
    if let each = counting.each {
      // "`each: { followed: {…} }` in `count` adds the number of followers in place of 1."
      return Fraction(records.filter { isEarlier(record, $0, each, of: $0) }.count)
    }
    // "adds the value of the longest path that holds the field in place of 1"; "an answer's own weight does not matter
    // then"
    if let weights = counting.weights { return weight(of: record, weights) }
    // "A record adds 1, an `answer` its weight."
    if record.kind == .answer { return record.content[.weight]?.number.map { Fraction($0) } ?? Fraction(1) }
    return Fraction(1)
  }

  /// "paths for `offence`, equality for other fields; a missing field is `otherwise`". A key of a map is a text, so that a
  /// number, true and false equal the key that is written as they are.
  private func weight(of record: NaiveRecord, _ weights: Weights) -> Fraction {
    let text: Word? =
      switch record.value(of: weights.by) {
      case .text(let text)?: text
      case .number(let number)?: Word(number.description)
      case .flag(let flag)?: flag ? "true" : "false"
      case .null?, .list?, .object?, nil: nil
      }
    let holding = weights.values.filter { key, _ in
      guard let text else { return false }
      return weights.by.field == .offence ? text.isAtOrBelow(Word(key.text)) : text == Word(key.text)
    }
    let longest = holding.max { $0.key.text.utf8.count < $1.key.text.utf8.count }
    return Fraction(longest?.value ?? weights.otherwise)
  }

  /// "an earlier record of the same party exists (open, known, any area, any date) whose date d satisfies d
  /// <= date <= d plus N months, both ends included (a month too short clips to its last day); on the same
  /// date the one first opened at the lower sequence is earlier. `followed` is its mirror."
  /// - Parameter other: the one of the two that the relation looks for.
  private func isEarlier(
    _ earlier: NaiveRecord, _ later: NaiveRecord, _ relation: Relation, of other: NaiveRecord
  ) -> Bool {
    guard let party = earlier.party, party == later.party, other.isOpen,
      relation.records.contains(other.kind), other.meets(relation.condition)
    else { return false }
    if earlier.date == later.date { return earlier.firstOpened < later.firstOpened }
    return earlier.date <= later.date && later.date <= earlier.date.adding(months: relation.withinMonths)
  }
}

extension Counting {
  /// Every kind of record that is named in it.
  var namedKinds: Set<RecordKind> {
    Set(records).union(preceded?.records ?? []).union(followed?.records ?? []).union(each?.records ?? [])
  }
}
