/// That an event stands in a ledger, to be checked without it (C2SP tlog-proof): its place, the hashes beside its way up the
/// tree, and the signed root.
package struct EventProof: Hashable, Sendable {
  package var sequence: Int
  package var hashes: [[UInt8]]
  package var checkpoint: SignedNote

  private static let head = "c2sp.org/tlog-proof@v1"
  /// What the lines of further data and of the sequence begin with.
  private static let (extra, index) = ("extra ", "index ")

  /// - Throws: the ledger's error, `CheckpointMistake.noEvent` where it has no such event.
  package init(of sequence: Int, in ledger: Ledger, signedBy signer: NoteSigner) throws {
    let note = try ledger.checkpoint(signedBy: signer)
    let size = try LedgerCheckpoint(note.text).size
    guard (0..<size).contains(sequence) else { throw CheckpointMistake.noEvent(length: size) }
    (self.sequence, checkpoint) = (sequence, note)
    hashes = try ledger.inclusionProof(of: sequence, in: size)
  }

  /// - Throws: what is no proof.
  package init(_ document: String) throws(CheckpointMistake) {
    var lines = document.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst().map(String.init) == EventProof.head else { throw .noProof }
    if lines.first?.hasPrefix(EventProof.extra) ?? false { lines.removeFirst() }
    guard let line = lines.popFirst(), line.hasPrefix(EventProof.index),
      let sequence = Int(line.dropFirst(EventProof.index.count))
    else { throw .noProof }
    self.sequence = sequence
    (hashes, checkpoint) = try ProofLines.read(lines)
  }

  package var document: String {
    ProofLines.document([EventProof.head, EventProof.index + String(sequence)], hashes, checkpoint)
  }

  /// Whether it proves that an event stands in the ledger of the checkpoint.
  /// - Parameter json: the event's canonical JSON, as the ledger prints it.
  package func holds(for json: [UInt8]) throws(CheckpointMistake) -> Bool {
    let stated = try LedgerCheckpoint(checkpoint.text)
    return TreeProof.holds(hashes, leaf: TreeHash.leaf(json), at: sequence, size: stated.size, root: stated.root)
  }
}
