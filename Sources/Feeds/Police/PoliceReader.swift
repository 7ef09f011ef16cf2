internal import Events

/// Reads the street-level and the outcomes files of data.police.uk.
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
  /// statement for each force's month in it. Its columns tell whether it is of street-level crime or of outcomes.
  ///
  /// The force and the month are those of the rows, and without rows those of the name. Where the rows tell a force by a
  /// name that is not known, it is that of the file's name. A statement for which rows were refused says so in its
  /// `completeness`.
  ///
  /// - Parameters:
  ///   - file: the name of the file, for refusals, and for the force and the month of a file without rows.
  ///   - refused: called for every row that is refused; what it throws ends the reading.
  ///   - leftOut: called at the end with the number of rows that were passed over because nothing stands in them.
  /// - Throws: `Refusal` for a file of other columns, or of a force that is not known, and what `refused` throws.
  package func read(
    file: String, bytes: [UInt8], refused: (PoliceRefusedRow) throws -> Void, leftOut: (Int) -> Void = { _ in }
  ) throws -> PoliceContents {
    var reader = CSVReader(file: file, bytes: bytes)
    let form = try PoliceForm(&reader)
    let months = PoliceForceMonthReader(
      forces: forces, forceByName: forceByName, slug: PoliceFileName(file).slug, isMixed: form.isRejects)
    var streets = PoliceRowParser(months)
    var outcomes = PoliceOutcomeRowParser(months, outcomeColumn: form.outcomeColumn)
    var contents = PoliceContents()
    var hasRefusals = false
    while true {
      do throws(Refusal) {
        guard try reader.nextFilled() else { break }
        switch try form.table(of: reader) {
        case .street: try append(to: &contents, from: reader, form, &streets)
        case .outcomes: try append(to: &contents, from: reader, form, &outcomes)
        }
      } catch {
        // No row of the file can be taken then.
        if !form.isRejects, contents.isEmpty, case .unknownForce? = error.mistake as? PoliceMistake { throw error }
        hasRefusals = true
        try refused(PoliceRefusedRow(error, form, reader))
      }
    }
    leftOut(reader.blankRowCount)
    if hasRefusals && !form.isRejects { contents.noteRefusedRows() }
    if contents.isEmpty && !hasRefusals && !form.isRejects { try appendEmpty(to: &contents, file, form) }
    return contents
  }

  private func append(
    to contents: inout PoliceContents, from reader: CSVReader, _ form: PoliceForm, _ parser: inout PoliceRowParser
  ) throws(Refusal) {
    let (key, row) = try parser.row(of: reader)
    contents.append(row, to: key, areaName: parser.areaName(of: reader)) {
      var statement = PoliceStatement(
        file: reader.file, force: forces[key.force], month: key.month,
        completeness: form.isRejects ? .rejects : .full, rows: [])
      // A row takes about 270 bytes of such a file.
      statement.rows.reserveCapacity(form.isRejects ? 0 : reader.bytes.count / 200)
      statement.misspeltForce = parser.misspeltForce(line: reader.line)
      return statement
    }
  }

  private func append(
    to contents: inout PoliceContents, from reader: CSVReader, _ form: PoliceForm,
    _ parser: inout PoliceOutcomeRowParser
  ) throws(Refusal) {
    let (key, row) = try parser.row(of: reader)
    contents.append(row, to: key) {
      guard let month = Month(key.month) else { preconditionFailure("the month of a row that is taken exists") }
      var outcomes = PoliceOutcomes(
        file: reader.file, force: forces[key.force], month: month, completeness: form.isRejects ? .rejects : .full,
        rows: [])
      outcomes.misspeltForce = parser.misspeltForce(line: reader.line)
      return outcomes
    }
  }

  /// Adds the statement of a file without rows: of the force and the month that its name tells.
  private func appendEmpty(
    to contents: inout PoliceContents, _ file: String, _ form: PoliceForm
  ) throws(Refusal) {
    let name = PoliceFileName(file)
    guard let text = name.month, let month = Month(text), let slug = name.slug else {
      throw Refusal(file: file, line: 1, .whole, PoliceMistake.noRowsAndNoName)
    }
    guard let force = forces.first(where: { $0.slug == slug }) else {
      throw Refusal(
        file: file, line: 1, value: slug, PoliceMistake.noRowsAndUnknownForce(known: forces.map(\.slug)))
    }
    if form.table == .outcomes {
      contents.outcomes = [PoliceOutcomes(file: file, force: force, month: month, rows: [])]
    } else {
      contents.streets = [PoliceStatement(file: file, force: force, month: text, rows: [])]
    }
  }
}
