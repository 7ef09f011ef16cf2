/// What a person should know of an import of areas or of their populations, although nothing was refused.
package enum AreaNote: Hashable, Sendable {
  /// Rows that are blank, or lack the code of their area, were left out.
  case withoutCodes(file: String, rows: Int)
  /// Codes that ONS writes where there is no area were left out.
  case noSuchArea(file: String, count: Int)
  /// Areas that are no more lay in several districts; one was chosen.
  case chosen(file: String, count: Int, first: [Choice])
  /// Areas keep the parents they have, as the new ones lie above them already.
  case kept(count: Int, first: [AreaMove])
  /// Areas are placed below a force's area provisionally, as those in them were.
  case keptInForces(count: Int, first: [AreaMove])

  /// An area that ended, and the district it is put into of those that rows name.
  package struct Choice: Hashable, Sendable {
    package var area: String
    package var chosen: String
    package var others: [String]
  }

  /// How many areas a note names.
  package static let maximumExampleCount = 10
}
