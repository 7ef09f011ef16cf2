/// What one file says of one force's month.
package struct PoliceStatement: Sendable {
  /// Whether a record that is not stated has vanished.
  package enum Completeness: Sendable {
    /// Every record of the month is stated.
    case full
    /// Rows of the file were refused, so what is missing may be among them.
    case rowsRefused
    /// A file of formerly refused rows, which states only those.
    case rejects
  }

  package var file: String
  package var force: PoliceForce
  /// `YYYY-MM`.
  package var month: String
  package var completeness: Completeness
  /// In the order of the file.
  package var rows: [PoliceRow]
  /// The areas that the rows lie in, by code, but for those that the file did not place.
  package var areas: [String: PoliceArea] = [:]
  /// How its rows call the force, where that is no force's name and close to one: the file's name decided then.
  package var misspeltForce: PoliceMisspeltForce?

  package init(
    file: String, force: PoliceForce, month: String, completeness: Completeness = .full, rows: [PoliceRow]
  ) {
    self.file = file
    self.force = force
    self.month = month
    self.completeness = completeness
    self.rows = rows
  }

  /// Adds a row, and counts it for the area that it lies in.
  mutating func append(_ row: PoliceRow, areaName: @autoclosure () -> String?) {
    rows.append(row)
    let code = row.content.area
    if code != force.area { areas[code, default: PoliceArea(code: code, line: row.line)].add(areaName) }
  }

  /// How many rows the file did not place: they lie in the force's area.
  var unplacedRowCount: Int { rows.count - areas.values.reduce(0) { $0 + $1.rowCount } }

  /// What the subjects of all its records begin with: `<slug>/<YYYY-MM>/`.
  package var subjectPrefix: String { PoliceSubject.prefix(force: force, month: month) }
}
