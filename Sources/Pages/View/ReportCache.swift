internal import Events
internal import Figures
internal import Reports
internal import Synchronization

/// Reports that were made before: a report is a function of its key, so it is kept for the next page that stands there.
final class ReportCache: Sendable {
  struct Key: Hashable {
    var length: Int
    var quarter: Quarter
    var area: String
    var definitions: [String: Int]
    var disclose: Bool
  }

  /// Reports kept; the one that was not asked for the longest goes first.
  private static let most = 8

  private let shelf = Mutex<[(key: Key, report: Report)]>([])

  func report(_ key: Key, make: () throws -> Report) throws -> Report {
    if let found = take(key) { return found }
    let report = try make()
    shelf.withLock { shelf in
      guard !shelf.contains(where: { $0.key == key }) else { return }
      if shelf.count >= ReportCache.most { shelf.removeFirst() }
      shelf.append((key, report))
    }
    return report
  }

  private func take(_ key: Key) -> Report? {
    shelf.withLock { shelf in
      guard let index = shelf.firstIndex(where: { $0.key == key }) else { return nil }
      let found = shelf.remove(at: index)
      shelf.append(found)
      return found.report
    }
  }
}
