internal import Bytes
internal import Events

/// One column of a projection as it is stored: a name for people, and chunks of bytes, each behind a checksum.
struct StoredColumn {
  enum Content {
    case column(Column)
    case words([UInt32])
    case bytes([UInt8])
  }

  let name: String
  let content: Content

  /// Bytes of a full chunk of bytes.
  static let byteCount = 1 << 16

  /// All columns of a projection, in the order of their numbers.
  static func all(of projection: Projection) -> [StoredColumn] {
    var columns: [StoredColumn] = []
    for postings in projection.records.postings {
      let names = ["sequence", "record", "sign", "day"] + postings.fields.map(\.rawValue)
      for (name, column) in zip(names, postings.columns) {
        columns.append(StoredColumn(name: "\(postings.kind.word).\(name)", content: .column(column)))
      }
    }
    for (field, dictionary) in zip(RecordField.allCases, projection.records.dictionaries) {
      columns.append(StoredColumn(name: "values.\(field.rawValue)", content: .bytes(dictionary.bytes)))
      columns.append(StoredColumn(name: "values.\(field.rawValue).starts", content: .words(dictionary.starts)))
    }
    columns.append(StoredColumn(name: "facts.sequence", content: .column(projection.log.sequences)))
    columns.append(StoredColumn(name: "facts.starts", content: .words(projection.log.starts)))
    columns.append(StoredColumn(name: "facts", content: .bytes(projection.log.bytes)))
    columns.append(StoredColumn(name: "records.subject", content: .column(projection.records.subjects)))
    return columns
  }

  /// The number of chunks.
  var chunkCount: Int {
    switch content {
    case .column(let column): column.chunks.count
    case .words(let words): (words.count + Column.chunkCount - 1) / Column.chunkCount
    case .bytes(let bytes): (bytes.count + StoredColumn.byteCount - 1) / StoredColumn.byteCount
    }
  }

  /// The stored size of a full chunk in bytes.
  var fullChunkByteCount: Int {
    if case .bytes = content { return 8 + StoredColumn.byteCount }
    return 8 + Column.chunkCount * 4
  }

  /// A chunk as it is stored: its checksum, then its numbers or bytes.
  func chunk(_ index: Int, id: UInt16) -> [UInt8] {
    var value: [UInt8] = []
    func append(words: [UInt32]) {
      value.reserveCapacity(8 + words.count * 4)
      value.appendLittleEndian(Chunks.checksum(words, column: id, chunk: index))
      value.append(contentsOf: words.rawBytes)
    }
    switch content {
    case .column(let column): append(words: column.chunks[index])
    case .words(let words):
      let start = index * Column.chunkCount
      append(words: Array(words[start..<min(words.count, start + Column.chunkCount)]))
    case .bytes(let bytes):
      let start = index * StoredColumn.byteCount
      let part = bytes[start..<min(bytes.count, start + StoredColumn.byteCount)]
      value.reserveCapacity(8 + part.count)
      value.appendLittleEndian(Chunks.checksum(bytes: part, column: id, chunk: index))
      value.append(contentsOf: part)
    }
    return value
  }
}
