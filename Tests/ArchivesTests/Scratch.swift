import Foundation

/// A folder of its own for one test, removed afterwards.
func withScratch<Result>(_ body: (Scratch) throws -> Result) throws -> Result {
  let scratch = Scratch(
    path: FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path)
  try FileManager.default.createDirectory(atPath: scratch.path, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: scratch.path) }
  return try body(scratch)
}

struct Scratch {
  let path: String

  /// Writes a file below the folder and returns its path.
  @discardableResult func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  @discardableResult func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }
}
