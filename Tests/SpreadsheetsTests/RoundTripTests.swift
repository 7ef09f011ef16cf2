import Spreadsheets
import TestSupport
import Testing

/// Random tables, written in each format and read back.
@Suite("Spreadsheets: tables written and read") struct RoundTripTests {
  private static let pieces = [
    "a", "Zoë", "€5", "x,y", ";", "|", "\t", "\"", "\"\"", "'", "\n", " ", "é€", "<&>", "_x0041_", "=1+1", "0012",
    "sep", "_",
  ]

  private static func text(_ random: inout SplitMix64, characters: [String] = pieces) -> String {
    // No space at an end, and no line of nothing: what XML makes of those is not what it means.
    "t" + (0..<random.whole(0...6)).map { _ in random.pick(characters) }.joined().replacing("  ", with: " ") + "."
  }

  /// Rows by number and column; each has a value in its last column.
  private static func table(_ random: inout SplitMix64) -> [SheetRow] {
    var number = 0
    return (0..<random.whole(1...30)).map { _ in
      number += random.chance(1, of: 5) ? random.whole(2...40) : 1
      var cells = (0..<random.whole(0...7)).map { _ in cell(&random) }
      cells.append(.text(text(&random)))
      return SheetRow(number: number, isHidden: random.chance(1, of: 8), cells: cells)
    }
  }

  private static func cell(_ random: inout SplitMix64) -> Cell {
    switch random.whole(0...6) {
    case 0, 1: .empty
    case 2:
      .number(
        random.pick([0, 1, -1, 0.1, 1e-7, 123_456_789.125, 1e21, 43_466, Double(random.whole(-9999...9999)) / 64]))
    case 3: .date(year: random.whole(1904...2099), month: random.whole(1...12), day: random.whole(1...28))
    case 4: .boolean(random.chance(1, of: 2))
    case 5: .error(random.pick(["#N/A", "#DIV/0!"]))
    default: .text(text(&random))
    }
  }

  private static func read(_ bytes: [UInt8], options: SpreadsheetOptions = SpreadsheetOptions()) throws -> [SheetRow] {
    var rows: [SheetRow] = []
    try Workbook(bytes: bytes, name: "f", options: options).forEachRow(ofSheet: 0) { row in
      rows.append(row)
      return true
    }
    return rows
  }

  @Test("a table is read from Office and OpenDocument as it was written", arguments: 0..<60)
  func workbooks(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let table = Self.table(&random)
    #expect(try Self.read(TableWriter.office(table, &random)) == table)
    #expect(try Self.read(TableWriter.openDocument(table)) == table)
  }

  @Test(
    "a table of texts is read from a text as it was written, in any encoding and with any delimiter", arguments: 0..<200
  )
  func texts(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let encoding = random.pick(TextEncoding.allCases)
    let delimiter = random.pick([",", ";", "\t", "|"])
    let width = random.whole(2...6)
    let rows = (0..<random.whole(1...40)).map { _ in
      (0..<width).map { _ in random.chance(1, of: 6) ? "" : Self.text(&random) }
    }
    let bytes = TableWriter.text(rows, delimiter: delimiter, encoding: encoding, &random)
    let expected = rows.enumerated().compactMap { index, row -> SheetRow? in
      guard let last = row.lastIndex(where: { !$0.isEmpty }) else { return nil }
      return SheetRow(number: index + 1, cells: row[...last].map { $0.isEmpty ? .empty : .text($0) })
    }
    let named = SpreadsheetOptions(encoding: encoding, delimiter: Array(delimiter.utf8)[0])
    for options in [named, SpreadsheetOptions()] {
      // What few rows hold may not show the delimiter.
      if options.delimiter == nil, rows.count < 3 { continue }
      let read = try Self.read(bytes, options: options).map { SheetRow(number: $0.number, cells: $0.cells) }
      #expect(read == expected)
    }
  }

  @Test("no change of one byte makes a reader stop or go on for ever", arguments: 0..<40)
  func changes(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let table = Self.table(&random)
    let texts = table.map { $0.cells.map(Reading.shown) }
    for original in [
      TableWriter.office(table, &random), TableWriter.openDocument(table),
      TableWriter.text(texts, delimiter: ",", encoding: .utf8, &random),
    ] {
      for _ in 0..<8 {
        var bytes = original
        bytes[random.whole(0...(bytes.count - 1))] = UInt8(random.whole(0...255))
        if random.chance(1, of: 3) { bytes.removeLast(random.whole(0...(bytes.count - 1))) }
        do {
          _ = try Self.read(bytes)
        } catch {
          #expect(error is SpreadsheetError)
        }
      }
    }
  }
}
