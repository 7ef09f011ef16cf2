internal import Events
internal import Figures
package import Ledger
package import Projections
internal import Snapshots

/// The dashboard of a ledger: from an address to a page, with nothing of HTTP in it.
///
/// A page is a function of the address, the reader and the ledger. What it shows are the values that the commands print.
package struct Dashboard: Sendable {
  private let ledger: Ledger
  private let projector: Projector
  private let points = SnapshotCache()
  private let reports = ReportCache()

  package init(_ ledger: Ledger, projector: Projector) {
    self.ledger = ledger
    self.projector = projector
  }

  /// The page at an address. What goes wrong is a page as well.
  /// - Parameters:
  ///   - path: as it stands in the address, percent-encoded.
  ///   - query: the parameters in their order, decoded.
  package func page(_ path: String, query: [(name: String, value: String)] = [], reader: Viewer) -> Page {
    do {
      guard let segments = Dashboard.segments(path) else { throw NoSuchPage() }
      if let file = PageFiles.file(segments) { return file }
      let visit = PageContext(
        ledger: ledger, projection: try projector.caughtUp(), points: points, reports: reports, reader: reader)
      return try Dashboard.page(segments, query, visit)
    } catch {
      return ErrorPages.page(for: error)
    }
  }

  /// The segments of a path, decoded; nil where they are not UTF-8.
  private static func segments(_ path: String) -> [String]? {
    guard path.hasPrefix("/") else { return nil }
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    var segments: [String] = []
    for part in parts {
      guard let segment = Address.decoded(part) else { return nil }
      segments.append(segment)
    }
    return segments == [""] ? [] : segments
  }
}
