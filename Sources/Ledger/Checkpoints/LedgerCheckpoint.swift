internal import Foundation

/// What a ledger is at one moment, in three lines (C2SP tlog-checkpoint): its name, how many events it has, and the root of
/// the tree of all of them.
package struct LedgerCheckpoint: Hashable, Sendable {
  package var origin: String
  package var size: Int
  /// 32 bytes.
  package var root: [UInt8]

  package init(origin: String, size: Int, root: [UInt8]) { (self.origin, self.size, self.root) = (origin, size, root) }

  /// Reads the text of a note; lines behind the third are extensions, which say nothing here.
  /// - Throws: what is no checkpoint.
  package init(_ text: String) throws(CheckpointMistake) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, !lines[0].isEmpty, let size = Int(lines[1]), size >= 0, String(size) == lines[1],
      let root = Data(base64Encoded: String(lines[2])), root.count == TreeHash.byteCount
    else { throw .noCheckpoint }
    self.init(origin: String(lines[0]), size: size, root: Array(root))
  }

  package var text: String { "\(origin)\n\(size)\n\(Data(root).base64EncodedString())\n" }

  /// How a ledger stands to a checkpoint of it.
  package enum Finding: Hashable, Sendable {
    /// It holds the same events, and so many more.
    case holds(more: Int)
    /// It has fewer events: it was put back to an older copy.
    case shorter(length: Int)
    /// Its first events are others: it is another ledger, or one that was written anew.
    case other(root: [UInt8])
  }

  package func finding(in ledger: Ledger) throws -> Finding {
    let length = try ledger.length
    guard length >= size else { return .shorter(length: length) }
    let found = try ledger.root(size: size)
    return found == root ? .holds(more: length - size) : .other(root: found)
  }
}

extension Ledger {
  /// The ledger as it is now, signed.
  package func checkpoint(signedBy signer: NoteSigner) throws -> SignedNote {
    let length = try length
    return try signer.sign(
      LedgerCheckpoint(origin: signer.verifier.name, size: length, root: try root(size: length)).text)
  }

  /// The proof that an event is one of the first `size`.
  package func inclusionProof(of sequence: Int, in size: Int) throws -> [[UInt8]] {
    try treeHashes { tile in try TreeProof.inclusion(of: sequence, in: size, tile: tile) }
  }

  /// The proof that the tree of the first `size` events begins with that of the first `length`, of which there is one at least.
  package func consistencyProof(of length: Int, in size: Int) throws -> [[UInt8]] {
    try treeHashes { tile in try TreeProof.consistency(of: length, in: size, tile: tile) }
  }
}
