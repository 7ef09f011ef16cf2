internal import Foundation

/// That what is stated of a point of a ledger was upheld by whoever signs its checkpoints, and that the point is a beginning
/// of the ledger of the checkpoint: to be checked without the ledger.
///
/// A line that names it, the statement in one line, the hashes of the proof (RFC 9162, section 2.1.4) in a line each, an empty
/// line, and the checkpoint, whose extension line is the SHA-256 of the statement:
///
///     incident-ledger-statement-proof 1
///     incident-ledger-receipt 1;indicator=marac-repeat;…;events=297002;root=5d3c…;value=18400/407;…
///     Wn0m…=
///
///     safer-communities
///     308114
///     qk6y…=
///     statement kYp2…=
///
///     — safer-communities Az3g…=
package struct StatementProof: Hashable, Sendable {
  package let statement: String
  package var hashes: [[UInt8]]
  package var checkpoint: SignedNote

  private static let head = "incident-ledger-statement-proof 1"

  /// Signs the statement; whoever asks has seen that it is true.
  /// - Parameters:
  ///   - statement: one line.
  ///   - length: the number of events that it is about.
  /// - Throws: the ledger's error, `CheckpointMistake.noEvent` where it has not as many.
  package init(of statement: String, length: Int, in ledger: Ledger, signedBy signer: NoteSigner) throws {
    precondition(!statement.contains("\n"), "a statement is one line")
    let (size, name) = (try ledger.length, signer.verifier.name)
    guard (0...size).contains(length) else { throw CheckpointMistake.noEvent(length: size) }
    self.statement = statement
    let point = LedgerCheckpoint(origin: name, size: size, root: try ledger.root(size: size))
    checkpoint = try signer.sign(point.text + StatementProof.extensionLine(statement))
    hashes = length == 0 ? [] : try ledger.consistencyProof(of: length, in: size)
  }

  /// Whether a text is such a proof, whole or not.
  package static func isBegun(by document: String) -> Bool { document.hasPrefix(head + "\n") }

  /// - Throws: what is no proof.
  package init(_ document: String) throws(CheckpointMistake) {
    var lines = document.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst().map(String.init) == StatementProof.head, let statement = lines.popFirst() else {
      throw .noProof
    }
    self.statement = String(statement)
    (hashes, checkpoint) = try ProofLines.read(lines)
  }

  package var document: String {
    ProofLines.document([StatementProof.head, statement], hashes, checkpoint)
  }

  /// Whether the checkpoint is of this statement, and the point that it is about a beginning of the checkpoint's ledger.
  /// - Parameters:
  ///   - length: the number of events that the statement is about.
  ///   - root: the root of their tree.
  package func holds(length: Int, root: [UInt8]) throws(CheckpointMistake) -> Bool {
    let stated = try LedgerCheckpoint(checkpoint.text)
    guard checkpoint.text == stated.text + StatementProof.extensionLine(statement) else { return false }
    if length == 0 { return hashes.isEmpty && root == TreeHash.empty }
    return TreeProof.holds(hashes, first: length, root: root, size: stated.size, root: stated.root)
  }

  private static func extensionLine(_ statement: String) -> String {
    "statement \(Data(Digest.sha256(Array(statement.utf8))).base64EncodedString())\n"
  }
}
