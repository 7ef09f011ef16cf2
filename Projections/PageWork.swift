internal import Ledger
internal import Synchronization

/// One round of catching up: part 0 takes the pages of the round before in, the others parse a page each.
final class PageWork: Sendable {
  private let projection: Mutex<Projection>
  private let pages: Mutex<[ParsedPage?]>
  private let failure = Mutex<(any Error)?>(nil)
  private let folding: [ParsedPage]
  private let ranges: [Range<Int>]
  private let ledger: Ledger

  init(projection: consuming Projection, folding: [ParsedPage], ranges: [Range<Int>], ledger: Ledger) {
    self.projection = Mutex(projection)
    pages = Mutex(ranges.map { _ in nil })
    self.folding = folding
    self.ranges = ranges
    self.ledger = ledger
  }

  func run(_ part: Int) {
    do {
      if part == 0 {
        try projection.withLock { projection in
          for page in folding { try projection.fold(page) }
        }
      } else {
        let page = try ParsedPage(ranges[part - 1], of: ledger)
        pages.withLock { $0[part - 1] = page }
      }
    } catch {
      failure.withLock { $0 = $0 ?? error }
    }
  }

  func result() throws -> (Projection, [ParsedPage]) {
    if let error = failure.withLock({ $0 }) { throw error }
    return (projection.withLock { $0 }, pages.withLock { $0.compactMap { $0 } })
  }
}
