import Foundation

/// The files of the repository that the tests stand in.
struct Repository {
  /// A source file of a target.
  struct Source {
    /// From the root of the repository.
    let path: String
    /// The folder within the target; empty at its root.
    let folder: String
    let text: SwiftText

    init(path: String, folder: String, _ text: String) {
      (self.path, self.folder, self.text) = (path, folder, SwiftText(text))
    }

    var name: String { String(path.split(separator: "/").last ?? "") }
  }

  static let root =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/"

  /// The repository as it stands, read once.
  static let here = Result { try Repository() }

  let manifest: Manifest
  /// The sources of each target, by its name.
  let sources: [String: [Source]]

  private init() throws {
    manifest = Manifest(try Repository.text("Package.swift"))
    var sources: [String: [Source]] = [:]
    for target in manifest.targets {
      sources[target.name] = try Repository.files(below: target.path, ending: ".swift").map { path in
        let inside = path.dropFirst(target.path.count + 1).split(separator: "/").dropLast()
        return Source(path: path, folder: inside.joined(separator: "/"), try Repository.text(path))
      }
    }
    self.sources = sources
  }

  /// The targets of the product, and all, in the order of the manifest.
  var products: [Manifest.Target] { manifest.targets.filter { !$0.path.hasPrefix("Tests/") } }

  func sources(of targets: [Manifest.Target]) -> [(target: String, source: Source)] {
    targets.flatMap { target in (sources[target.name] ?? []).map { (target.name, $0) } }
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: root + path)), as: UTF8.self)
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + path) }

  /// The files below a folder, what is built and hidden left out, in the order of their paths.
  static func files(below folder: String, ending: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: root + folder)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(ending) && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .map { folder.isEmpty ? $0 : folder + "/" + $0 }.sorted()
  }
}
