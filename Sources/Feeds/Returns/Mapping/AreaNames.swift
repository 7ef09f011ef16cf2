package import Boundaries
package import Events

/// What the mapping of rows asks of the areas that a ledger knows.
package protocol AreaNames {
  /// The areas of a level that have a name, whenever they lived; below `within` where that is given.
  /// - Parameter folded: the name as `AreaNameFolding` folds it.
  func areas(named folded: String, level: String, within: String?) -> [NamedArea]

  /// The names of all areas of a level, for whoever misspelt one.
  func names(level: String, within: String?) -> [String]

  /// The levels of which areas are known.
  var levels: [String] { get }

  /// Whether there are boundaries, by which coordinates lie in areas.
  var hasBoundaries: Bool { get }

  /// The areas of a level, and within an area where that is given, in which a position lies, the smallest first.
  func areas(at position: Position, level: String?, within: String?) -> [AreaPlace]
}

/// An area in which a position lies.
package struct AreaPlace: Hashable, Sendable {
  package var area: NamedArea
  /// Its level, or what stands for that where it is not known: of one kind a position lies in one area.
  package var kind: String

  package init(area: NamedArea, kind: String) { (self.area, self.kind) = (area, kind) }
}

extension AreaNames {
  package var hasBoundaries: Bool { false }

  package func areas(at position: Position, level: String?, within: String?) -> [AreaPlace] { [] }
}

/// An area that a name may mean.
package struct NamedArea: Hashable, Sendable {
  package var code: String
  package var name: String
  /// The first day of its life; nil: as long as anybody knows.
  package var start: CivilDate?
  /// The day after its last; nil: it goes on.
  package var end: CivilDate?

  package init(code: String, name: String, start: CivilDate? = nil, end: CivilDate? = nil) {
    (self.code, self.name, self.start, self.end) = (code, name, start, end)
  }

  func lives(on date: CivilDate) -> Bool {
    (start.map { $0 <= date } ?? true) && (end.map { date < $0 } ?? true)
  }

  /// `Daventry (E07000151, to 2021-03-31)`.
  var shown: String {
    let ended = end.map { "to \(CivilDate(day: $0.day - 1))" }
    let life = [code, start.map { "from \($0)" }, ended].compactMap(\.self).joined(separator: ", ")
    return "\(name) (\(life))"
  }
}
