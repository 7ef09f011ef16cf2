internal import Bytes
internal import Events
internal import FileSystem
internal import Ledger

/// The files of a checkpoint as a projection. Nothing of them is read before it is asked for.
struct StoredProjection {
  private let head: CheckpointHead
  private let folder: String
  private let recovery: Recovery

  /// What a head tells of; nil where its parts do not belong together.
  init?(_ head: CheckpointHead, in checkpoint: Checkpoint, of ledger: Ledger) {
    guard head.columns.count == StoredColumn.names.count, head.helpers.count == StoredHelper.all.count else {
      return nil
    }
    self.head = head
    folder = checkpoint.generationFolder(head.generation)
    recovery = Recovery(of: ledger, head, in: checkpoint)
  }

  /// - Parameter facts: what its facts are, where that is known.
  func projection(_ facts: Facts?) throws -> Projection? {
    var place = 0
    let postings = RecordKind.allCases.map { kind in
      Postings(kind: kind, columns: (0..<Postings.columnCount(of: kind)).map { _ in numbers(&place) })
    }
    let values = RecordField.allCases.map { _ in DistinctValues(bytes: bytes(&place), starts: numbers(&place)) }
    let logs = Facts().logs.map { _ in
      FactLog(sequences: numbers(&place), starts: numbers(&place), bytes: bytes(&place))
    }
    let subjects = numbers(&place)
    guard postings.allSatisfy({ kind in kind.columns.allSatisfy { $0.count == kind.count } }),
      values.allSatisfy({ $0.starts.count >= 2 }), logs.allSatisfy(\.isWhole)
    else { return nil }
    let bare = RecordProjection(
      postings: postings, dictionaries: values.map { ValueDictionary($0) }, subjects: subjects, rows: nil)
    var rows: (bytes: LazyBytes, length: Int)?
    var dictionaries: [ValueDictionary] = []
    for (number, helper) in StoredHelper.all.enumerated() {
      let stored = head.helpers[number].map { (helperBytes(helper, $0, number, of: bare), $0.coverage) }
      switch helper {
      case .rows: rows = stored.map { (bytes: $0.0, length: $0.1) }
      case .index(let field):
        dictionaries.append(
          ValueDictionary(
            values[Int(field.position)],
            index: stored.map { ValueIndex(stored: $0.0, coverage: $0.1) } ?? ValueIndex()))
      }
    }
    let records = RecordProjection(postings: postings, dictionaries: dictionaries, subjects: subjects, rows: rows)
    var projection = Projection(
      length: head.length, records: records,
      facts: try facts?.kept(areas: logs[0], populations: logs[1], coverage: logs[2], log: logs[3])
        ?? Facts(areas: logs[0], populations: logs[1], coverage: logs[2], log: logs[3]))
    projection.laidOutAreas = head.areas?.areas(in: folder, of: projection)
    projection.indexes = indexes(of: projection)
    return projection
  }

  private func indexes(of projection: Projection) -> StoredIndexes {
    guard let areas = head.indexAreas?.areas(in: folder, of: projection) else { return StoredIndexes() }
    var indexes = StoredIndexes(areas)
    for segment in head.segments {
      let path = folder + "/" + segment.fileName(assignmentCount: areas.extent.assignmentCount)
      let place = IndexWriter.place(segment.name, segment.rows)
      let words = segment.part.bytes(of: path, place: place) {
        guard let key = IndexKey.wanted(by: projection.facts).first(where: { StoredIndexes.Name($0) == segment.name })
        else { preconditionFailure("an index is of a definition that was adopted") }
        let ranks = areas.ranks(projection.records.dictionary(of: .area))
        return IndexWriter.words(key, segment.rows, projection.records, ranks).rawBytes.bytes()
      }
      indexes.add(IndexSegment(rows: segment.rows, span: segment.span, words: words), to: segment.name)
    }
    return indexes
  }

  private func numbers(_ place: inout Int) -> Column { Column(stored: stored(&place)) }

  private func bytes(_ place: inout Int) -> ByteColumn { ByteColumn(stored: stored(&place)) }

  private func stored(_ place: inout Int) -> LazyBytes {
    defer { place += 1 }
    let (number, recovery) = (place, recovery)
    return head.columns[place].bytes(
      of: folder + "/" + StoredColumn.names[place], place: place, elsewhere: { recovery.file(ofColumn: number) },
      otherwise: { recovery.bytes(ofColumn: number) })
  }

  private func helperBytes(
    _ helper: StoredHelper, _ stored: CheckpointHead.Helper, _ number: Int, of records: RecordProjection
  ) -> LazyBytes {
    let path = folder + "/" + StoredHelper.fileName(helper, coverage: stored.coverage)
    return stored.part.bytes(of: path, place: StoredHelper.place(number)) {
      let count = stored.part.byteCount / 4
      return helper.words(of: records, coverage: stored.coverage, count: count).rawBytes.bytes()
    }
  }
}
