internal import Events
internal import Figures
internal import Reports
internal import Synchronization

/// Reports that were made before: a report is a function of its key, so it is kept for the next page with the same view.
final class ReportCache: Sendable {
  struct Key: Hashable {
    var length: Int
    /// What was made before somebody was erased is not shown after.
    var erasureCount: Int
    var quarter: Quarter
    var area: String
    var definitions: [String: Int]
    var disclose: Bool
    /// How exactly each indicator is told.
    var details: [String: Detail]
  }

  /// Reports kept; the one that was not asked for the longest goes first.
  private static let maximumReportCount = 8

  private let reports = Mutex<[(key: Key, report: Report)]>([])

  func report(_ key: Key, make: () throws -> Report) throws -> Report {
    if let found = take(key) { return found }
    let report = try make()
    reports.withLock { reports in
      guard !reports.contains(where: { $0.key == key }) else { return }
      if reports.count >= ReportCache.maximumReportCount { reports.removeFirst() }
      reports.append((key, report))
    }
    return report
  }

  private func take(_ key: Key) -> Report? {
    reports.withLock { reports in
      guard let index = reports.firstIndex(where: { $0.key == key }) else { return nil }
      let found = reports.remove(at: index)
      reports.append(found)
      return found.report
    }
  }
}
