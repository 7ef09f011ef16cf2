import Foundation
import TestSupport

/// What a disk may hold after a power cut: all that was synced, and of what was done since whatever a seed chooses, whole
/// or in sectors.
///
/// A write is on the disk when its file was synced after it, or when it was a synced one (`O_DSYNC`). A name is when its
/// folder was synced; of the changes to names in a folder since then a first part is there, as in a file system's journal.
struct Disk {
  /// Each file's bytes.
  private var contents: [Int: Data] = [:]
  /// Each folder's names.
  private var folders: [Int: [String: Int]] = [Trace.root: [:]]

  static let sectorByteCount = 512

  /// What a seed does to what was not synced.
  private enum Fate: CaseIterable { case kept, lost, wholeWrites, sectors, oneLost, oneKept, firstPart }

  /// The disk after the first `count` operations were done, and the one after them begun.
  init(_ operations: [Trace.Operation], cutAfter count: Int, _ random: inout SplitMix64) {
    let begun = operations.prefix(count + 1)
    let isSafe = Disk.safe(operations.prefix(count))
    let open = begun.indices.filter { !isSafe.contains($0) && Disk.changes.contains(begun[$0].kind) }
    let (fate, chosen, firstPart) = (
      random.pick(Fate.allCases), open.isEmpty ? 0 : random.pick(open), open.isEmpty ? 0 : random.pick(open)
    )
    /// Folders whose later names are lost.
    var cut: Set<Int> = []
    for (index, operation) in begun.enumerated() where Disk.changes.contains(operation.kind) {
      if isSafe.contains(index) {
        apply(operation)
        continue
      }
      let isKept: Bool
      switch fate {
      case .kept: isKept = true
      case .lost: isKept = false
      case .wholeWrites: isKept = random.chance(1, of: 2)
      case .sectors: isKept = operation.kind == .write || random.chance(1, of: 2)
      case .oneLost: isKept = index != chosen
      case .oneKept: isKept = index == chosen
      case .firstPart: isKept = index < firstPart
      }
      if let folder = Disk.namedFolder(operation) {
        if !isKept { cut.insert(folder) }
        if !cut.contains(folder), !cut.contains(operation.otherFolder) || operation.kind != .rename { apply(operation) }
      } else if isKept, fate == .sectors, operation.kind == .write {
        for sector in Disk.sectors(of: operation) where random.chance(1, of: 2) { apply(sector) }
      } else if isKept {
        apply(operation)
      } else if operation.kind == .write, random.chance(1, of: 4) {
        // The file's new size is there, and nothing in it.
        extend(operation.node, to: operation.offset + operation.data.count)
      }
    }
  }

  /// What the processes themselves saw at the end.
  init(all operations: [Trace.Operation]) {
    for operation in operations where Disk.changes.contains(operation.kind) { apply(operation) }
  }

  private static let changes: Set<Interposer.Kind> = [
    .write, .truncate, .create, .rename, .remove, .folder, .allocate,
  ]

  /// The folder whose names an operation changes.
  private static func namedFolder(_ operation: Trace.Operation) -> Int? {
    switch operation.kind {
    case .create, .folder, .rename, .remove: operation.folder
    default: nil
    }
  }

  /// The operations that a later sync, or they themselves, brought to the disk.
  private static func safe(_ operations: ArraySlice<Trace.Operation>) -> Set<Int> {
    var (safe, synced): (Set<Int>, Set<Int>) = ([], [])
    for (index, operation) in operations.enumerated().reversed() {
      if operation.kind == .sync { synced.insert(operation.node) }
      let place = namedFolder(operation) ?? operation.node
      if synced.contains(place) || operation.isSynced { safe.insert(index) }
    }
    return safe
  }

  /// A write as writes of single sectors.
  private static func sectors(of operation: Trace.Operation) -> [Trace.Operation] {
    var (parts, start): ([Trace.Operation], Int) = ([], 0)
    while start < operation.data.count {
      let place = operation.offset + start
      let end = min(operation.data.count, start + sectorByteCount - place % sectorByteCount)
      var part = operation
      part.offset = place
      part.data = operation.data[operation.data.startIndex + start..<operation.data.startIndex + end]
      parts.append(part)
      start = end
    }
    return parts
  }

  private mutating func extend(_ node: Int, to count: Int) {
    let missing = count - contents[node, default: Data()].count
    if missing > 0 { contents[node, default: Data()].append(Data(count: missing)) }
  }

  private mutating func apply(_ operation: Trace.Operation) {
    let (node, end) = (operation.node, operation.offset + operation.data.count)
    switch operation.kind {
    case .write:
      extend(node, to: end)
      contents[node, default: Data()].replaceSubrange(operation.offset..<end, with: operation.data)
    case .allocate: extend(node, to: operation.offset + operation.length)
    case .truncate:
      extend(node, to: operation.length)
      contents[node] = contents[node, default: Data()].prefix(operation.length)
    case .create: folders[operation.folder]?[operation.name] = node
    case .folder:
      folders[node] = [:]
      folders[operation.folder]?[operation.name] = node
    case .remove: folders[operation.folder]?[operation.name] = nil
    case .rename:
      guard let moved = folders[operation.folder]?.removeValue(forKey: operation.name) else { return }
      folders[operation.otherFolder]?[operation.otherName] = moved
    case .any, .sync, .open, .map, .told, .unknown: return
    }
  }

  /// Every file with its path from the folder.
  private func files(of folder: Int = Trace.root, at path: String = "") -> [(path: String, node: Int)] {
    (folders[folder] ?? [:]).flatMap { name, node in
      folders[node] == nil ? [(path + name, node)] : files(of: node, at: path + name + "/")
    }
  }

  var bytes: [String: Data] {
    Dictionary(uniqueKeysWithValues: files().map { ($0.path, contents[$0.node] ?? Data()) })
  }

  /// Lays the files into a folder. What stood in lock files is anything at all: it was written through maps.
  func lay(into place: String, _ random: inout SplitMix64) throws {
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    for path in folderPaths() {
      try FileManager.default.createDirectory(atPath: place + "/" + path, withIntermediateDirectories: true)
    }
    for (path, data) in bytes {
      var data = data
      if path.hasSuffix("lock.mdb"), random.chance(1, of: 2) {
        data = Data((0..<data.count).map { _ in UInt8(truncatingIfNeeded: random.next()) })
      }
      try data.write(to: URL(fileURLWithPath: place + "/" + path))
    }
  }

  private func folderPaths(of folder: Int = Trace.root, at path: String = "") -> [String] {
    (folders[folder] ?? [:]).flatMap { name, node in
      folders[node] == nil ? [] : [path + name] + folderPaths(of: node, at: path + name + "/")
    }
  }
}
