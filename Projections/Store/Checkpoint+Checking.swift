internal import Bytes
internal import LMDB
internal import Ledger

extension Checkpoint {
  /// Whether nothing was stored yet.
  var isEmpty: Bool {
    get throws {
      try translated {
        try store.read { transaction in
          try transaction.count(in: Chunks.table) == 0 && transaction.count(in: Checkpoint.meta) == 0
        }
      }
    }
  }

  /// Whether what is stored was stored by another version of the program: it is dropped when something is asked.
  var isForeign: Bool {
    get throws {
      try translated {
        try store.read { transaction in
          let key = Checkpoint.headKey
          guard let value = try transaction.value(for: key.rawBytes, in: Checkpoint.meta)?.bytes() else { return false }
          let (name, format) = (Array(Checkpoint.formatName.utf8), Array(Checkpoint.format.utf8))
          return value.starts(with: name) && !value.starts(with: format)
        }
      }
    }
  }

  /// The number of events of the ledger that are stored here; nil where nothing is, or not of this ledger.
  func length(_ ledger: Ledger) throws -> Int? {
    guard let head = try translated({ try store.read({ try Checkpoint.head(in: $0) }) }), try head.fits(ledger) else {
      return nil
    }
    return head.length
  }

  /// Compares every chunk with those of a fresh projection of the same events.
  /// - Returns: a sentence for each chunk that is missing, differs or should not be there; nil where another process has
  ///   stored another projection meanwhile.
  func differences(from fresh: Projection) throws -> [String]? {
    let columns = StoredColumn.all(of: fresh)
    return try translated {
      try store.read { transaction in
        guard try Checkpoint.head(in: transaction)?.length == fresh.length else { return nil }
        var found: [String] = []
        var expectedCount = 0
        for (id, column) in columns.enumerated() {
          expectedCount += column.chunkCount
          for chunk in 0..<column.chunkCount {
            let key = Chunks.key(column: UInt16(id), chunk: chunk)
            let place = "chunk \(chunk) of \(column.name)"
            if let value = try transaction.value(for: key.rawBytes, in: Chunks.table) {
              let isEqual = value.elements(equal: column.chunk(chunk, id: UInt16(id)).rawBytes)
              if !isEqual { found.append("\(place) differs from a fresh replay") }
            } else {
              found.append("\(place) is missing")
            }
          }
        }
        let count = try transaction.count(in: Chunks.table)
        if count > expectedCount { found.append("\(count - expectedCount) chunks are there that should not be") }
        return found
      }
    }
  }
}
