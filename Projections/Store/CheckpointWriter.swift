internal import Bytes
internal import FileSystem

/// Writes the files of a checkpoint: of each column what is not there yet.
struct CheckpointWriter {
  private let folder: String
  /// What is there already.
  private let present: CheckpointHead?

  init(_ folder: String, from present: CheckpointHead?) {
    self.folder = folder
    self.present = present
  }

  func writeColumns(of projection: Projection) throws(FileSystemError) -> [StoredPart] {
    var parts: [StoredPart] = []
    for (place, column) in StoredColumn.all(of: projection).enumerated() {
      let old = present.map { $0.columns[place] }
      guard old?.byteCount != column.byteCount || present == nil else {
        if let old { parts.append(old) }
        continue
      }
      parts.append(try write(column, place: place, after: old))
    }
    return parts
  }

  private func write(_ column: StoredColumn, place: Int, after old: StoredPart?) throws(FileSystemError) -> StoredPart {
    let file = try OpenedFile(folder + "/" + column.name, OpenedFile.writing)
    var sums = old?.runningSums(place: place) ?? ChunkSums(place: place)
    var offset = sums.byteCount
    do {
      try column.visit(from: offset) { bytes in
        sums.add(bytes)
        try file.write(bytes, at: offset)
        offset += bytes.byteCount
      }
    } catch let error as FileSystemError {
      throw error
    } catch {
      preconditionFailure("writing a column fails with a FileSystemError")
    }
    return StoredPart(sums)
  }

  func writeHelpers(of projection: Projection) throws(FileSystemError) -> [CheckpointHead.Helper?] {
    var helpers: [CheckpointHead.Helper?] = []
    for (number, helper) in StoredHelper.all.enumerated() {
      let old = present?.helpers[number]
      guard helper.isDue(coverage: old?.coverage ?? 0, of: projection) else {
        helpers.append(old)
        continue
      }
      let coverage = helper.extent(of: projection)
      let words = helper.words(of: projection.records)
      let file = try OpenedFile(
        folder + "/" + StoredHelper.fileName(helper, coverage: coverage), OpenedFile.writing)
      try file.write(words.rawBytes, at: 0)
      helpers.append(
        CheckpointHead.Helper(
          coverage: coverage, part: StoredPart(words.rawBytes, place: StoredHelper.place(number))))
    }
    return helpers
  }
}
