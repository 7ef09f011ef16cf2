/// Which records are counted: of which kinds, under which condition, in which relation to others.
public struct Counting: Hashable, Sendable {
  public var records: [RecordKind]
  public var condition: Condition
  /// An earlier, or later, record of the same party has to exist.
  public var preceded: Relation?
  public var followed: Relation?
  /// A record adds the number of its followers in place of 1.
  public var each: Relation?
}

/// A relation between records of one party.
public struct Relation: Hashable, Sendable {
  public var records: [RecordKind]
  /// How far apart the dates may be, in months, both ends included.
  public var withinMonths: Int
  public var condition: Condition
}
