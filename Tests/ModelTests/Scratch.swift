import Foundation

/// A folder for one test, removed at its end.
final class Scratch {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/model-tests-" + UUID().uuidString
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
