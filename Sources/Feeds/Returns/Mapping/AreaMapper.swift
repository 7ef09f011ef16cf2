internal import Events

/// Turns the names of areas into their codes: by the feed file's codes, then by the names that the ledger knows, of which
/// the one counts that lived on the row's date.
final class AreaMapper {
  private enum Known {
    case code(Result<[UInt8], ReturnMistake>)
    case areas([NamedArea])
  }

  private let names: any AreaNames
  private let level: String
  private let within: String?
  private let codes: CodeTable
  private let otherwise: FeedFile.Otherwise
  private let maker = ValueMaker(rule: .area)
  private var known: [ExactText: Known] = [:]

  /// Whether a record needs the area.
  private let isNeeded: Bool

  init(
    _ field: FeedFile.FieldMapping, level: String, isNeeded: Bool, names: any AreaNames
  ) throws(ReturnMistake) {
    (self.names, self.level, within, self.isNeeded) = (names, level, field.areaWithin, isNeeded)
    codes = try CodeTable(field.codes)
    otherwise = field.otherwise
  }

  /// The area of a name on a date; nil where it is left out.
  /// - Parameter date: nil where it is not known: then the name has to be one area's alone.
  func area(_ text: String, on date: CivilDate?) throws(ReturnMistake) -> [UInt8]? {
    switch find(text) {
    case .code(let result): return try result.get()
    case .areas(let areas):
      do throws(ReturnMistake) {
        return try one(of: areas, text, on: date)
      } catch {
        switch otherwise {
        case .refuse: throw error
        case .omit:
          if isNeeded { throw error }
          return nil
        case .word(let word): return try maker.value(word)
        }
      }
    }
  }

  /// The area of an empty cell: by a code for an empty text, or none where it may be empty.
  func emptyArea(mayBeEmpty: Bool) throws(ReturnMistake) -> [UInt8]? {
    if codes.value("") != nil { return try area("", on: nil) }
    if mayBeEmpty { return nil }
    throw isNeeded ? .emptyCell : .emptyOptionalCell
  }

  private func find(_ text: String) -> Known {
    let key = ExactText(text)
    if let found = known[key] { return found }
    let found: Known
    if let coded = codes.value(text) {
      do throws(ReturnMistake) {
        found = .code(.success(try maker.value(json: coded)))
      } catch { found = .code(.failure(error)) }
    } else {
      found = .areas(names.areas(named: AreaNameFolding.folded(text), level: level, within: within))
    }
    known[key] = found
    return found
  }

  private func one(of areas: [NamedArea], _ text: String, on date: CivilDate?) throws(ReturnMistake) -> [UInt8] {
    guard !areas.isEmpty else { throw unknown(AreaNameFolding.folded(text)) }
    let living = date.map { date in areas.filter { $0.lives(on: date) } } ?? areas
    guard let area = living.first else {
      throw .areaOfOtherTimes(date: date?.description ?? "", candidates: areas.map(\.shown).sorted())
    }
    guard living.count == 1 else { throw .areaOfSeveral(candidates: living.map(\.shown).sorted()) }
    return try maker.value(area.code)
  }

  /// Why no area has a name.
  private func unknown(_ folded: String) -> ReturnMistake {
    let levels = names.levels
    guard levels.contains(where: { $0 == level }) else {
      return .noAreasOfLevel(level, near: NearWords.nearest(to: level, among: levels))
    }
    if let within, names.names(level: level, within: within).isEmpty { return .noAreasWithin(within, level: level) }
    return .unknownAreaName(level: level, near: nearest(to: folded))
  }

  private func nearest(to folded: String) -> String? {
    let known = names.names(level: level, within: within)
    guard let near = NearWords.nearest(to: folded, among: known.map(AreaNameFolding.folded)) else { return nil }
    return known.first { AreaNameFolding.folded($0) == near }
  }
}
