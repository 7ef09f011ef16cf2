internal import Foundation

/// A text with signatures under it (C2SP signed-note): the text, an empty line, and a line for each signature.
///
///     safer-communities
///     308114
///     qk6y…=
///
///     — safer-communities Az3g…=
package struct SignedNote: Hashable, Sendable {
  package struct Signature: Hashable, Sendable {
    /// The name of the key.
    package var name: String
    /// Four bytes that tell keys of one name apart.
    package var keyHash: [UInt8]
    package var bytes: [UInt8]
  }

  /// The text with the line end behind it.
  package var text: String
  package var signatures: [Signature]

  private static let mark = "\u{2014} "

  package init(text: String, signatures: [Signature]) { (self.text, self.signatures) = (text, signatures) }

  /// - Throws: what is no note.
  package init(_ document: String) throws(CheckpointMistake) {
    guard let end = document.range(of: "\n\n", options: .backwards), document.hasSuffix("\n") else { throw .noNote }
    text = String(document[..<end.lowerBound]) + "\n"
    signatures = []
    for line in document[end.upperBound...].split(separator: "\n") {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard line.hasPrefix(SignedNote.mark), words.count == 3, !words[1].isEmpty,
        let data = Data(base64Encoded: String(words[2])), data.count > 4
      else { throw .noNote }
      signatures.append(
        Signature(name: String(words[1]), keyHash: Array(data.prefix(4)), bytes: Array(data.dropFirst(4))))
    }
    guard !signatures.isEmpty else { throw .noNote }
  }

  package var document: String {
    text + "\n"
      + signatures.map {
        SignedNote.mark + $0.name + " " + Data($0.keyHash + $0.bytes).base64EncodedString() + "\n"
      }.joined()
  }
}
