internal import Events
internal import Projections

/// The areas of the history.
enum Places {
  static let county = "E10000018"
  static let leicester = "E06000016"
  static let rutland = "E06000017"
  /// Leicester, Leicestershire and Rutland: the police force's area.
  static let force = "E23000021"
  static let region = "E12000004"
  static let nottinghamshire = "E10000024"
  static let derbyshire = "E10000007"

  /// Where a record can lie: the seven districts, Leicester, Rutland, and the force's area for what could not be
  /// placed.
  static let codes = [
    "E07000129", "E07000130", "E07000131", "E07000132", "E07000133", "E07000134", "E07000135", leicester, rutland,
    force,
  ]

  /// The name of one of them, as partners write it.
  static func name(of code: String) -> String { names[code] ?? code }

  private static let names = Dictionary(uniqueKeysWithValues: assignments.map { ($0.code, $0.name) })

  static let unplaced = UInt8(codes.count - 1)

  /// Persons in mid-2018, in the order of `codes`.
  static let persons = [100_421, 182_643, 92_499, 112_423, 51_100, 102_126, 57_056, 355_218, 39_697]

  /// The parts of the force's area that send returns by themselves.
  enum Part: Int, CaseIterable {
    case county, leicester, rutland

    /// Positions in `codes`.
    var places: Range<UInt8> { [0..<7, 7..<8, 8..<9][rawValue] }

    var code: String { [Places.county, Places.leicester, Places.rutland][rawValue] }
  }

  /// The rows of the compiled-in hierarchy that the history needs, parents first.
  static var assignments: [(code: String, name: String, level: String, parent: String?)] {
    let wanted = Set(
      codes + ["E92000001", region, county, nottinghamshire, derbyshire]
        + ["E23000018", "E23000019", "E23000020", "E23000022"])
    var rows: [(String, String, String, String?)] = []
    for file in Shipped.areas {
      for line in String(decoding: file.csv, as: UTF8.self).split(whereSeparator: \.isNewline) {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 4, wanted.contains(fields[0]) else { continue }
        rows.append((fields[0], fields[1], fields[2], fields[3].isEmpty ? nil : fields[3]))
      }
    }
    precondition(rows.count == wanted.count, "every area of the history is in the compiled-in hierarchy")
    return rows
  }
}
