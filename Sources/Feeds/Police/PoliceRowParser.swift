import Events

/// Turns the rows of one street-level file into values, checking every field.
struct PoliceRowParser {
  /// The force's month that a row belongs to.
  struct Statement: Hashable {
    /// An index into the reader's forces.
    var force: Int
    var month: String
  }

  private let forces: [PoliceForce]
  private let forceByName: [ExactText: Int]
  /// The force that the name of the file tells; rows of a force whose name is not known are of that one.
  private let forceOfFile: Int?
  private var texts = StringInterner()
  /// The force and month of the last row, with the fields that said so, and whether the table has the force's name.
  private var current: (key: Statement, month: String, force: String, isKnown: Bool)?

  init(forces: [PoliceForce], forceByName: [ExactText: Int], slug: String?) {
    self.forces = forces
    self.forceByName = forceByName
    forceOfFile = forces.firstIndex { $0.slug == slug }
  }

  /// The reader's current row.
  ///
  /// - Parameter isMixed: whether rows of several forces and months may stand in the file.
  mutating func row(of reader: CSVReader, isMixed: Bool) throws(Refusal) -> (Statement, PoliceRow) {
    let key = try statement(of: reader, isMixed: isMixed)
    let typeText = text(reader, .crimeType) ?? ""
    guard let meaning = PoliceCategory.meanings[ExactText(typeText)] else {
      throw refusal(
        reader, .crimeType, .unknownCrimeType)
    }
    let crimeID = try crimeID(of: reader)
    let longitude = try coordinate(reader, .longitude, bound: 180)
    let latitude = try coordinate(reader, .latitude, bound: 90)
    guard (longitude == nil) == (latitude == nil) else {
      throw refusal(
        reader, longitude == nil ? .longitude : .latitude, .oneCoordinate)
    }
    let area = try area(of: reader)
    var location = text(reader, .location)
    if location == "No Location", longitude == nil, area == nil { location = nil }
    let outcome = text(reader, .outcome).map { ExactText($0) }
    var content = PoliceContent(
      kind: .incident, offence: "", area: area ?? forces[key.force].area, location: location.map { ExactText($0) },
      longitude: longitude, latitude: latitude, outcome: outcome)
    switch meaning {
    case .crime(let offence):
      content.kind = .crime
      content.offence = offence
    case .antiSocialBehaviour:
      guard outcome == nil else {
        throw refusal(
          reader, .outcome, .outcomeOfIncident)
      }
    }
    return (
      key, PoliceRow(content: content, crimeID: crimeID, note: text(reader, .context), line: reader.line)
    )
  }

  private mutating func statement(of reader: CSVReader, isMixed: Bool) throws(Refusal) -> Statement {
    let month = reader.text(PoliceColumn.month.rawValue)
    let name = text(reader, .reportedBy) ?? ""
    if let current, current.month == month, ExactText(current.force) == ExactText(name) { return current.key }
    guard PoliceMonth.exists(month.utf8) else {
      throw refusal(reader, .month, .badMonth)
    }
    let known = forceByName[ExactText(name)]
    if !isMixed, let current {
      // A file may call its force by an old and a new name, but who else is called what is not known is not guessed.
      guard current.isKnown, let known, current.key == Statement(force: known, month: month) else {
        let column: PoliceColumn = current.month == month ? .reportedBy : .month
        throw refusal(reader, column, .otherStatement(force: current.force, month: current.month))
      }
    }
    guard let force = known ?? forceOfFile else {
      throw refusal(reader, .reportedBy, .unknownForce(known: forces.map(\.slug)))
    }
    let key = Statement(force: force, month: month)
    current = (key, month, name, known != nil)
    return key
  }

  private func crimeID(of reader: CSVReader) throws(Refusal) -> String {
    let range = reader.fields[PoliceColumn.crimeID.rawValue].range
    if range.isEmpty { return "" }
    let span = reader.bytes.span.extracting(range)
    var isToken = span.count <= 128
    for index in span.indices where isToken { isToken = PoliceSubject.isTokenByte(span[index]) }
    let text = reader.text(PoliceColumn.crimeID.rawValue)
    guard isToken, !PoliceSubject.reserved.contains(text) else {
      throw refusal(
        reader, .crimeID, .badCrimeID)
    }
    return text
  }

  private func coordinate(_ reader: CSVReader, _ column: PoliceColumn, bound: Double) throws(Refusal)
    -> Double?
  {
    let range = reader.fields[column.rawValue].range
    if range.isEmpty { return nil }
    guard let number = DecimalParser.number(reader.bytes.span.extracting(range)), number.magnitude <= bound
    else {
      throw refusal(
        reader, column, .badCoordinate(bound: Int(bound)))
    }
    return number
  }

  /// A GSS code, or nil where there is none, or that of no area at all.
  private func area(of reader: CSVReader) throws(Refusal) -> String? {
    let range = reader.fields[PoliceColumn.areaCode.rawValue].range
    if range.isEmpty { return nil }
    if reader.bytes[range.upperBound - 1] == UInt8(ascii: "9"), Words.isPseudoCode(reader.bytes[range]) { return nil }
    guard Words.isGSSCode(reader.bytes[range]) else { throw refusal(reader, .areaCode, .badAreaCode) }
    return reader.text(PoliceColumn.areaCode.rawValue)
  }

  /// The text of the column of area names; nil when empty.
  func areaName(of reader: CSVReader) -> String? {
    reader.fields[PoliceColumn.areaName.rawValue].range.isEmpty ? nil : reader.text(PoliceColumn.areaName.rawValue)
  }

  /// The text of a column, made once for all rows that share it; nil when empty.
  private mutating func text(_ reader: CSVReader, _ column: PoliceColumn) -> String? {
    let field = reader.fields[column.rawValue]
    if field.range.isEmpty { return nil }
    return field.hasDoubledQuotes ? reader.text(column.rawValue) : texts.text(field.range, of: reader.bytes)
  }

  private func refusal(_ reader: CSVReader, _ column: PoliceColumn, _ mistake: PoliceMistake) -> Refusal {
    reader.refusal(reader.text(column.rawValue), field: column.title, mistake)
  }
}
