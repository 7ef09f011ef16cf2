internal import Synchronization

/// What others make of a point once and use for many questions about it, kept for the points that were asked for last.
final class KeptAtPoints: Sendable {
  /// What it depends on: a point, and what was adopted since, as a version may be chosen that the point did not know.
  private struct Key: Hashable {
    let length: Int
    let definitionCount: Int
    let type: ObjectIdentifier
  }

  /// How many are kept; beyond it the one that was asked for longest ago is dropped.
  private static let maximumCount = 4

  private let kept = Mutex<[(key: Key, content: any Sendable)]>([])

  /// What is kept of a type for the point after the first `length` events, of which the projection may hold more.
  func content<Content: Sendable>(
    at length: Int, definitionCount: Int, _ make: () throws -> Content
  ) rethrows -> Content {
    let key = Key(length: length, definitionCount: definitionCount, type: ObjectIdentifier(Content.self))
    if let found = found(key) as? Content { return found }
    let made = try make()
    return kept.withLock { kept in
      // Another thread may have been first.
      if let other = kept.first(where: { $0.key == key })?.content as? Content { return other }
      if kept.count >= Self.maximumCount { kept.removeFirst() }
      kept.append((key, made))
      return made
    }
  }

  private func found(_ key: Key) -> (any Sendable)? {
    kept.withLock { kept in
      guard let place = kept.firstIndex(where: { $0.key == key }) else { return nil }
      let entry = kept.remove(at: place)
      kept.append(entry)
      return entry.content
    }
  }
}
