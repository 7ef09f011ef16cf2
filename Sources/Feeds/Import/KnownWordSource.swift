internal import Events

/// The words that are known beside the common ones, made when they are first needed: that takes reading the ledger.
final class KnownWordSource {
  private let make: () throws -> KnownWords
  private var made: KnownWords?

  init(_ make: @escaping () throws -> KnownWords) { self.make = make }

  func words() throws -> KnownWords {
    let words = try made ?? make()
    made = words
    return words
  }
}
