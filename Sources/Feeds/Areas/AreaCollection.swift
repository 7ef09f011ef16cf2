import Events

/// The areas of one file, each once.
struct AreaCollection {
  private var rows: [AreaRow] = []
  private var places: [String: Int] = [:]

  /// Adds an area, or checks that it is the one already there.
  mutating func add(
    _ row: AreaRow, column: String, _ reader: CSVReader
  ) throws(Refusal) {
    guard let place = places[row.code] else {
      places[row.code] = rows.count
      rows.append(row)
      return
    }
    let known = rows[place]
    let difference: (trait: AreaMistake.Trait, here: String, earlier: String)? =
      known.parent != row.parent
      ? (.parent, row.parent ?? "none", known.parent ?? "none")
      : known.name != row.name
        ? (.name, row.name, known.name)
        : known.level != row.level ? (.level, row.level, known.level) : nil
    guard let (trait, here, earlier) = difference else { return }
    throw reader.refusal(
      row.code, field: column, AreaMistake.twoTraits(trait, here: here, earlier: earlier, line: known.line))
  }

  /// Parents before their children, otherwise in the order of the file.
  func ordered(file: String) throws(Refusal) -> [AreaRow] {
    enum State { case waiting, entered, done }
    var states = [State](repeating: .waiting, count: rows.count)
    var result: [AreaRow] = []
    for start in rows.indices {
      var path: [Int] = []
      var next: Int? = start
      while let current = next, states[current] != .done {
        if states[current] == .entered {
          throw Refusal(
            file: file, line: rows[current].line, value: rows[current].code, AreaMistake.belowItself)
        }
        states[current] = .entered
        path.append(current)
        next = rows[current].parent.flatMap { places[$0] }
      }
      for current in path.reversed() {
        states[current] = .done
        result.append(rows[current])
      }
    }
    return result
  }
}
