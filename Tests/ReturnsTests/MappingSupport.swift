import Events
import Spreadsheets

@testable import Feeds

/// What became of one cell.
enum Found: Equatable, CustomStringConvertible {
  case json(String)
  case absent, held
  case fault(ReturnMistake)

  var description: String {
    switch self {
    case .json(let json): json
    case .absent: "absent"
    case .held: "held"
    case .fault(let mistake): "fault: \(mistake)"
    }
  }

  init(_ value: MappedValue) {
    switch value {
    case .absent: self = .absent
    case .asHeld: self = .held
    case .json(let json): self = .json(String(decoding: json, as: UTF8.self))
    }
  }
}

extension FeedFile.Column {
  init(_ name: String) { self.init([.text(name)]) }
}

extension FeedFile.FieldMapping {
  static func constant(_ field: String, _ json: String) -> Self {
    Self(field: field, origin: .constant(Array(json.utf8)))
  }

  static func column(_ field: String, _ name: String, _ change: (inout Self) -> Void = { _ in }) -> Self {
    var mapping = Self(field: field, origin: .column(FeedFile.Column(name)))
    change(&mapping)
    return mapping
  }
}

/// Areas as a test needs them.
struct MadeAreas: AreaNames {
  var areas: [(level: String, within: String, NamedArea)] = []

  func areas(named folded: String, level: String, within: String?) -> [NamedArea] {
    areas.filter {
      $0.level == level && (within == nil || within == $0.within) && AreaNameFolding.folded($0.2.name) == folded
    }.map(\.2)
  }

  var levels: [String] { areas.map(\.level) }

  func names(level: String, within: String?) -> [String] {
    areas.filter { $0.level == level && (within == nil || within == $0.within) }.map(\.2.name)
  }
}

/// A feed file with what a test says, and the mapping of rows by it.
struct MadeFeed {
  var file: FeedFile
  var headings: [String]
  var areas = MadeAreas()
  var key: PseudonymKey? = PseudonymKey(bytes: Array(0...31))
  var dayCount = SerialDay.Count.from1900

  /// - Parameter fields: the fields of interest; what else an event needs is constant.
  init(_ row: FeedFile.Row, _ fields: [FeedFile.FieldMapping], headings: [String]? = nil, key: [String] = []) {
    let constants = [
      "date": #""2019-04-03""#, "area": #""E07000129""#, "party": #""p""#, "contact": #""threat""#, "risk": #""high""#,
      "cause": #""x""#, "kind": #""asb""#, "offence": #""robbery""#, "service": #""s""#, "status": #""awaiting""#,
      "survey": #""s""#, "age": "15", "first": "true", "cohort": #""c""#, "indicator": #""i""#, "start": #""2019-04""#,
      "end": #""2019-07""#, "value": "1", "publisher": #""p""#,
    ]
    let given = Set(fields.map(\.field))
    var needed = FieldRules.needed(of: row).filter { !given.contains($0) }
    if given.contains("period") { needed.removeAll { $0 == "start" || $0 == "end" } }
    file = FeedFile(
      feed: "f", version: 1, source: "s/f", row: row, covers: ["f"], statement: .init(of: .all, area: "E10000018"),
      fields: fields + needed.map { .constant($0, constants[$0]!) })
    file.key = key.map { FeedFile.Column($0) }
    self.headings = headings ?? fields.flatMap(\.origin.columns).map(\.name)
  }

  func mapper() throws -> RowMapper {
    var context = MappingContext(place: RowPlace(file: "r.xlsx", sheet: "S"), key: key, areaNames: areas)
    context.dayCount = dayCount
    var finder = try HeaderFinder(file, place: context.place)
    guard let header = try finder.take(SheetRow(number: 1, cells: headings.map { .text($0) })) else { try finder.end() }
    return try RowMapper(file, header: header, context: context)
  }

  func map(_ cells: [Cell], number: Int = 2) throws -> RowMapper.Outcome {
    var mapper = try mapper()
    return mapper.map(SheetRow(number: number, cells: cells))
  }

  /// The rows that a row became; none where it is refused.
  func rows(_ cells: [Cell]) throws -> [MappedRow] {
    if case .rows(let rows) = try map(cells) { return rows }
    return []
  }

  func faults(_ cells: [Cell]) throws -> [ReturnFault] {
    if case .refused(let row) = try map(cells) { return row.faults }
    return []
  }

  /// What becomes of one cell in the column `X`, which is a field alone.
  static func found(
    _ cell: Cell, _ field: String, of row: FeedFile.Row, areas: MadeAreas = MadeAreas(),
    _ change: (inout FeedFile.FieldMapping) -> Void = { _ in }
  ) throws -> Found {
    var feed = MadeFeed(row, [.column(field, "X", change)], headings: ["X", "Other"])
    feed.areas = areas
    switch try feed.map([cell, .text("so that the row is not blank")]) {
    case .rows(let rows): return rows.first?.value(field).map(Found.init) ?? .absent
    case .refused(let refused): return .fault(refused.faults[0].mistake)
    case .leftOut, .unanswered, .blank, .end: return .absent
    }
  }
}

/// The mistake that a refusal is about.
func mistakes(_ body: () throws -> Void) -> [ReturnMistake] {
  do {
    try body()
    return []
  } catch {
    return (error as? Refusal)?.each.compactMap { $0.mistake as? ReturnMistake } ?? []
  }
}
