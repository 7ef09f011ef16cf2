internal import Boundaries
internal import Events
internal import Spreadsheets

/// Turns the coordinates of a row into the area in which they lie: of the level that the feed file names, else the smallest
/// area of which boundaries are known, as it lived on the row's date.
struct PlaceMapper {
  private let names: any AreaNames
  private let level: String?
  private let within: String?
  private let isNeeded: Bool
  private let maker = ValueMaker(rule: .area)

  /// - Throws: `needsBoundaries` where none are kept.
  init(_ field: FeedFile.FieldMapping, isNeeded: Bool, names: any AreaNames) throws(ReturnMistake) {
    guard names.hasBoundaries else { throw .needsBoundaries }
    (self.names, self.isNeeded) = (names, isNeeded)
    (level, within) = (field.areaLevel, field.areaWithin)
  }

  /// The area of a longitude and a latitude; nil where both are empty and may be.
  func area(
    _ longitude: CellText, _ latitude: CellText, on date: CivilDate?, mayBeEmpty: Bool
  ) throws(ReturnMistake) -> [UInt8]? {
    for cell in [longitude, latitude] { if case .error = cell { throw .errorValue } }
    if longitude == .empty, latitude == .empty {
      if mayBeEmpty { return nil }
      throw isNeeded ? .emptyCell : .emptyOptionalCell
    }
    guard longitude != .empty, latitude != .empty else { throw .oneCoordinate }
    let degrees = (try NumberText.number(longitude.text).double, try NumberText.number(latitude.text).double)
    guard let position = Position(longitude: degrees.0, latitude: degrees.1) else { throw .notOnEarth }
    return try maker.value(one(of: names.areas(at: position, level: level, within: within), on: date).code)
  }

  private func one(of places: [AreaPlace], on date: CivilDate?) throws(ReturnMistake) -> NamedArea {
    guard !places.isEmpty else { throw .nowhere(level: level) }
    let living = date.map { date in places.filter { $0.area.lives(on: date) } } ?? places
    guard let smallest = living.first else {
      throw .areaOfOtherTimes(date: date?.description ?? "", candidates: places.map(\.area.shown).sorted())
    }
    let alike = living.filter { $0.kind == smallest.kind }
    guard alike.count == 1 else { throw .placeInSeveral(candidates: alike.map(\.area.shown).sorted()) }
    return smallest.area
  }
}
