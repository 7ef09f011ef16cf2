internal import Bytes
package import Events
internal import LMDB

extension Ledger {
  /// The sequences of the events of one subject of one kind, ascending.
  package func sequences(kind: SubjectKind, subject: String) throws -> [Int] {
    let length = try length
    return try translated {
      try store.read { transaction in
        var prefix: [UInt8] = []
        Layout.subject(kind: kind, subject, into: &prefix)
        var sequences: [Int] = []
        var cursor = try transaction.cursor(in: Layout.subjects)
        var isThere = try cursor.seek(atOrAfter: prefix.rawBytes)
        while isThere, cursor.key.starts(with: prefix.rawBytes),
          cursor.key.byteCount == prefix.count + Layout.sequenceByteCount
        {
          let sequence: UInt64 = cursor.key.loadBigEndian(at: prefix.count)
          if sequence < length { sequences.append(Int(sequence)) }
          isThere = try cursor.next()
        }
        return sequences
      }
    }
  }

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
