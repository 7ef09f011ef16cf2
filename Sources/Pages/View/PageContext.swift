internal import Boundaries
internal import Events
internal import Figures
internal import Ledger
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

/// What a page is made from: the ledger as it was when the page was asked for, who asks, and what was made before.
struct PageContext: Sendable {
  let ledgerView: LedgerView
  let reports: ReportCache
  let defaults: DefaultsCache
  let boundaries: BoundaryShelf
  let viewer: Viewer
  /// The page's own address, as it was asked for.
  let here: Address

  var ledger: Ledger { ledgerView.ledger }

  /// What the head of the page says of who reads it.
  var account: HTML { AccountLine(viewer: viewer, here: ReturnAddress(here)).html }

  /// The way to see what is kept back from the page.
  var smallNumbersLink: HTML { SmallNumbersLink(viewer: viewer, here: here).html }

  /// What the viewer is told.
  var access: ReaderAccess { ReaderAccess(viewer.audience, ledgerView) }

  /// Whether small numbers are asked for.
  /// - Throws: ``PageFailure/smallNumbers`` where the viewer may not see them.
  func disclose(_ parameters: QuestionParameters) throws -> Bool {
    guard try parameters.word(.disclose, of: ["1"]) != nil else { return false }
    guard viewer.mayDisclose || viewer.mayDiscloseElsewhere else { throw PageFailure.smallNumbers }
    return viewer.mayDisclose
  }

  /// What is said of records that could not be placed: how many there are only to whoever may see everything.
  func unplaced(_ areas: UnplacedAreas) -> [String] {
    guard viewer.audience != .analyst, !areas.areas.isEmpty else { return areas.sentences }
    return ["Some records could not be placed; how many is for readers with the scope disclose."]
  }

  /// Ends the work on a page whose viewer has gone away: it is called as the work goes on.
  func goOn(_ done: Int, of all: Int) throws(Refusal) {
    if !viewer.isThere() { throw Refusal(.whole, QuestionMistake.abandoned) }
  }

  /// The versions of an indicator, those that were adopted after the view's point too; empty where there is none.
  func versions(of indicator: String) -> [Int] {
    ledgerView.projection.facts.definitions.map(\.content.definition).filter { $0.indicator == indicator }.map(
      \.version)
  }
}
