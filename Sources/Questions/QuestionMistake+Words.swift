package import Events

extension QuestionMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .unknownParameter(_, .interface): "this address has no such parameter"
    case .unknownParameter(_, .page): "this page has no such parameter"
    case .repeated(.interface): "the parameter stands twice"
    case .repeated(.page): "it stands twice"
    case .empty: "the parameter is empty"
    case .abandoned: "nobody waits for the answer any more"
    case .missing: "the parameter is missing"
    case .notEncoded: "a parameter is UTF-8 in percent-encoding"
    case .notMonth: "it is a month, or a quarter of a financial year"
    case .notQuarter: "it is a quarter of a financial year"
    case .notNumber(let bounds, .interface) where bounds.upperBound == Int.max:
      "it is a whole number from \(bounds.lowerBound)"
    case .notNumber(let bounds, _): "it is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .notWord(let words, _): "it is one of \(words.joined(separator: ", "))"
    case .notSide: "it begins with a month, or a quarter of a financial year"
    case .notKnownAt: "a point is #N, a date, or an RFC 3339 time"
    case .aboveLength(let length): "the ledger has \(length) events"
    case .notPassed: "the point has not passed yet, so what is known then can still change"
    case .monthsBackwards(let last): "the first month is not after the last (\(last))"
    case .tooManyFigures(let count, let maximum):
      "a trend has at most \(maximum.grouped) figures, and these are \(count.grouped)"
    case .triangleTooLarge(let maximum): "a triangle has at most \(maximum) figures"
    case .unknownIndicator: "no definition of this indicator is adopted"
    case .unknownArea: "nothing in the ledger names this area"
    case .severalAreas: "several areas have this name"
    case .unknownGeography: "no area has a place in this geography"
    case .unknownFeed: "nobody declared this feed, no definition waits for it, and it is no kind of record"
    case .noSuchLevel: "no area of this level lies below the area"
    case .unknownVersion(let indicator, _): "\(indicator) has no such version"
    case .unknownFeedFile: "no feed file of this name is adopted"
    case .unknownExample: "no feed file of this name comes with the program"
    case .unknownFeedVersion(let feed, _): "\(feed) has no such version"
    case .notPublished(let indicator, let area, _): "that report shows no figure of \(indicator) for \(area)"
    case .publishedFromMore(let count, let length):
      "its figure was computed from \(count) events, and the ledger has \(length)"
    }
  }

  package func remedy(at door: Door) -> String {
    switch self {
    case .unknownParameter(let known, _):
      known.isEmpty ? "Leave it out" : "Its parameters are \(known.joined(separator: ", "))"
    case .repeated: "Give it once"
    case .empty: "Give it a value, or leave it out"
    case .abandoned: "Ask again"
    case .missing(let parameter, let example, .interface): "Give \(door.name(parameter))=\(example)"
    case .missing(let parameter, let example, .page): "Write \(door.name(parameter))=\(example)"
    case .notEncoded: "Encode it as forms do, such as known-at=%231200"
    case .notMonth: "Write 2019-06, or 2019/20 Q1 for April to June 2019"
    case .notQuarter: "Write 2019-20-Q1 for April to June 2019"
    case .notNumber: "Write digits only, or leave it out"
    case .notWord(_, .interface): "Choose one, or leave it out"
    case .notWord(_, .page): "Choose one of them, or leave it out"
    case .notSide: "Write 2018-12, 2018-12@2019-09-20 for what was known then, or 2018-12/2 under version 2"
    case .notKnownAt: "Write #1200, 2019-09-20 or 2019-09-20T09:00:00Z"
    case .aboveLength(let length): "Name a point up to #\(length)"
    case .notPassed: "Leave it out for what is known now, or name a point that has passed"
    case .monthsBackwards: "Swap \(door.name(.from)) and \(door.name(.to))"
    case .tooManyFigures: "Begin later, or take every quarter or year"
    case .triangleTooLarge: "Name fewer months"
    case .unknownIndicator(let nearest?):
      "Is \(nearest) meant? See \(door.definitions) for those that are there"
    case .unknownIndicator(nil): "See \(door.definitions) for the indicators that are there"
    case .unknownArea(let nearest?): "Is \(nearest) meant? See \(door.areas) for those that are there"
    case .unknownArea(nil) where door == .address: "See \(door.areas) for those that are there"
    case .unknownArea(nil): "See \(door.areas) for those that are there, or import a look-up that names it"
    case .unknownGeography(let known): "The geographies are \(known.joined(separator: ", "))"
    case .unknownFeed(let nearest, let known):
      (nearest.map { "Is \($0) meant? " } ?? "") + "The feeds are \(known.joined(separator: ", "))"
    case .severalAreas(let areas): "Give the code of one: \(areas.map(\.words).joined(separator: ", "))"
    case .noSuchLevel(let known): "The levels below it are \(known.joined(separator: ", "))"
    case .unknownVersion(_, let versions) where versions.isEmpty:
      "See \(door.definitions) for the indicators that are there"
    case .unknownVersion(_, let versions): "Its versions are \(versions.map(String.init).joined(separator: ", "))"
    case .unknownFeedFile(let nearest?): "Is \(nearest) meant? See incident-ledger feeds for those that are there"
    case .unknownFeedFile(nil): "See incident-ledger feeds for those that are there, or adopt one with feeds adopt FILE"
    case .unknownExample(let nearest, let known):
      (nearest.map { "Is \($0) meant? " } ?? "") + "They are \(known.joined(separator: ", "))"
    case .unknownFeedVersion(_, let versions):
      "Its versions are \(versions.map(String.init).joined(separator: ", "))"
    case .notPublished(_, _, let reports) where reports.isEmpty && door == .address:
      "No report does: name both sides with \(door.name(.from)) and \(door.name(.to))"
    case .notPublished(_, _, let reports) where reports.isEmpty:
      "No report does: publish one with incident-ledger report QUARTER --publish, or name both sides with "
        + "\(door.name(.from)) and \(door.name(.to))"
    case .notPublished(_, _, let reports): "The reports that do are \(reports.joined(separator: ", "))"
    case .publishedFromMore: "Ask the ledger that the report was made from"
    }
  }
}

extension Door {
  /// Where the indicators are listed.
  fileprivate var definitions: String { self == .command ? "incident-ledger definitions" : "GET /definitions" }

  /// Where the areas are listed.
  fileprivate var areas: String { self == .command ? "incident-ledger areas" : "GET /areas" }
}

extension NamedArea {
  /// What it is tells it from others of the name.
  fileprivate var words: String { level.isEmpty ? "\(name) (\(code))" : "\(name), \(level) (\(code))" }
}
