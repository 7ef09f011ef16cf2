internal import Foundation

/// What ends each proof: its hashes in a line each, an empty line, and the checkpoint that they lead to.
enum ProofLines {
  /// - Throws: what is no proof.
  static func read(
    _ lines: ArraySlice<Substring>
  ) throws(CheckpointMistake) -> (hashes: [[UInt8]], checkpoint: SignedNote) {
    var (lines, hashes): (ArraySlice<Substring>, [[UInt8]]) = (lines, [])
    while let line = lines.popFirst(), !line.isEmpty {
      guard let hash = Data(base64Encoded: String(line)), hash.count == TreeHash.byteCount else { throw .noProof }
      hashes.append(Array(hash))
    }
    return (hashes, try SignedNote(lines.joined(separator: "\n")))
  }

  /// - Parameter head: the lines before the hashes.
  static func document(_ head: [String], _ hashes: [[UInt8]], _ checkpoint: SignedNote) -> String {
    (head + hashes.map { Data($0).base64EncodedString() } + ["", checkpoint.document]).joined(separator: "\n")
  }
}
