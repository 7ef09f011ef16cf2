internal import Events

/// Reads the street-level files of data.police.uk.
package struct PoliceReader: Sendable {
  let forces: [PoliceForce]
  private let forceByName: [ExactText: Int]

  /// - Parameter forces: the forces that files may come from, each name once.
  package init(forces: [PoliceForce]) {
    self.forces = forces
    forceByName = Dictionary(
      uniqueKeysWithValues: forces.indices.flatMap { index in
        ([forces[index].name] + forces[index].otherNames).map { (ExactText($0), index) }
      })
  }

  /// Reads a file as the full statement of one force's month, or a file of formerly refused rows as one partial
  /// statement for each force's month in it.
  ///
  /// The force and the month are those of the rows, and without rows those of the name. Where the rows tell a force by a
  /// name that is not known, it is that of the file's name. A statement for which rows were refused says so in its
  /// `completeness`.
  ///
  /// - Parameters:
  ///   - file: the name of the file, for refusals, and for the force and the month of a file without rows.
  ///   - refused: called for every row that is refused; what it throws ends the reading.
  ///   - leftOut: called at the end with the number of rows that were passed over because nothing stands in them.
  /// - Throws: `Refusal` for a file that is no street-level file, or of a force that is not known, and what `refused`
  ///   throws.
  package func read(
    file: String, bytes: [UInt8], refused: (PoliceRefusedRow) throws -> Void, leftOut: (Int) -> Void = { _ in }
  ) throws -> [PoliceStatement] {
    var reader = CSVReader(file: file, bytes: bytes)
    let isRejects = try checkHeader(&reader)
    var parser = PoliceRowParser(forces: forces, forceByName: forceByName, slug: PoliceFileName(file).slug)
    var statements = Statements()
    var hasRefusals = false
    while true {
      do throws(Refusal) {
        guard try reader.nextFilled() else { break }
        let (key, row) = try parser.row(of: reader, isMixed: isRejects)
        let place = statements.place(of: key) { key in
          var statement = PoliceStatement(
            file: file, force: forces[key.force], month: key.month, completeness: isRejects ? .rejects : .full, rows: []
          )
          // A row takes about 270 bytes of such a file.
          statement.rows.reserveCapacity(isRejects ? 0 : bytes.count / 200)
          statement.misspeltForce = parser.misspeltForce(line: reader.line)
          return statement
        }
        statements.all[place].append(row, areaName: parser.areaName(of: reader))
      } catch {
        // No row of the file can be taken then.
        if !isRejects, statements.all.isEmpty, case .unknownForce? = error.mistake as? PoliceMistake { throw error }
        hasRefusals = true
        try refused(PoliceReader.refusedRow(error, reader))
      }
    }
    leftOut(reader.blankRowCount)
    if hasRefusals && !isRejects {
      for place in statements.all.indices { statements.all[place].completeness = .rowsRefused }
    }
    if statements.all.isEmpty && !hasRefusals && !isRejects { return [try emptyStatement(file)] }
    return statements.all
  }

  /// The statements of a file under way: one, but for a file of refused rows.
  private struct Statements {
    typealias Key = PoliceRowParser.Statement

    var all: [PoliceStatement] = []
    private var places: [Key: Int] = [:]
    private var last: (key: Key, place: Int)?

    /// The place of the statement that a row belongs to.
    mutating func place(of key: Key, orNew make: (Key) -> PoliceStatement) -> Int {
      if let last, last.key == key { return last.place }
      let place = places[key] ?? all.count
      if place == all.count {
        places[key] = place
        all.append(make(key))
      }
      last = (key, place)
      return place
    }
  }

  /// Whether the file has the columns of refused rows.
  private func checkHeader(_ reader: inout CSVReader) throws(Refusal) -> Bool {
    let titles = try reader.header()
    if titles == PoliceColumn.titles { return false }
    if titles == PoliceColumn.titles + PoliceColumn.rejectTitles { return true }
    if titles.contains("Outcome type") { throw reader.refusal(reader.rowText, PoliceMistake.outcomesFile) }
    if titles.contains("Object of search") { throw reader.refusal(reader.rowText, PoliceMistake.stopAndSearchFile) }
    if let strange = titles.first(where: { !PoliceColumn.titles.contains($0) }) {
      throw reader.refusal(strange, field: strange, PoliceMistake.unknownColumn)
    }
    if let missing = PoliceColumn.titles.first(where: { !titles.contains($0) }) {
      throw reader.refusal(missing, field: missing, PoliceMistake.missingColumn)
    }
    throw reader.refusal(reader.rowText, PoliceMistake.columnOrder)
  }

  private func emptyStatement(_ file: String) throws(Refusal) -> PoliceStatement {
    let name = PoliceFileName(file)
    guard let month = name.month, let slug = name.slug else {
      throw Refusal(file: file, line: 1, .whole, PoliceMistake.noRowsAndNoName)
    }
    guard let force = forces.first(where: { $0.slug == slug }) else {
      throw Refusal(
        file: file, line: 1, value: slug, PoliceMistake.noRowsAndUnknownForce(known: forces.map(\.slug)))
    }
    return PoliceStatement(file: file, force: force, month: month, rows: [])
  }

  private static func refusedRow(_ refusal: Refusal, _ reader: CSVReader) -> PoliceRefusedRow {
    let count = PoliceColumn.allCases.count
    let fields =
      reader.fields.count >= count
      ? (0..<count).map { reader.text($0) }
      : [reader.rowText] + [String](repeating: "", count: count - 1)
    return PoliceRefusedRow(refusal: refusal, fields: fields)
  }
}
