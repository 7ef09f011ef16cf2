import Events
import Spreadsheets
import TestSupport
import Testing

@testable import Feeds

/// The same return as CSV, as XLSX and as ODS: what differs is only in which form a cell comes.
@Suite("Returns: the forms of a cell")
struct CellFormTests {
  private static let fields: [FeedFile.FieldMapping] = [
    .column("date", "date") { $0.dateFormats = [.pattern("dd/MM/yyyy"), .pattern("d MMMM yyyy")] },
    .column("age", "age"), .column("first", "first"),
    .column("attributes.score", "score") { $0.mayBeEmpty = true },
    .column("attributes.band", "band") {
      $0.codes = [
        .init(.range(ExactDecimal(10), nil), Array(#""high""#.utf8)), .init(.regex("-?[0-9.]+"), Array(#""low""#.utf8)),
      ]
    },
    .column("attributes.word", "word") { $0.takesWords = true },
    .column("outcome", "outcome"),
  ]

  private static func number(_ text: String, _ random: inout SplitMix64) -> Cell {
    random.chance(1, of: 2) ? .text(random.chance(1, of: 3) ? " \(text) " : text) : .number(Double(text)!)
  }

  @Test("a value is the same whatever the form of its cell", arguments: 1...20)
  func forms(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let feed = MadeFeed(.record(.disposal), Self.fields, key: ["age", "date", "score"])
    var mapper = try feed.mapper()
    for _ in 1...50 {
      let day = CivilDate(day: Int32(random.whole(10_000...20_000)))
      let (year, month, dayOfMonth) = day.components
      let age = "\(random.whole(0...150))"
      let score = "\(random.whole(-99...99))" + random.pick(["", ".5", ".25", ".1"])
      let isFirst = random.chance(1, of: 2)
      let made = (0..<4).map { _ -> [UInt8]? in
        let written = digits(dayOfMonth, atLeast: 2) + "/" + digits(month, atLeast: 2) + "/" + digits(year, atLeast: 4)
        let date: Cell = random.chance(1, of: 2) ? .text(written) : .date(year: year, month: month, day: dayOfMonth)
        let flag: Cell = random.chance(1, of: 2) ? .boolean(isFirst) : .text(isFirst ? "TRUE" : "FALSE")
        let cells = [
          date, Self.number(age, &random), flag, Self.number(score, &random), Self.number(score, &random),
          Self.number(score, &random), Self.number(score, &random),
        ]
        guard case .rows(let rows) = mapper.map(SheetRow(number: 2, cells: cells)) else { return nil }
        return rows[0].content + Array(rows[0].key!.path.text.utf8)
      }
      #expect(made[0] != nil)
      #expect(Set(made).count == 1, "\(made.map { String(decoding: $0 ?? [], as: UTF8.self) })")
    }
  }

  @Test("what texts look alike but are not is kept apart, in whatever order they come")
  func exact() throws {
    let feed = MadeFeed(.record(.crime), [.column("outcome", "outcome")])
    let texts = ["Caf\u{E9}", "Cafe\u{301}"]
    for order in [texts, texts.reversed()] {
      var mapper = try feed.mapper()
      for text in order {
        guard case .rows(let rows) = mapper.map(SheetRow(number: 2, cells: [.text(text)])) else { continue }
        #expect(rows[0].value("outcome") == .json(Array("\"\(text)\"".utf8)))
      }
    }
  }
}
