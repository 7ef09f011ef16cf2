internal import Bytes
internal import FileSystem
internal import Ledger

extension Checkpoint {
  /// What there is to be looked at.
  enum Found {
    /// Nothing, or what another version of the program stored: it is dropped when something is asked.
    case none
    case head(CheckpointHead)
    case damaged
  }

  /// What is stored.
  /// - Throws: `FileSystemError` where it may not be read.
  func found() throws(FileSystemError) -> Found {
    guard Files.exists(headPath) else { return .none }
    let contents = try contents
    if let head = CheckpointHead(contents) { return .head(head) }
    let (name, format) = (Array(CheckpointHead.formatName.utf8), Array(CheckpointHead.format.utf8))
    return contents.starts(with: name) && !contents.starts(with: format) ? .none : .damaged
  }

  /// Compares every file with what follows from a fresh projection of the same events.
  /// - Returns: a sentence for each that is missing or differs; nil where another process has stored another projection
  ///   meanwhile.
  /// - Throws: `FileSystemError` where one may not be read.
  func differences(of head: CheckpointHead, from fresh: Projection) throws(FileSystemError) -> [String]? {
    let folder = generationFolder(head.generation)
    let columns = StoredColumn.all(of: fresh)
    guard head.columns.count == columns.count, head.helpers.count == StoredHelper.all.count else {
      return ["the head tells of other columns than there are"]
    }
    var found: [String] = []
    for (place, column) in columns.enumerated() {
      let part = head.columns[place]
      if part.byteCount != column.byteCount {
        found.append("\(column.name) is longer, or shorter, than in a fresh replay")
      } else if let file = try map(folder + "/" + column.name, part.byteCount) {
        if !column.isEqual(to: file) || !part.isWhole(file, place: place) {
          found.append("\(column.name) differs from a fresh replay")
        }
      } else {
        found.append("\(column.name) is missing, or cut short")
      }
    }
    found += try derivedDifferences(of: head, from: fresh)
    guard found.isEmpty || self.head == head else { return nil }
    return found
  }

  /// Nil where it is not there, or is too short.
  func map(_ path: String, _ byteCount: Int) throws(FileSystemError) -> MappedFile? {
    do {
      return try MappedFile(path, byteCount: byteCount)
    } catch {
      if error.code == .permission { throw error }
      return nil
    }
  }
}

extension StoredColumn {
  /// Whether a file begins with the bytes of the column.
  fileprivate func isEqual(to file: MappedFile) -> Bool {
    var (offset, isEqual) = (0, true)
    visit(from: 0) { bytes in
      isEqual = isEqual && file.bytes.extracting(offset..<offset + bytes.byteCount).elements(equal: bytes)
      offset += bytes.byteCount
    }
    return isEqual
  }
}
