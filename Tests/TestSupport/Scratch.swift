internal import Foundation

/// A folder for one test, removed with the last who holds it.
package final class Scratch: Sendable {
  package let path = FileManager.default.temporaryDirectory.path + "/incident-ledger-tests-" + UUID().uuidString

  package init() {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      preconditionFailure("The folder of a test can be made: \(error)")
    }
  }

  deinit { remove() }

  /// Removes the folder early; what is open stays readable.
  package func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// A path within the folder.
  package func callAsFunction(_ name: String) -> String { path + "/" + name }

  /// Writes a file, in folders below where its name says so, and returns its path.
  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  package func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: self(name))), as: UTF8.self)
  }
}

/// The folder of published files; nil where the environment does not name it.
package let dataFolder = ProcessInfo.processInfo.environment["INCIDENT_LEDGER_DATA"]
