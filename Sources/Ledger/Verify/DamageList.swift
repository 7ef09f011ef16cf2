internal import LMDB

/// The damages found so far, up to a number that is enough to act on.
struct DamageList {
  private(set) var all: [Damage] = []
  let maximumCount: Int

  var isFull: Bool { all.count >= maximumCount }

  mutating func add(_ table: Table, _ sequence: Int?, _ sentence: String) {
    add(Damage(table.name, sequence, sentence))
  }

  mutating func add(_ damage: Damage) {
    if !isFull { all.append(damage) }
  }
}
