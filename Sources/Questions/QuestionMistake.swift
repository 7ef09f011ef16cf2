package import Events

/// What can be wrong with a question, however it comes in.
package enum QuestionMistake: Mistake {
  // MARK: Which parameters there are

  /// - Parameter known: those that the address has.
  case unknownParameter(known: [String], on: Surface)
  case repeated(on: Surface)
  case empty
  case missing(Parameter, example: String, on: Surface)

  /// Nobody waits for the answer any more.
  case abandoned

  // MARK: Values

  case notEncoded
  case notMonth
  case notQuarter
  case notNumber(ClosedRange<Int>, on: Surface)
  case notWord([String], on: Surface)
  /// One of the sides of an explanation.
  case notSide

  // MARK: Points of knowledge

  case notKnownAt
  /// The ledger, or what was taken in of it, has so many events.
  case aboveLength(Int)
  /// What is known at a point to come can still change.
  case notPassed

  // MARK: What is asked about

  case monthsBackwards(last: Month)
  case tooManyFigures(Int, maximum: Int)
  case triangleTooLarge(maximum: Int)
  /// - Parameter nearest: the one that may be meant.
  case unknownIndicator(nearest: String?)
  /// Nothing in the ledger names the area.
  case unknownArea(nearest: String?)
  /// Several areas have the name.
  case severalAreas([NamedArea])
  /// No area has a place in the geography.
  case unknownGeography(known: [String])
  /// Nobody declared the feed, no definition waits for it, and it is no kind of record.
  case unknownFeed(nearest: String?, known: [String])
  /// No area of the level lies below the area.
  case noSuchLevel(known: [String])
  /// - Parameter versions: those that the indicator has.
  case unknownVersion(indicator: String, versions: [Int])
  /// No feed file of this name is adopted; the nearest that is.
  case unknownFeedFile(nearest: String?)
  /// No feed file of this name comes with the program.
  case unknownExample(nearest: String?, known: [String])
  /// The feed has no such version; these are there.
  case unknownFeedVersion(feed: String, versions: [Int])
  /// - Parameter reports: those that show the figure.
  case notPublished(indicator: String, area: String, reports: [String])
  /// A published figure was computed from more events than the ledger has.
  case publishedFromMore(Int, length: Int)
}
