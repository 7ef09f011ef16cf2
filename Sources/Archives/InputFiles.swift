import Foundation

/// The text files behind a list of paths, listed first and read one at a time.
///
/// A folder stands for every file below it in the order of their paths; names that begin with a full stop and links
/// to folders are left out. A `.zip` file stands for its members in the order of their names.
package struct InputFiles: Sendable {
  /// The files in the order they are read.
  package let files: [InputFile]

  /// Lists the inputs. Nothing is unpacked.
  ///
  /// - Throws: `ArchiveError`: `noInput` for a path where nothing is, or what is wrong with an archive.
  package init(paths: [String]) throws(ArchiveError) {
    var files: [InputFile] = []
    for path in paths {
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: InputFiles.resolved(path))
      else {
        throw .missing(path)
      }
      if attributes[.type] as? FileAttributeType == .typeDirectory {
        try InputFiles.addFolder(path, to: &files)
      } else {
        try InputFiles.addFile(path, attributes, isGiven: true, to: &files)
      }
    }
    self.files = files
  }

  /// Calls `body` for every file that is wanted, with its decompressed contents. Others are not unpacked.
  ///
  /// - Throws: `ArchiveError` for an input, and what `body` throws.
  package func readEach(
    limit: Int = ByteSource.defaultLimit, where isWanted: (InputFile) throws -> Bool = { _ in true },
    _ body: (InputFile, [UInt8]) throws -> Void
  ) throws {
    var reader = InputReader(limit: limit)
    for file in files where try isWanted(file) {
      try body(file, try reader.contents(of: file))
    }
  }

  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private static func addFolder(_ path: String, to files: inout [InputFile]) throws(ArchiveError) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw ArchiveError(
        .noInput, file: path, message: "the folder cannot be read. Check its permissions.")
    }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    for name in names.filter({ !$0.hasPrefix(".") }).sorted(by: isOrdered) {
      let path = prefix + name
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
        throw .missing(path)
      }
      switch attributes[.type] as? FileAttributeType {
      case .typeDirectory: try addFolder(path, to: &files)
      case .typeSymbolicLink:
        guard let target = try? FileManager.default.attributesOfItem(atPath: resolved(path)) else {
          throw .missing(path)
        }
        if target[.type] as? FileAttributeType == .typeRegular {
          try addFile(path, target, isGiven: false, to: &files)
        }
      case .typeRegular: try addFile(path, attributes, isGiven: false, to: &files)
      default: break
      }
    }
  }

  private static func addFile(
    _ path: String, _ attributes: [FileAttributeKey: Any], isGiven: Bool, to files: inout [InputFile]
  ) throws(ArchiveError) {
    guard path.lowercased().hasSuffix(".zip") else {
      let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
      files.append(InputFile(name: path, storedBytes: size, isGiven: isGiven, place: .file(path: path)))
      return
    }
    let members = try ZipReader.members(ofArchiveAt: path)
    let ordered = members.indices.filter { !members[$0].name.hasSuffix("/") }.sorted { left, right in
      members[left].name == members[right].name
        ? left < right : isOrdered(members[left].name, members[right].name)
    }
    for ordinal in ordered {
      files.append(
        InputFile(
          name: path + ":" + members[ordinal].name, storedBytes: members[ordinal].size, isGiven: false,
          place: .member(archive: path, ordinal: ordinal)))
    }
  }

  /// The order of the bytes of two names, which no locale changes.
  private static func isOrdered(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
