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
  /// - Throws: one `Refusal` with every fault of the row; those of its force and month come first.
  mutating func row(of reader: CSVReader, isMixed: Bool) throws(Refusal) -> (Statement, PoliceRow) {
    var faults = FaultCollector()
    let statement = statement(of: reader, isMixed: isMixed, &faults)
    let meaning = meaning(of: reader, in: statement?.month ?? month(of: reader), &faults)
    let crimeID = crimeID(of: reader, &faults)
    let longitude = coordinate(reader, .longitude, bound: 180, &faults)
    let latitude = coordinate(reader, .latitude, bound: 90, &faults)
    let lacksLongitude = isEmpty(reader, .longitude)
    if lacksLongitude != isEmpty(reader, .latitude) {
      faults.add(refusal(reader, lacksLongitude ? .longitude : .latitude, .oneCoordinate))
    }
    let area = area(of: reader, &faults)
    let outcome = text(reader, .outcome).map { ExactText($0) }
    if case .antiSocialBehaviour? = meaning, outcome != nil {
      faults.add(refusal(reader, .outcome, .outcomeOfIncident))
    }
    try faults.end()
    guard let statement, let meaning else { preconditionFailure("What is not taken is a fault.") }
    var location = text(reader, .location)
    if location == "No Location", longitude == nil, area == nil { location = nil }
    var content = PoliceContent(
      kind: .incident, offence: "", area: area ?? forces[statement.force].area,
      location: location.map { ExactText($0) }, longitude: longitude, latitude: latitude, outcome: outcome)
    if case .crime(let offence) = meaning {
      content.kind = .crime
      content.offence = offence
    }
    return (statement, PoliceRow(content: content, crimeID: crimeID, note: text(reader, .context), line: reader.line))
  }

  // MARK: Fields, each with what is at fault with it

  /// The force and month of the row; nil where they are at fault.
  private mutating func statement(
    of reader: CSVReader, isMixed: Bool, _ faults: inout FaultCollector
  ) -> Statement? {
    let month = reader.text(PoliceColumn.month.rawValue)
    let name = text(reader, .reportedBy) ?? ""
    if let current, current.month == month, ExactText(current.force) == ExactText(name) { return current.key }
    let isMonth = PoliceMonth.exists(month.utf8)
    if !isMonth { faults.add(refusal(reader, .month, .badMonth)) }
    let known = forceByName[ExactText(name)]
    if !isMixed, let current {
      // A file may call its force by an old and a new name, but who else is called what is not known is not guessed.
      let isOwn =
        ExactText(current.force) == ExactText(name) || (current.isKnown && known == current.key.force)
      guard isOwn, current.isKnown, current.month == month else {
        if isMonth || !isOwn {
          let column: PoliceColumn = isMonth && current.month != month ? .month : .reportedBy
          faults.add(refusal(reader, column, .otherStatement(force: current.force, month: current.month)))
        }
        return nil
      }
    }
    guard let force = known ?? forceOfFile else {
      faults.add(refusal(reader, .reportedBy, .unknownForce(known: forces.map(\.slug))))
      return nil
    }
    guard isMonth else { return nil }
    let key = Statement(force: force, month: month)
    current = (key, month, name, known != nil)
    return key
  }

  /// The month of a row; nil where there is no such month.
  private func month(of reader: CSVReader) -> String? {
    let month = reader.text(PoliceColumn.month.rawValue)
    return PoliceMonth.exists(month.utf8) ? month : nil
  }

  private mutating func meaning(
    of reader: CSVReader, in month: String?, _ faults: inout FaultCollector
  ) -> PoliceCategory.Meaning? {
    let type = ExactText(text(reader, .crimeType) ?? "")
    if let meaning = PoliceCategory.meaning(of: type, in: month) { return meaning }
    faults.add(refusal(reader, .crimeType, .unknownCrimeType(known: PoliceCategory.names(in: month))))
    return nil
  }

  private func crimeID(of reader: CSVReader, _ faults: inout FaultCollector) -> String {
    let range = reader.fields[PoliceColumn.crimeID.rawValue].range
    if range.isEmpty { return "" }
    let span = reader.bytes.span.extracting(range)
    var isToken = span.count <= 128
    for index in span.indices where isToken { isToken = PoliceSubject.isTokenByte(span[index]) }
    let text = reader.text(PoliceColumn.crimeID.rawValue)
    if !isToken || PoliceSubject.reserved.contains(text) { faults.add(refusal(reader, .crimeID, .badCrimeID)) }
    return text
  }

  private func coordinate(
    _ reader: CSVReader, _ column: PoliceColumn, bound: Double, _ faults: inout FaultCollector
  ) -> Double? {
    let range = reader.fields[column.rawValue].range
    if range.isEmpty { return nil }
    if let number = DecimalParser.number(reader.bytes.span.extracting(range)), number.magnitude <= bound {
      return number
    }
    faults.add(refusal(reader, column, .badCoordinate(bound: Int(bound))))
    return nil
  }

  /// A GSS code, or nil where there is none, or that of no area at all.
  private func area(of reader: CSVReader, _ faults: inout FaultCollector) -> String? {
    let range = reader.fields[PoliceColumn.areaCode.rawValue].range
    if range.isEmpty { return nil }
    if reader.bytes[range.upperBound - 1] == UInt8(ascii: "9"), Words.isPseudoCode(reader.bytes[range]) { return nil }
    if !Words.isGSSCode(reader.bytes[range]) { faults.add(refusal(reader, .areaCode, .badAreaCode)) }
    return reader.text(PoliceColumn.areaCode.rawValue)
  }

  /// The name by which the last row calls its force, where no force has it and one has a name that is close.
  func misspeltForce(line: Int) -> PoliceMisspeltForce? {
    guard let current, !current.isKnown else { return nil }
    return PoliceMisspeltForce(current.force, among: forces, line: line)
  }

  /// The text of the column of area names; nil when empty.
  func areaName(of reader: CSVReader) -> String? {
    isEmpty(reader, .areaName) ? nil : reader.text(PoliceColumn.areaName.rawValue)
  }

  private func isEmpty(_ reader: CSVReader, _ column: PoliceColumn) -> Bool {
    reader.fields[column.rawValue].range.isEmpty
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
