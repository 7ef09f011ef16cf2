internal import Bytes
internal import Events
internal import FileSystem

/// The areas and what follows from them, ready to use: files that are made anew when what they follow from has changed.
struct StoredAreas: Equatable, Sendable {
  /// A file of theirs.
  enum File: Int, CaseIterable {
    case hierarchy, ranks, lone, populations
  }

  let extent: AreaExtent
  /// In the order of `File`.
  let parts: [StoredPart]

  private static let extentByteCount = 24

  init(extent: AreaExtent, parts: [StoredPart]) {
    self.extent = extent
    self.parts = parts
  }

  /// What a file is called.
  func name(_ file: File) -> String { Self.name(file, extent) }

  private static func name(_ file: File, _ extent: AreaExtent) -> String {
    switch file {
    case .hierarchy: "areas.hierarchy-\(extent.assignmentCount)"
    case .ranks: "areas.ranks-\(extent.assignmentCount)-\(extent.numberCount)"
    case .lone: "areas.lone-\(extent.assignmentCount)-\(extent.numberCount)"
    case .populations: "areas.populations-\(extent.assignmentCount)-\(extent.estimateCount)"
    }
  }

  /// The place of a file among all, which its checksum is bound to.
  static func place(_ file: File) -> Int { StoredColumn.names.count + StoredHelper.all.count + file.rawValue }

  // MARK: Reading

  /// The areas as they are stored in a folder.
  /// - Parameter projection: what they follow from.
  func areas(in folder: String, of projection: Projection) -> LaidOutAreas {
    func bytes(_ file: File) -> LazyBytes {
      parts[file.rawValue].bytes(of: folder + "/" + name(file), place: Self.place(file)) {
        Self.contents(extent, of: projection)[file.rawValue]
      }
    }
    return LaidOutAreas(
      extent, hierarchy: WordTable(stored: bytes(.hierarchy)), ranks: Column(stored: bytes(.ranks)),
      lone: Column(stored: bytes(.lone)), populations: WordTable(stored: bytes(.populations)))
  }

  // MARK: Writing

  /// Lays out the areas of a projection, and writes them.
  static func write(_ projection: Projection, to folder: String) throws(FileSystemError) -> StoredAreas {
    let extent = projection.areaExtent
    let contents = contents(extent, of: projection)
    var parts: [StoredPart] = []
    for (file, bytes) in zip(File.allCases, contents) {
      try OpenedFile(folder + "/" + name(file, extent), OpenedFile.writing).write(bytes.rawBytes, at: 0)
      parts.append(StoredPart(bytes.rawBytes, place: place(file)))
    }
    return StoredAreas(extent: extent, parts: parts)
  }

  /// The bytes of each file.
  static func contents(_ extent: AreaExtent, of projection: Projection) -> [[UInt8]] {
    let areas = LaidOutAreas(extent, projection.facts, projection.records.dictionary(of: .area))
    return [
      areas.hierarchyTable.bytes, areas.numberRanks.ranks.allBytes, areas.numberRanks.lone.allBytes,
      areas.populationTable.bytes,
    ]
  }

  // MARK: The head

  /// Reads those of a head.
  init?(_ bytes: RawSpan, at offset: inout Int) {
    guard offset + Self.extentByteCount <= bytes.byteCount else { return nil }
    extent = AreaExtent(
      assignmentCount: Int(bytes.loadLittleEndian(UInt32.self, at: offset)),
      numberCount: Int(bytes.loadLittleEndian(UInt32.self, at: offset + 8)),
      estimateCount: Int(bytes.loadLittleEndian(UInt32.self, at: offset + 16)))
    offset += Self.extentByteCount
    var parts: [StoredPart] = []
    for _ in File.allCases {
      guard let part = StoredPart(bytes, at: &offset) else { return nil }
      parts.append(part)
    }
    self.parts = parts
  }

  func write(to head: inout [UInt8]) {
    head.appendLittleEndian(UInt64(extent.assignmentCount))
    head.appendLittleEndian(UInt64(extent.numberCount))
    head.appendLittleEndian(UInt64(extent.estimateCount))
    for part in parts { part.write(to: &head) }
  }
}

extension Column {
  fileprivate var allBytes: [UInt8] {
    var bytes: [UInt8] = []
    for run in runs(0..<count) { withRun(run) { bytes.append(contentsOf: $0.rawBytes.bytes()) } }
    return bytes
  }
}
