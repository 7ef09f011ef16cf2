internal import Events
internal import FileSystem
package import Ledger
internal import Synchronization

/// The boundaries that are kept beside a ledger, in its folder `boundaries`: a file an import, named by its number and its
/// hash. They are no part of the ledger: nothing is counted by them, and the folder can be deleted at any time.
///
/// Of an area the newest import that has it counts. An import all of whose areas are in newer ones is removed. It may be
/// shared among threads; what was read is kept.
package final class BoundaryShelf: Sendable {
  private let folder: String
  private let read = Mutex<[String: BoundaryLayer]>([:])

  package init(beside ledger: Ledger) { folder = ledger.folder + "/boundaries" }

  /// What a shelf keeps of an import.
  package struct Kept: Sendable {
    package let hash: String
    /// Whether the same boundaries were there before.
    package let wasThere: Bool
    /// The files that were damaged, and were removed.
    package let removed: [String]
  }

  // MARK: Keeping

  /// Keeps boundaries: from now on they are those of their areas. What is damaged is removed, as nothing can be had from it.
  package func keep(_ topology: Topology) throws -> Kept {
    let layer = BoundaryLayer(topology)
    let removed = try removeDamaged()
    let names = try names
    if let newest = names.last, newest.hash == layer.hash {
      return Kept(hash: layer.hash, wasThere: true, removed: removed)
    }
    try translated {
      try Files.makeFolders(folder, mode: 0o700)
      let number = String((names.last?.number ?? 0) + 1)
      let digits = String(repeating: "0", count: max(0, 6 - number.count)) + number
      try FileReplacement.write(
        topology.json, to: "\(folder)/\(digits)-\(layer.hash).json", suffix: ".new", mode: 0o600, isSynced: true)
    }
    try removeCovered()
    return Kept(hash: layer.hash, wasThere: false, removed: removed)
  }

  private func removeDamaged() throws -> [String] {
    var removed: [String] = []
    for name in try names {
      do {
        _ = try layer(name)
      } catch let error as LedgerError where error.code == .damaged {
        Files.removeFile(path(name))
        removed.append(path(name))
      }
    }
    return removed
  }

  /// Removes the imports of whose areas newer ones have every one.
  private func removeCovered() throws {
    var covered: Set<String> = []
    for name in try names.reversed() {
      guard let layer = try layer(name) else { continue }
      if layer.codes.isSubset(of: covered) {
        Files.removeFile(path(name))
      } else {
        covered.formUnion(layer.codes)
      }
    }
  }

  // MARK: Reading

  /// The boundaries of some areas, each from the newest import that has it; areas without are left out.
  /// - Throws: `LedgerError.damaged` where a file is not what its name says.
  package func layers(of codes: some Sequence<String>) throws -> [BoundaryLayer] {
    var missing = Set(codes)
    return try newestFirst { layer in
      let found = layer.codes.intersection(missing)
      missing.subtract(found)
      return found.isEmpty ? nil : BoundaryLayer(hash: layer.hash, topology: layer.topology.restricted(to: found))
    }
  }

  /// The boundaries of some areas as a drawing takes them, which goes without where they are damaged.
  package func shown(of codes: some Sequence<String>) throws -> ShownBoundaries {
    do {
      return ShownBoundaries(layers: try layers(of: codes))
    } catch let error as LedgerError where error.code == .damaged {
      return ShownBoundaries(isDamaged: true)
    }
  }

  /// All boundaries, each area from the newest import that has it.
  package func layers() throws -> [BoundaryLayer] {
    var covered: Set<String> = []
    return try newestFirst { layer in
      let found = layer.codes.subtracting(covered)
      covered.formUnion(found)
      return found.isEmpty ? nil : BoundaryLayer(hash: layer.hash, topology: layer.topology.restricted(to: found))
    }
  }

  /// Whether there are any.
  package var isEmpty: Bool { ((try? names) ?? []).isEmpty }

  private func newestFirst(_ part: (BoundaryLayer) -> BoundaryLayer?) throws -> [BoundaryLayer] {
    try names.reversed().compactMap { name in try layer(name).flatMap(part) }
  }

  private struct Name {
    let number: Int
    let hash: String
    let text: String
  }

  /// The files, oldest first; what bears another name is none.
  private var names: [Name] {
    get throws {
      guard Files.isFolder(folder) else { return [] }
      return try translated { try Files.names(in: folder) }.compactMap { text in
        guard let match = text.wholeMatch(of: /([0-9]{6,9})-([0-9a-f]{64})\.json/), let number = Int(match.1) else {
          return nil
        }
        return Name(number: number, hash: String(match.2), text: text)
      }.sorted { ($0.number, $0.hash) < ($1.number, $1.hash) }
    }
  }

  private func path(_ name: Name) -> String { folder + "/" + name.text }

  private static let remedy = "incident-ledger import boundaries FILE takes them anew, and removes the damaged file"

  /// Nil where another process removed it meanwhile.
  private func layer(_ name: Name) throws -> BoundaryLayer? {
    if let known = read.withLock({ $0[name.hash] }) { return known }
    guard Files.exists(path(name)) else { return nil }
    let contents = try translated {
      let file = try OpenedFile(path(name), 0)
      return try file.bytes(at: 0, count: try file.status().size)
    }
    guard let layer = BoundaryLayer(contents, hash: name.hash) else {
      throw LedgerError(
        .damaged, "the boundaries in \(path(name)) are damaged: \(BoundaryShelf.remedy)")
    }
    read.withLock { $0[name.hash] = layer }
    return layer
  }
}

extension BoundaryLayer {
  fileprivate init(hash: String, topology: Topology) { (self.hash, self.topology) = (hash, topology) }
}
