import Events
import Foundation
import TestSupport
import Testing

@Suite("Recorded times")
struct RecordedTimeTests {
  @Test(
    "RFC 3339 is read and printed in UTC with microseconds",
    arguments: [
      ("2019-09-20T09:00:00Z", "2019-09-20T09:00:00.000000Z"),
      ("2019-09-20t09:00:00z", "2019-09-20T09:00:00.000000Z"),
      ("2019-09-20T10:00:00+01:00", "2019-09-20T09:00:00.000000Z"),
      ("2019-09-20T00:30:00.5+01:00", "2019-09-19T23:30:00.500000Z"),
      ("2019-12-31T23:59:59.999999-00:01", "2020-01-01T00:00:59.999999Z"),
      ("1969-12-31T23:59:59.000001Z", "1969-12-31T23:59:59.000001Z"),
      ("2019-09-20T09:00:00.1234569Z", "2019-09-20T09:00:00.123456Z"),
      ("2000-02-29T00:00:00.000001-00:00", "2000-02-29T00:00:00.000001Z"),
      ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000000Z"),
      ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
      // Leap seconds, as POSIX counts them.
      ("1990-12-31T23:59:60Z", "1991-01-01T00:00:00.000000Z"),
      ("1990-12-31T15:59:60.25-08:00", "1991-01-01T00:00:00.250000Z"),
      ("2015-06-30T23:59:60Z", "2015-07-01T00:00:00.000000Z"),
    ])
  func read(text: String, expected: String) throws {
    let time = try #require(RecordedTime(text))
    #expect(time.description == expected)
    #expect(RecordedTime(expected) == time)
  }

  @Test(
    "anything else is refused",
    arguments: [
      "", "2019-09-20", "2019-09-20T09:00:00", "2019-09-20 09:00:00Z", "2019-09-20T09:00Z",
      "2019-09-20T24:00:00Z",
      "2019-09-20T23:60:00Z", "2019-09-20T09:00:60Z", "2019-12-31T23:58:60Z", "2019-03-31T23:59:60Z",
      "2019-12-31T23:59:60+01:00", "2019-12-31T23:59:61Z", "2019-02-29T09:00:00Z", "2019-09-20T09:00:00.Z",
      "2019-09-20T09:00:00,5Z",
      "2019-09-20T09:00:00+0100", "2019-09-20T09:00:00+01", "2019-09-20T09:00:00+24:00",
      "2019-09-20T09:00:00+01:60",
      "2019-09-20T09:00:00ZZ", "2019-09T09:00:00.00Z", "2019-09-20T9:00:00Z", "2019-09-20T09:00:00 Z",
      "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
    ])
  func refused(text: String) { #expect(RecordedTime(text) == nil) }

  @Test("any instant reads back, and agrees with Foundation to the second")
  func roundTrip() throws {
    var random = SplitMix64(seed: 3339)
    let format = Date.ISO8601FormatStyle()
    for _ in 0..<5_000 {
      let microseconds = Int64(random.next() % 8_000_000_000_000_000) - 4_000_000_000_000_000
      let time = RecordedTime(microseconds: microseconds)
      #expect(RecordedTime(time.description) == time)
      let whole = RecordedTime(
        microseconds: microseconds - ((microseconds % 1_000_000) + 1_000_000) % 1_000_000)
      let date = Date(timeIntervalSince1970: Double(whole.microseconds) / 1_000_000)
      #expect(whole.description == date.formatted(format).dropLast() + ".000000Z")
    }
  }

  @Test("the order is that of time")
  func order() throws {
    let earlier = try #require(RecordedTime("2019-03-31T02:00:00+01:00"))
    let later = try #require(RecordedTime("2019-03-31T01:00:00.000001Z"))
    #expect(earlier < later)
  }
}

@Suite("London")
struct LondonTests {
  private let zone = TimeZone(identifier: "Europe/London")

  private func time(_ date: Date) -> RecordedTime {
    RecordedTime(microseconds: Int64((date.timeIntervalSince1970 * 1_000_000).rounded()))
  }

  @Test("every change of the clocks from 1972 to 2037 is the one of the time zone database")
  func changes() throws {
    let zone = try #require(zone)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    var instant = try #require(calendar.date(from: DateComponents(year: 1972, month: 1, day: 1)))
    let end = try #require(calendar.date(from: DateComponents(year: 2038, month: 1, day: 1)))
    var count = 0
    while let change = zone.nextDaylightSavingTimeTransition(after: instant), change < end {
      count += 1
      for seconds in [-3601.0, -3600, -1, 0, 1, 3599, 3600, 3601] {
        check(change.addingTimeInterval(seconds), calendar, zone)
      }
      instant = change
    }
    #expect(count == 2 * (2037 - 1972 + 1))
  }

  @Test("the civil date at any instant, and the start of any date, agree with Foundation")
  func instants() throws {
    let zone = try #require(zone)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    var random = SplitMix64(seed: 1972)
    for _ in 0..<5_000 {
      check(Date(timeIntervalSince1970: Double(63_072_000 + random.next() % 2_082_758_400)), calendar, zone)
    }
    // The half hours around midnight of every day of two years.
    for half in 0..<(730 * 48) {
      check(Date(timeIntervalSince1970: 1_546_300_800 + Double(half) * 1800), calendar, zone)
    }
  }

  private func check(_ date: Date, _ calendar: Calendar, _ zone: TimeZone) {
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    let civil = CivilDate(year: parts.year ?? 0, month: parts.month ?? 0, dayOfMonth: parts.day ?? 0)
    #expect(London.date(at: time(date)) == civil)
    #expect(London.isSummer(time(date)) == (zone.secondsFromGMT(for: date) == 3600))
    if let civil { #expect(London.start(of: civil) == time(calendar.startOfDay(for: date))) }
  }

  @Test("the end of a civil day is the start of the next, an hour early in summer")
  func ends() throws {
    func start(_ text: String) throws -> String {
      London.start(of: try #require(CivilDate(text))).description
    }
    #expect(try start("2019-03-31") == "2019-03-31T00:00:00.000000Z")
    #expect(try start("2019-04-01") == "2019-03-31T23:00:00.000000Z")
    #expect(try start("2019-10-27") == "2019-10-26T23:00:00.000000Z")
    #expect(try start("2019-10-28") == "2019-10-28T00:00:00.000000Z")
    // 2019-03-31T23:30Z is in the first quarter already, 2019-06-30T23:00Z in the second.
    #expect(London.date(at: try #require(RecordedTime("2019-03-31T23:30:00Z"))) == CivilDate("2019-04-01"))
    #expect(London.date(at: try #require(RecordedTime("2019-06-30T23:00:00Z"))) == CivilDate("2019-07-01"))
    #expect(
      London.date(at: try #require(RecordedTime("2019-06-30T22:59:59.999999Z"))) == CivilDate("2019-06-30"))
  }
}
