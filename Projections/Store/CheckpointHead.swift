internal import Bytes
internal import Events
internal import Ledger

/// Which ledger, and how much of it, a checkpoint holds, and in which files.
struct CheckpointHead: Equatable, Sendable {
  /// A table that helps to catch up, and how much it covers.
  struct Helper: Equatable, Sendable {
    let coverage: Int
    let part: StoredPart
  }

  let length: Int
  /// The root of the tree of those events.
  let root: [UInt8]
  /// The number of the folder that the files are in: what is made anew lies in another.
  let generation: Int
  /// A segment of a standing index.
  struct Segment: Equatable, Sendable {
    let name: StoredIndexes.Name
    let rows: Range<Int>
    /// The months, by their indices, outside of which it has nothing.
    let span: Range<Int>
    let part: StoredPart

    /// What its file is called.
    func fileName(assignmentCount: Int) -> String {
      let digest = [name.digest.high, name.digest.low].map { String($0, radix: 16) }.joined(separator: "-")
      return "index.\(name.kind.word).\(digest).\(rows.lowerBound)-\(rows.upperBound).\(assignmentCount)"
    }
  }

  /// In the order of `StoredColumn`.
  var columns: [StoredPart] = []
  /// In the order of `StoredHelper`; nil where a table is not worth while.
  var helpers: [Helper?] = []
  /// The segments of indexes, those of each in the order of their rows.
  var segments: [Segment] = []
  /// The areas, ready to be used, and those that the indexes are of.
  var areas: StoredAreas?
  var indexAreas: StoredAreas?

  /// Changes whenever the layout of what is stored does.
  static let format = formatName + "6\n"
  static let formatName = "incident-ledger projections "
  private static let sumPlace = Int(UInt16.max)

  init(length: Int, root: [UInt8], generation: Int) {
    self.length = length
    self.root = root
    self.generation = generation
  }

  /// Reads a head; nil where it is none of this format, or is damaged.
  init?(_ value: [UInt8]) {
    let prefix = Array(CheckpointHead.format.utf8)
    let fixed = prefix.count + 16 + TreeHash.byteCount
    guard value.count >= fixed + 24, value.starts(with: prefix) else { return nil }
    let content = value.rawBytes.extracting(0..<value.count - 8)
    var sum = RunningSum(place: CheckpointHead.sumPlace)
    sum.add(content)
    guard sum.value == value.rawBytes.loadLittleEndian(UInt64.self, at: value.count - 8) else { return nil }
    length = Int(content.loadLittleEndian(UInt32.self, at: prefix.count))
    generation = Int(content.loadLittleEndian(UInt32.self, at: prefix.count + 8))
    root = Array(value[(prefix.count + 16)..<fixed])
    let columnCount = Int(content.loadLittleEndian(UInt32.self, at: fixed))
    let helperCount = Int(content.loadLittleEndian(UInt32.self, at: fixed + 4))
    let segmentCount = Int(content.loadLittleEndian(UInt32.self, at: fixed + 8))
    let areaCount = Int(content.loadLittleEndian(UInt32.self, at: fixed + 12))
    var offset = fixed + 16
    for _ in 0..<columnCount {
      guard let part = StoredPart(content, at: &offset) else { return nil }
      columns.append(part)
    }
    for _ in 0..<helperCount {
      guard offset + 8 <= content.byteCount else { return nil }
      let coverage = Int(content.loadLittleEndian(UInt32.self, at: offset))
      offset += 8
      guard let part = StoredPart(content, at: &offset) else { return nil }
      helpers.append(coverage == 0 ? nil : Helper(coverage: coverage, part: part))
    }
    for _ in 0..<segmentCount {
      guard let segment = Segment(content, at: &offset) else { return nil }
      segments.append(segment)
    }
    var all: [StoredAreas] = []
    for _ in 0..<areaCount {
      guard let areas = StoredAreas(content, at: &offset) else { return nil }
      all.append(areas)
    }
    guard offset == content.byteCount, all.count <= 2 else { return nil }
    (areas, indexAreas) = (all.first, all.last)
  }

  var bytes: [UInt8] {
    var bytes = Array(CheckpointHead.format.utf8)
    bytes.appendLittleEndian(UInt64(length))
    bytes.appendLittleEndian(UInt64(generation))
    bytes.append(contentsOf: root)
    bytes.appendLittleEndian(UInt32(columns.count))
    bytes.appendLittleEndian(UInt32(helpers.count))
    bytes.appendLittleEndian(UInt32(segments.count))
    let areas = [areas, indexAreas].compactMap { $0 }
    bytes.appendLittleEndian(UInt32(areas.count))
    for column in columns { column.write(to: &bytes) }
    let none = StoredPart(ChunkSums(place: 0))
    for helper in helpers {
      bytes.appendLittleEndian(UInt64(helper?.coverage ?? 0))
      (helper?.part ?? none).write(to: &bytes)
    }
    for segment in segments { segment.write(to: &bytes) }
    for area in areas { area.write(to: &bytes) }
    var sum = RunningSum(place: CheckpointHead.sumPlace)
    sum.add(bytes.rawBytes)
    bytes.appendLittleEndian(sum.value)
    return bytes
  }

  /// Whether the ledger begins with these events.
  func fits(_ ledger: Ledger) throws -> Bool {
    try length >= 0 && length <= ledger.length && ledger.root(size: length) == root
  }
}

extension CheckpointHead.Segment {
  private static let fixedByteCount = 48

  fileprivate init?(_ bytes: RawSpan, at offset: inout Int) {
    guard offset + Self.fixedByteCount <= bytes.byteCount else { return nil }
    let kind = Int(bytes.loadLittleEndian(UInt32.self, at: offset))
    let digest = IndexKey.Digest(
      high: bytes.loadLittleEndian(at: offset + 8), low: bytes.loadLittleEndian(at: offset + 16))
    let first = Int(bytes.loadLittleEndian(UInt32.self, at: offset + 24))
    let end = Int(bytes.loadLittleEndian(UInt32.self, at: offset + 28))
    let firstMonth = Int(bytes.loadLittleEndian(UInt64.self, at: offset + 32))
    let endMonth = Int(bytes.loadLittleEndian(UInt64.self, at: offset + 40))
    offset += Self.fixedByteCount
    guard kind < RecordKind.allCases.count, first <= end, firstMonth <= endMonth,
      let part = StoredPart(bytes, at: &offset)
    else { return nil }
    name = StoredIndexes.Name(RecordKind.allCases[kind], digest: digest)
    rows = first..<end
    span = firstMonth..<endMonth
    self.part = part
  }

  fileprivate func write(to bytes: inout [UInt8]) {
    bytes.appendLittleEndian(UInt64(name.kind.rawValue))
    bytes.appendLittleEndian(name.digest.high)
    bytes.appendLittleEndian(name.digest.low)
    bytes.appendLittleEndian(UInt32(rows.lowerBound))
    bytes.appendLittleEndian(UInt32(rows.upperBound))
    bytes.appendLittleEndian(UInt64(span.lowerBound))
    bytes.appendLittleEndian(UInt64(span.upperBound))
    part.write(to: &bytes)
  }
}
