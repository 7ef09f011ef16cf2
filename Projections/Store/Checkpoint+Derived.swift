internal import Bytes
internal import Events
internal import FileSystem

/// What is stored beside the columns follows from them: it is made again, and compared.
extension Checkpoint {
  /// - Returns: a sentence for each file that is missing or differs.
  func derivedDifferences(of head: CheckpointHead, from fresh: Projection) throws(FileSystemError) -> [String] {
    try helperDifferences(of: head, from: fresh) + areaDifferences(of: head, from: fresh)
      + indexDifferences(of: head, from: fresh)
  }

  private func helperDifferences(of head: CheckpointHead, from fresh: Projection) throws(FileSystemError) -> [String] {
    var found: [String] = []
    for (number, helper) in StoredHelper.all.enumerated() {
      guard let stored = head.helpers[number] else { continue }
      let isRight = try isRight(
        StoredHelper.fileName(helper, coverage: stored.coverage), stored.part, place: StoredHelper.place(number),
        in: head
      ) { helper.holds($0, coverage: stored.coverage, of: fresh.records) }
      if !isRight { found.append(Checkpoint.differs(StoredHelper.fileName(helper, coverage: stored.coverage))) }
    }
    return found
  }

  private func areaDifferences(of head: CheckpointHead, from fresh: Projection) throws(FileSystemError) -> [String] {
    var found: [String] = []
    for areas in [head.areas, head.indexAreas == head.areas ? nil : head.indexAreas].compactMap({ $0 }) {
      let contents = StoredAreas.contents(areas.extent, of: fresh)
      for (file, content) in zip(StoredAreas.File.allCases, contents) {
        let isRight = try isRight(
          areas.name(file), areas.parts[file.rawValue], place: StoredAreas.place(file), in: head
        ) { $0.elements(equal: content.rawBytes) }
        if !isRight { found.append(Checkpoint.differs(areas.name(file))) }
      }
    }
    return found
  }

  private func indexDifferences(of head: CheckpointHead, from fresh: Projection) throws(FileSystemError) -> [String] {
    guard let extent = head.indexAreas?.extent else { return [] }
    let dictionary = fresh.records.dictionary(of: .area)
    let ranks = LaidOutAreas(extent, fresh.facts, dictionary).ranks(dictionary)
    let keys = Dictionary(
      IndexKey.wanted(by: fresh.facts).map { (StoredIndexes.Name($0), $0) }, uniquingKeysWith: { first, _ in first })
    var found: [String] = []
    var ends: [StoredIndexes.Name: Int] = [:]
    for segment in head.segments {
      let follows = ends[segment.name, default: 0] == segment.rows.lowerBound
      ends[segment.name] = segment.rows.upperBound
      let name = segment.fileName(assignmentCount: extent.assignmentCount)
      let isRight = try isRight(
        name, segment.part, place: IndexWriter.place(segment.name, segment.rows), in: head
      ) { bytes in
        guard let key = keys[segment.name] else { return false }
        let words = IndexWriter.words(key, segment.rows, fresh.records, ranks)
        return bytes.elements(equal: words.rawBytes) && segment.span == IndexSegment.span(of: words)
      }
      if !isRight { found.append(Checkpoint.differs(name)) }
      if !follows { found.append("\(name) does not follow what is stored of that index before it") }
    }
    return found
  }

  /// Whether a file is there, is as it was stored, and holds what it should.
  private func isRight(
    _ name: String, _ part: StoredPart, place: Int, in head: CheckpointHead, _ holds: (RawSpan) -> Bool
  ) throws(FileSystemError) -> Bool {
    guard let file = try map(generationFolder(head.generation) + "/" + name, part.byteCount),
      part.isWhole(file, place: place)
    else { return false }
    return holds(file.bytes)
  }

  private static func differs(_ name: String) -> String { "\(name) is missing, or differs from a fresh replay" }
}
