internal import Synchronization

/// What others make of a point once and use for many questions about it, kept for the points that were asked for last.
final class PointTools: Sendable {
  private struct Key: Hashable {
    let length: Int
    let type: ObjectIdentifier
  }

  /// Tools kept; beyond it the one that was made first is dropped.
  private static let maximumCount = 4

  private let kept = Mutex<[(key: Key, tool: any Sendable)]>([])

  /// The tool of a type for the point after the first `length` events.
  func tool<Tool: Sendable>(at length: Int, _ make: () throws -> Tool) rethrows -> Tool {
    let key = Key(length: length, type: ObjectIdentifier(Tool.self))
    let found = kept.withLock { kept in kept.first { $0.key == key }?.tool }
    if let found = found as? Tool { return found }
    let made = try make()
    kept.withLock { kept in
      if kept.count >= Self.maximumCount { kept.removeFirst() }
      kept.append((key, made))
    }
    return made
  }
}
