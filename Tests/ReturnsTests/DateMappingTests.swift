import Events
import Spreadsheets
import Testing

@testable import Feeds

@Suite("Returns: dates")
struct DateMappingTests {
  private static func found(_ cell: Cell, _ formats: [FeedFile.DateFormat]) throws -> Found {
    try MadeFeed.found(cell, "date", of: .record(.admission)) { $0.dateFormats = formats }
  }

  struct Example: CustomTestStringConvertible {
    let text: String
    let format: String
    /// Empty: it is no date of the form.
    let date: String

    init(_ text: String, _ format: String, _ date: String) {
      (self.text, self.format, self.date) = (text, format, date)
    }

    var testDescription: String { "\(format): \(text)" }
  }

  @Test(
    "a pattern reads day, month and year",
    arguments: [
      Example("03/04/2019", "dd/MM/yyyy", "2019-04-03"),
      Example("3/4/2019", "dd/MM/yyyy", "2019-04-03"),
      Example(" 03/04/2019 ", "dd/MM/yyyy", "2019-04-03"),
      Example("03-04-2019", "dd/MM/yyyy", ""),
      Example("03/04/19", "dd/MM/yyyy", ""),
      Example("003/04/2019", "dd/MM/yyyy", ""),
      Example("03/04/20199", "dd/MM/yyyy", ""),
      Example("04/03/2019", "MM/dd/yyyy", "2019-04-03"),
      Example("2019-04-03", "yyyy-MM-dd", "2019-04-03"),
      Example("20190403", "yyyyMMdd", "2019-04-03"),
      Example("2019403", "yyyyMMdd", ""),
      Example("3 Apr 19", "d MMM yy", "2019-04-03"),
      Example("3 apr. 19", "d MMM yy", "2019-04-03"),
      Example("3 APRIL 19", "d MMM yy", "2019-04-03"),
      Example("03\u{A0} Sept\u{A0}2019", "d MMMM yyyy", "2019-09-03"),
      Example("3 Aprl 2019", "d MMMM yyyy", ""),
      Example("3-Apr-2019", "d-MMM-yyyy", "2019-04-03"),
      Example("April 3, 2019", "MMMM d, yyyy", "2019-04-03"),
      Example("03.04.68", "dd.MM.yy", "2068-04-03"),
      Example("03.04.69", "dd.MM.yy", "1969-04-03"),
      Example("2019-04", "yyyy-MM", "2019-04"),
      Example("April 2019", "MMMM yyyy", "2019-04"),
      Example("Apr-19", "MMM-yy", "2019-04"),
      Example("29/02/2020", "dd/MM/yyyy", "2020-02-29"),
      Example("03/04/2019 00:00", "dd/MM/yyyy", "2019-04-03"),
      Example("03/04/2019 9:05:30 pm", "dd/MM/yyyy", "2019-04-03"),
      Example("2019-04-03T23:59:59.123", "yyyy-MM-dd", "2019-04-03"),
      Example("2019-04-03T23:30:00Z", "yyyy-MM-dd", ""),
      Example("2019-04-03 00:00:00+01:00", "yyyy-MM-dd", ""),
      Example("2019-04-03 25:00", "yyyy-MM-dd", ""),
      Example("2019-04 10:00", "yyyy-MM", ""),
      Example("N/A", "dd/MM/yyyy", ""),
    ])
  func patterns(_ example: Example) throws {
    let found = try Self.found(.text(example.text), [.pattern(example.format)])
    #expect(
      found
        == (example.date.isEmpty ? .fault(.notDate(forms: [example.format])) : .json("\"\(example.date)\"")))
  }

  @Test(
    "a day that does not exist is no date",
    arguments: ["30/02/2019", "29/02/2019", "31/04/2019", "00/01/2019", "01/13/2019"])
  func noSuchDay(_ text: String) throws {
    #expect(try Self.found(.text(text), [.pattern("dd/MM/yyyy")]) == .fault(.noSuchDay))
  }

  @Test(
    "quarters and years are their first month",
    arguments: [
      ("2019/20 Q1", "2019-04"), ("Q1 2019/20", "2019-04"), ("2019-20 Q1", "2019-04"), ("q4 2019/20", "2020-01"),
      ("2019/20Q3", "2019-10"), ("1999/00 Q4", "2000-01"), ("2019/2020 Q2", "2019-07"), ("2019/21 Q1", ""),
      ("2019/20 Q5", ""), ("2019/20", ""), ("2019 Q1", ""), ("Q12019/20", ""), ("", "empty"),
    ])
  func quarters(_ text: String, _ date: String) throws {
    let found = try Self.found(.text(text), [.quarter])
    #expect(found == Self.expected(date, form: "quarter"))
  }

  @Test(
    "quarters of the calendar year",
    arguments: [
      ("2019 Q2", "2019-04"), ("Q2 2019", "2019-04"), ("2019-Q1", "2019-01"), ("2019Q4", "2019-10"), ("2019/20 Q1", ""),
    ])
  func calendarQuarters(_ text: String, _ date: String) throws {
    #expect(try Self.found(.text(text), [.calendarQuarter]) == Self.expected(date, form: "calendar-quarter"))
  }

  @Test(
    "financial years",
    arguments: [
      ("2019/20", "2019-04"), ("2019-20", "2019-04"), ("2019–2020", "2019-04"), ("2019/21", ""), ("2019", ""),
    ])
  func financialYears(_ text: String, _ date: String) throws {
    #expect(try Self.found(.text(text), [.financialYear]) == Self.expected(date, form: "financial-year"))
  }

  private static func expected(_ date: String, form: String) -> Found {
    switch date {
    case "": .fault(.notDate(forms: [form]))
    case "empty": .fault(.emptyCell)
    default: .json("\"\(date)\"")
    }
  }

  @Test(
    "serial numbers are days by the spreadsheet's count, without their fraction",
    arguments: [
      ("1", "1900-01-01", "1904-01-02"), ("59", "1900-02-28", "1904-02-29"), ("60", "", "1904-03-01"),
      ("61", "1900-03-01", "1904-03-02"), ("43558", "2019-04-03", "2023-04-04"),
      ("43558.99", "2019-04-03", "2023-04-04"),
      ("0", "", "1904-01-01"), ("-1", "-", "-"),
    ])
  func serial(_ text: String, _ in1900: String, _ in1904: String) throws {
    for (count, date) in [(SerialDay.Count.from1900, in1900), (.from1904, in1904)] {
      var feed = MadeFeed(.record(.admission), [.column("date", "X") { $0.dateFormats = [.serial] }])
      feed.dayCount = count
      for cell in [Cell.text(text), .number(Double(text)!)] {
        if date.isEmpty || date == "-" {
          #expect(try feed.faults([cell]).map(\.mistake) == [.noSuchDay])
        } else {
          #expect(try feed.rows([cell]).map(\.date?.text) == [date])
        }
      }
    }
  }

  @Test("of several formats one has to fit, and two that read a text differently are a fault")
  func several() throws {
    let both: [FeedFile.DateFormat] = [.pattern("dd/MM/yyyy"), .pattern("MM/dd/yyyy"), .serial]
    #expect(try Self.found(.text("13/04/2019"), both) == .json(#""2019-04-13""#))
    #expect(try Self.found(.text("04/13/2019"), both) == .json(#""2019-04-13""#))
    #expect(try Self.found(.text("04/04/2019"), both) == .json(#""2019-04-04""#))
    #expect(try Self.found(.number(43558), both) == .json(#""2019-04-03""#))
    #expect(try Self.found(.text("03/04/2019"), both) == .fault(.dateOfTwoReadings("2019-04-03", "2019-03-04")))
    #expect(
      try Self.found(.text("soon"), both) == .fault(.notDate(forms: ["dd/MM/yyyy", "MM/dd/yyyy", "serial"])))
  }

  @Test("a cell that is a date says no more than a text in the field's forms could")
  func cells() throws {
    let cell = Cell.date(year: 2019, month: 5, day: 17)
    for (formats, date) in [
      ([.pattern("dd/MM/yyyy")], "2019-05-17"), ([.pattern("MMMM yyyy"), .serial], "2019-05-17"), ([], "2019-05-17"),
      ([.pattern("MMMM yyyy")], "2019-05"), ([.quarter], "2019-04"), ([.calendarQuarter], "2019-04"),
      ([.financialYear], "2019-04"), ([.quarter, .pattern("yyyy-MM")], "2019-05"),
    ] as [([FeedFile.DateFormat], String)] {
      #expect(try Self.found(cell, formats) == .json("\"\(date)\""))
    }
  }

  @Test("a number where a pattern is asked for is no date, and one in digits may be")
  func numbers() throws {
    #expect(try Self.found(.number(43558), [.pattern("dd/MM/yyyy")]) == .fault(.notDate(forms: ["dd/MM/yyyy"])))
    #expect(try Self.found(.number(20_190_403), [.pattern("yyyyMMdd")]) == .json(#""2019-04-03""#))
  }

  @Test("codes stand for dates too, and otherwise leaves out what may be")
  func codes() throws {
    func found(_ text: String) throws -> Found {
      try MadeFeed.found(.text(text), "occurred", of: .record(.crime)) {
        $0.dateFormats = [.pattern("dd/MM/yyyy")]
        $0.codes = [.init(.text("start"), Array(#""2019-04-01""#.utf8))]
        $0.otherwise = .omit
      }
    }
    #expect(try found("Start") == .json(#""2019-04-01""#))
    #expect(try found("03/04/2019") == .json(#""2019-04-03""#))
    #expect(try found("not known") == .absent)
  }

  @Test(
    "a format has a year, a month, and each once",
    arguments: ["dd/MM", "yyyy", "ddd dd/MM/yyyy", "dd/yyyy", "MM MM yyyy"])
  func badFormats(_ format: String) {
    #expect(mistakes { _ = try Self.found(.text("x"), [.pattern(format)]) } == [.badDateFormat(format)])
  }
}
