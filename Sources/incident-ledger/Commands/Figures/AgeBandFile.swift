internal import Events
internal import Feeds
internal import Figures

/// Reads the files of `standardise`.
enum AgeBandFile {
  /// The greatest number that a band may have: above it sums would not be exact.
  private static let maximumNumber = 1_000_000_000

  static func bands(_ path: String, people: [String: [Int: Int]]?) throws -> [Standardisation.Band] {
    var bands: [Standardisation.Band] = []
    try forEachRow(of: path, columns: ["age_band", "events", "population"], optional: "weight") { row in
      let name = row.text("age_band")
      guard !bands.contains(where: { $0.name == name }) else {
        throw row.refusal("age_band", .bandTwice)
      }
      bands.append(
        Standardisation.Band(
          name: name, events: try row.whole("events"), population: Double(try row.whole("population")),
          weight: try row.has("weight") ? Double(row.whole("weight")) : nil,
          people: people.map { $0[name] ?? [:] }))
    }
    for name in (people ?? [:]).keys.sorted() where !bands.contains(where: { $0.name == name }) {
      throw Refusal(.field("age_band"), value: name, AgeBandMistake.unknownBand(file: path))
    }
    return bands
  }

  /// For each band the people by the number of their events.
  static func people(_ path: String) throws -> [String: [Int: Int]] {
    var people: [String: [Int: Int]] = [:]
    try forEachRow(of: path, columns: ["age_band", "events", "people"]) { row in
      people[row.text("age_band"), default: [:]][try row.whole("events"), default: 0] += try row.whole("people")
    }
    return people
  }

  private struct Row {
    let reader: CSVReader
    let names: [String]

    func has(_ column: String) -> Bool { names.contains(column) }

    func text(_ column: String) -> String { names.firstIndex(of: column).map { reader.text($0) } ?? "" }

    func whole(_ column: String) throws -> Int {
      guard let number = Int(text(column)), (0...AgeBandFile.maximumNumber).contains(number) else {
        throw refusal(column, .notNumber(maximum: AgeBandFile.maximumNumber))
      }
      return number
    }

    func refusal(_ column: String, _ mistake: AgeBandMistake) -> Refusal {
      Refusal(file: reader.file, line: reader.line, .field(column), value: text(column), mistake)
    }
  }

  private static func forEachRow(
    of path: String, columns: [String], optional: String? = nil, _ body: (Row) throws -> Void
  ) throws {
    var reader = CSVReader(file: path, bytes: try FeedInput.contents(of: path))
    let names = try reader.header()
    for column in columns where !names.contains(column) {
      throw Refusal(
        file: path, line: 1, .field(column), AgeBandMistake.missingColumn(columns, optional: optional))
    }
    while try reader.next() { try body(Row(reader: reader, names: names)) }
  }
}
