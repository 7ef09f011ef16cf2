import Events
import Spreadsheets
import Testing

@testable import Feeds

@Suite("Returns: headings")
struct HeaderTests {
  private static func feed(_ change: (inout FeedFile) -> Void = { _ in }) -> FeedFile {
    var feed = MadeFeed(
      .record(.admission),
      [
        FeedFile.FieldMapping(
          field: "date", origin: .column(.init([.text("Meeting date"), .text("Date of meeting"), .regex("when.*")]))),
        .column("area", "District"), .column("age", "Age") { $0.mayBeMissing = true },
      ], key: ["Case reference"]
    ).file
    feed.ignored = [FeedFile.Column("Notes"), FeedFile.Column("Gone")]
    change(&feed)
    return feed
  }

  private static func find(_ rows: [[String]], _ feed: FeedFile = feed()) throws -> HeaderMatch {
    var finder = try HeaderFinder(feed, place: RowPlace(file: "r.xlsx", sheet: "S"))
    for (index, row) in rows.enumerated() {
      let cells = row.map { $0.isEmpty ? Cell.empty : .text($0) }
      if let match = try finder.take(SheetRow(number: index + 1, cells: cells)) { return match }
    }
    try finder.end()
  }

  private static let plain = ["Case reference", "Meeting date", "District"]

  @Test("headings are letters and digits, whatever their case, form and signs")
  func forms() throws {
    for row in [
      Self.plain, ["CASE-REFERENCE:", " meeting\u{A0}Date ", "Ｄistrict"],
      ["Case\nReference", "MeetingDate?", "“District”"],
    ] {
      let match = try Self.find([row])
      #expect(match.row == 1)
      #expect(match.position(of: FeedFile.Column("District")) == 2)
      #expect(match.unknown == [])
    }
    #expect(throws: Refusal.self) { try Self.find([["Case reference no", "Meeting date", "District"]]) }
  }

  @Test("titles stand above, columns in any order, unknown ones are told by name, ignored ones are known")
  func around() throws {
    let match = try Self.find([
      ["MARAC cases, October 2018"], [], ["Notes", "District", "Phone", "Case reference", "", "Date of meeting"],
    ])
    #expect(match.row == 3)
    #expect(match.position(of: FeedFile.Column("Case reference")) == 3)
    #expect(match.unknown == ["Phone"])
    #expect(match.ignoredPositions == [0])
    #expect(match.position(of: FeedFile.Column("Age")) == nil)
  }

  @Test("the first of a column's names that is there is taken, and a pattern is of the whole heading")
  func alternatives() throws {
    let column = FeedFile.Column([.text("Meeting date"), .text("Date of meeting"), .regex("when.*")])
    for (headings, position) in [
      (["Case reference", "District", "Date of meeting", "Meeting date"], 3),
      (["Case reference", "District", "Date of meeting", "When heard"], 2),
      (["Case reference", "District", "WHEN  heard"], 2),
    ] {
      #expect(try Self.find([headings]).position(of: column) == position)
    }
    #expect(throws: Refusal.self) { try Self.find([["Case reference", "District", "Say when"]]) }
  }

  @Test("a heading merged over two columns or two rows is read with the row below")
  func merged() throws {
    let feed = MadeFeed(
      .record(.admission), [.column("date", "Heard on"), .column("area", "District")],
      headings: [], key: ["Victim NI", "Perpetrator NI"]
    ).file
    let match = try Self.find(
      [["Returns"], ["Heard on", "Victim", "", "Perpetrator", "", "District"], ["", "NI", "Name", "NI", "Name", ""]],
      feed)
    #expect(match.row == 3)
    #expect(
      match.headings == ["Heard on", "Victim NI", "Victim Name", "Perpetrator NI", "Perpetrator Name", "District"])
    #expect(match.position(of: FeedFile.Column("Perpetrator NI")) == 3)
    #expect(match.unknown == ["Victim Name", "Perpetrator Name"])
  }

  @Test("two columns that fit one name are a fault, and all faults of the headings are told")
  func faults() throws {
    #expect(
      mistakes { _ = try Self.find([Self.plain + ["district "]]) } == [
        .columnOfTwo(headings: ["District", "district"])
      ])
    #expect(
      mistakes { _ = try Self.find([["Titles"], ["Case reference", "Meetingdate", "Distrct"], ["1", "2", "3"]]) }
        == [.missingColumn(names: ["District"], near: "Distrct", mayBeMissing: true)])
    #expect(
      mistakes { _ = try Self.find([["District"]]) }
        == [
          .missingColumn(names: ["Case reference"], near: nil, mayBeMissing: false),
          .missingColumn(names: ["Meeting date", "Date of meeting", "/when.*/"], near: nil, mayBeMissing: true),
        ])
    let names = ["Case reference", "Meeting date", "District"]
    #expect(mistakes { _ = try Self.find([["A", "B"]]) } == [.noHeader(names: names)])
    #expect(mistakes { _ = try Self.find([]) } == [.noHeader(names: names)])
  }

  @Test("the header is one of the first 50 rows, or the row that the feed file says")
  func rows() throws {
    let blank = [[String]](repeating: [], count: 49)
    #expect(try Self.find(blank + [Self.plain]).row == 50)
    #expect(throws: Refusal.self) { try Self.find(blank + [[], Self.plain]) }
    let second = Self.feed { $0.header = 2 }
    #expect(try Self.find([Self.plain, Self.plain], second).row == 2)
    #expect(throws: Refusal.self) { try Self.find([Self.plain, ["x"]], second) }
  }

  @Test("a fault names the file, the sheet and the row")
  func words() throws {
    do {
      _ = try Self.find([["Title"], ["Case reference", "Meeting date", "Distrct"]])
      Issue.record("a column is missing")
    } catch let refusal as Refusal {
      #expect(
        refusal.description
          == "r.xlsx: sheet S, row 2, District: the feed file reads this column, and the sheet has none of that name. "
          + "Add \"Distrct\" to the column's names in the feed file if that is it; may-be-missing: true keeps what is held "
          + "of it.")
    }
  }
}
