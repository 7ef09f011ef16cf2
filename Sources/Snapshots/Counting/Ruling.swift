package import Events
package import Projections

/// What a counting says of one record: that it takes it, or the clause that leaves it out.
package enum Ruling: Sendable {
  /// It is taken; with the other record that a relation found, where one has to be there, and the relation.
  case taken(because: Partner?)
  /// Records of its kind are not counted.
  case otherKind
  /// The first test that does not hold, and what the record has in the field; nil where that is missing.
  case failed(FieldTest, has: StoredValue?)
  /// None of the alternatives holds.
  case noAlternative([Condition])
  /// No earlier, or no later, record of its party is there as the relation wants it.
  case noneBefore(Relation)
  case noneAfter(Relation)

  /// Another record of the party.
  package struct Partner: Sendable {
    package let id: RecordID
    /// The row of its postings that holds its content.
    package let row: Int
    package let date: CivilDate
    package let isEarlier: Bool
    package let relation: Relation
  }

  package var isTaken: Bool { if case .taken = self { true } else { false } }
}
