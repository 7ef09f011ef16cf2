internal import Boundaries
internal import Events
internal import Figures
package import Questions
package import Snapshots

/// The dashboard of a ledger: from an address to a page, with nothing of HTTP in it.
///
/// A page is a function of the address, the viewer and the ledger. What it shows are the values that the commands print.
package struct Dashboard: Sendable {
  private let reader: LedgerReader
  private let reports = ReportCache()
  private let defaults = DefaultsCache()
  private let boundaries: BoundaryShelf

  package init(_ reader: LedgerReader) {
    self.reader = reader
    boundaries = BoundaryShelf(beside: reader.ledger)
  }

  /// The page at an address. What goes wrong is a page as well. An erased party stands nowhere on it, and links carry
  /// placeholders for what names one.
  /// - Parameters:
  ///   - path: as it stands in the address, percent-encoded.
  ///   - query: the parameters in their order, decoded.
  package func page(_ path: String, query: [QuestionParameters.Item] = [], viewer: Viewer) -> Page {
    var page = told(path, query: query, viewer: viewer)
    page.body = Erasures.shown(page.body)
    return page
  }

  /// The page as it is told.
  private func told(_ path: String, query: [QuestionParameters.Item], viewer: Viewer) -> Page {
    var here = Address()
    do {
      guard let segments = Dashboard.segments(path) else { throw PageFailure.noSuchPage }
      (here.path, here.query) = (segments, query)
      if let file = PageFiles.file(segments, query) { return file }
      if segments == ["sign-in"] { return try SignInPage(query, viewer).page }
      let context = PageContext(
        ledgerView: try reader.caughtUp(), reports: reports, defaults: defaults, boundaries: boundaries,
        viewer: viewer, here: here)
      let erased = context.ledgerView.erased
      var page = try Dashboard.page(
        segments.map { erased.asked($0) },
        // A draft is of whoever asks, and is read as it is.
        query.map { ($0.name, $0.name == Parameter.draft.name ? $0.value : erased.asked($0.value)) }, context)
      page.erasureCount = erased.parties.count
      return page
    } catch {
      return ErrorPages(viewer: viewer, here: ReturnAddress(here)).page(for: error)
    }
  }

  /// The segments of a path, decoded; nil where they are not UTF-8.
  private static func segments(_ path: String) -> [String]? {
    guard path.hasPrefix("/") else { return nil }
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    var segments: [String] = []
    for part in parts {
      guard let segment = URLCoding.decoded(part) else { return nil }
      segments.append(segment)
    }
    return segments == [""] ? [] : segments
  }
}
