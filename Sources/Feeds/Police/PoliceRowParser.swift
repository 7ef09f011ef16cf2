import Events

/// Turns the rows of one street-level file into values, checking every field.
struct PoliceRowParser {
  private var months: PoliceForceMonthReader
  private var texts = StringInterner()

  init(_ months: PoliceForceMonthReader) { self.months = months }

  /// The reader's current row.
  ///
  /// - Throws: one `Refusal` with every fault of the row; those of its force and month come first.
  mutating func row(of reader: CSVReader) throws(Refusal) -> (PoliceForceMonth, PoliceRow) {
    var faults = FaultCollector()
    let statement = months.forceMonth(of: reader, force: text(reader, .reportedBy) ?? "", &faults)
    let meaning = meaning(of: reader, in: statement?.month ?? month(of: reader), &faults)
    let crimeID = reader.crimeID(&faults)
    let longitude = coordinate(reader, .longitude, bound: 180, &faults)
    let latitude = coordinate(reader, .latitude, bound: 90, &faults)
    let lacksLongitude = reader.isEmpty(.longitude)
    if lacksLongitude != reader.isEmpty(.latitude) {
      faults.add(reader.refusal(lacksLongitude ? .longitude : .latitude, .oneCoordinate))
    }
    let area = area(of: reader, &faults)
    let outcome = text(reader, .outcome).map { ExactText($0) }
    if case .antiSocialBehaviour? = meaning, outcome != nil {
      faults.add(reader.refusal(.outcome, .outcomeOfIncident))
    }
    try faults.end()
    guard let statement, let meaning else { preconditionFailure("What is not taken is a fault.") }
    var location = text(reader, .location)
    if location == "No Location", longitude == nil, area == nil { location = nil }
    var content = PoliceContent(
      kind: .incident, offence: "", area: area ?? months.forces[statement.force].area,
      location: location.map { ExactText($0) }, longitude: longitude, latitude: latitude, outcome: outcome)
    if case .crime(let offence) = meaning {
      content.kind = .crime
      content.offence = offence
    }
    return (statement, PoliceRow(content: content, crimeID: crimeID, note: text(reader, .context), line: reader.line))
  }

  // MARK: Fields, each with what is at fault with it

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
    faults.add(reader.refusal(.crimeType, .unknownCrimeType(known: PoliceCategory.names(in: month))))
    return nil
  }

  private func coordinate(
    _ reader: CSVReader, _ column: PoliceColumn, bound: Double, _ faults: inout FaultCollector
  ) -> Double? {
    let range = reader.fields[column.rawValue].range
    if range.isEmpty { return nil }
    if let number = DecimalParser.number(reader.bytes.span.extracting(range)), number.magnitude <= bound {
      return number
    }
    faults.add(reader.refusal(column, .badCoordinate(bound: Int(bound))))
    return nil
  }

  /// A GSS code, or nil where there is none, or that of no area at all.
  private func area(of reader: CSVReader, _ faults: inout FaultCollector) -> String? {
    let range = reader.fields[PoliceColumn.areaCode.rawValue].range
    if range.isEmpty { return nil }
    if reader.bytes[range.upperBound - 1] == UInt8(ascii: "9"), Words.isPseudoCode(reader.bytes[range]) { return nil }
    if !Words.isGSSCode(reader.bytes[range]) { faults.add(reader.refusal(.areaCode, .badAreaCode)) }
    return reader.text(PoliceColumn.areaCode.rawValue)
  }

  /// The name by which the last row calls its force, where no force has it and one has a name that is close.
  func misspeltForce(line: Int) -> PoliceMisspeltForce? { months.misspeltForce(line: line) }

  /// The text of the column of area names; nil when empty.
  func areaName(of reader: CSVReader) -> String? {
    reader.isEmpty(.areaName) ? nil : reader.text(PoliceColumn.areaName.rawValue)
  }

  /// The text of a column, made once for all rows that share it; nil when empty.
  private mutating func text(_ reader: CSVReader, _ column: PoliceColumn) -> String? {
    let field = reader.fields[column.rawValue]
    if field.range.isEmpty { return nil }
    return field.hasDoubledQuotes ? reader.text(column.rawValue) : texts.text(field.range, of: reader.bytes)
  }
}
