internal import Events

/// The facts of one sort in order, each read from its log when it is looked at.
package struct KeptFacts<Content: CompactFact>: RandomAccessCollection, Sendable {
  private(set) var log: FactLog
  /// Who stands in the facts as a placeholder.
  private let erased: Erasures

  init(_ log: FactLog = FactLog(), telling erased: Erasures = .none) {
    self.log = log
    self.erased = erased
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { log.count }

  package subscript(index: Int) -> Facts.Stated<Content> {
    var reader = CompactReader(log.kept(index))
    return Facts.Stated(sequence: log.sequence(index), content: Content(kept: &reader, erased))
  }

  mutating func append(_ content: Content, sequence: Int) {
    var writer = CompactWriter()
    content.write(to: &writer)
    log.append(writer.bytes, sequence: sequence)
  }

  /// The same, with a placeholder for whoever was erased.
  func told(_ erased: Erasures) -> KeptFacts { KeptFacts(log, telling: erased) }

  /// How many were stated by the first `length` events of the ledger.
  package func knownCount(at length: Int) -> Int { log.sequences.firstIndex(notBelow: UInt32(length)) }

  /// The leading facts that were stated by the first `length` events of the ledger.
  package func known(at length: Int) -> Slice<KeptFacts> { self[..<knownCount(at: length)] }
}
