/// The description of one table (LMDB: named sub-database) of a store.
package struct Table: Hashable, Sendable {
  /// The name it is stored under.
  package let name: String

  /// Whether keys are `UInt64` numbers in their own order; otherwise they are byte strings in the order of `memcmp`.
  package let integerKeys: Bool

  /// A number made of the name (FNV-1a), by which a store finds the table again without comparing texts.
  let number: UInt64

  package init(_ name: String, integerKeys: Bool = false) {
    precondition(!name.isEmpty && !name.utf8.contains(0), "a table has a name without NUL bytes")
    self.name = name
    self.integerKeys = integerKeys
    number = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
