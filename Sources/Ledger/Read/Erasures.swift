internal import Bytes
internal import Events
internal import LMDB

/// The parties erased under data-protection law: every output prints `[erased]` in their place.
package struct Erasures: Sendable {
  /// What is printed for an erased party.
  package static let mark = "[erased]"

  private var parties: Set<String> = []
  private var reader = EventReader()

  /// The parties erased in a ledger up to now.
  package init(_ ledger: Ledger) throws {
    for sequence in try ledger.sequences(of: .party) {
      try read(ledger.event(at: sequence))
      if reader.rule.type == .partyErased { parties.insert(reader.subject) }
    }
  }

  package var isEmpty: Bool { parties.isEmpty }

  package func contains(_ party: String) -> Bool { parties.contains(party) }

  /// Replaces an erased party in the stored JSON of an event, in `data.party` and as the subject of `party.erased`; all
  /// else stays byte for byte. An erasure that passes through counts from then on.
  package mutating func redact(_ json: inout [UInt8]) throws {
    let erasure = Array("\"party.erased\"".utf8)
    guard !parties.isEmpty || json.firstRange(of: erasure) != nil else { return }
    try read(json)
    var node: Int?
    if reader.rule.type == .partyErased {
      parties.insert(reader.subject)
      node = reader.subjectNode
    } else if let party = reader.text("party"), parties.contains(party) {
      node = reader.node("party")
    }
    if let node { json.replaceSubrange(reader.document.range(node), with: Erasures.mark.utf8) }
  }

  private mutating func read(_ json: [UInt8]) throws {
    do {
      try reader.readStored { $0.append(contentsOf: json) }
    } catch {
      throw LedgerError(.damaged, "an event is damaged (\(error.rule)): run verify")
    }
  }
}

extension Ledger {
  /// The sequences of all published events whose subjects are of a kind, in the order of the subjects.
  func sequences(of kind: SubjectKind) throws -> [Int] {
    let length = try length
    return try translated {
      try store.read { transaction in
        var sequences: [Int] = []
        var cursor = try transaction.cursor(in: Layout.subjects)
        let prefix = [kind.code]
        var isThere = try cursor.seek(atOrAfter: prefix.rawBytes)
        while isThere, cursor.key.starts(with: prefix.rawBytes) {
          if cursor.key.byteCount > Layout.sequenceByteCount {
            let start = cursor.key.byteCount - Layout.sequenceByteCount
            let sequence: UInt64 = cursor.key.loadBigEndian(at: start)
            if sequence < length { sequences.append(Int(sequence)) }
          }
          isThere = try cursor.next()
        }
        return sequences
      }
    }
  }
}
