internal import Events

/// The force's month that a row belongs to.
struct PoliceForceMonth: Hashable {
  /// An index into the reader's forces.
  var force: Int
  /// `YYYY-MM`.
  var month: String
}

/// Reads the force and the month of rows.
struct PoliceForceMonthReader {
  let forces: [PoliceForce]
  private let forceByName: [ExactText: Int]
  /// The force that the name of the file tells; rows of a force whose name is not known are of that one.
  private let forceOfFile: Int?
  /// Whether rows of several forces and months may stand in the file.
  private let isMixed: Bool
  /// The force and month of the last row, with the fields that said so, and whether the table has the force's name.
  private var current: (key: PoliceForceMonth, month: String, force: String, isKnown: Bool)?

  init(forces: [PoliceForce], forceByName: [ExactText: Int], slug: String?, isMixed: Bool) {
    self.forces = forces
    self.forceByName = forceByName
    self.isMixed = isMixed
    forceOfFile = forces.firstIndex { $0.slug == slug }
  }

  /// The force and month of the row; nil where they are at fault.
  /// - Parameter name: how the row calls its force.
  mutating func forceMonth(
    of reader: CSVReader, force name: String, _ faults: inout FaultCollector
  ) -> PoliceForceMonth? {
    let month = reader.text(PoliceColumn.month.rawValue)
    if let current, current.month == month, ExactText(current.force) == ExactText(name) { return current.key }
    let isMonth = PoliceMonth.exists(month.utf8)
    if !isMonth { faults.add(reader.refusal(.month, .badMonth)) }
    let known = forceByName[ExactText(name)]
    if !isMixed, let current {
      // A file may call its force by an old and a new name, but who else is called what is not known is not guessed.
      let isOwn =
        ExactText(current.force) == ExactText(name) || (current.isKnown && known == current.key.force)
      guard isOwn, current.isKnown, current.month == month else {
        if isMonth || !isOwn {
          let column: PoliceColumn = isMonth && current.month != month ? .month : .reportedBy
          faults.add(reader.refusal(column, .otherStatement(force: current.force, month: current.month)))
        }
        return nil
      }
    }
    guard let force = known ?? forceOfFile else {
      faults.add(reader.refusal(.reportedBy, .unknownForce(known: forces.map(\.slug))))
      return nil
    }
    guard isMonth else { return nil }
    let key = PoliceForceMonth(force: force, month: month)
    current = (key, month, name, known != nil)
    return key
  }

  /// The name by which the last row calls its force, where no force has it and one has a name that is close.
  func misspeltForce(line: Int) -> PoliceMisspeltForce? {
    guard let current, !current.isKnown else { return nil }
    return PoliceMisspeltForce(current.force, among: forces, line: line)
  }
}
