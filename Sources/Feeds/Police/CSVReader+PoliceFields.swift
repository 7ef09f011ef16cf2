internal import Events

/// Fields that rows of street-level and of outcomes files have alike.
extension CSVReader {
  func isEmpty(_ column: PoliceColumn) -> Bool { fields[column.rawValue].range.isEmpty }

  /// The crime ID; empty where there is none.
  func crimeID(_ faults: inout FaultCollector) -> String {
    let range = fields[PoliceColumn.crimeID.rawValue].range
    if range.isEmpty { return "" }
    let span = bytes.span.extracting(range)
    var isToken = span.count <= 128
    for index in span.indices where isToken { isToken = PoliceSubject.isTokenByte(span[index]) }
    let text = text(PoliceColumn.crimeID.rawValue)
    if !isToken || PoliceSubject.reserved.contains(text) { faults.add(refusal(.crimeID, .badCrimeID)) }
    return text
  }

  func refusal(_ column: PoliceColumn, _ mistake: PoliceMistake) -> Refusal {
    refusal(text(column.rawValue), field: column.title, mistake)
  }
}
