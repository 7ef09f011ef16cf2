import Events
import Testing

@Suite("Civil dates")
struct CivilDateTests {
  @Test("every day from 1600 to 2400 reads back, one after the other")
  func everyDay() throws {
    var expected = try #require(CivilDate("1600-01-01")).day
    for year in 1600...2400 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for month in 1...12 {
        for day in 1...lengths[month - 1] {
          let date = try #require(CivilDate(year: year, month: month, dayOfMonth: day))
          #expect(date.day == expected)
          #expect(date.components == (year, month, day))
          #expect(CivilDate(date.description) == date)
          #expect(date.month == Month(year: year, month: month))
          expected += 1
        }
        #expect(CivilDate(year: year, month: month, dayOfMonth: lengths[month - 1] + 1) == nil)
      }
    }
  }

  @Test("known days have their numbers")
  func known() {
    #expect(CivilDate("1970-01-01")?.day == 0)
    #expect(CivilDate("1969-12-31")?.day == -1)
    #expect(CivilDate("2000-03-01")?.day == 11_017)
    #expect(CivilDate("2019-09-20")?.day == 18_159)
    #expect(CivilDate("0000-01-01")?.day == -719_528)
    #expect(CivilDate("9999-12-31")?.day == 2_932_896)
  }

  @Test("a month stands for its first day")
  func monthPrecision() {
    #expect(CivilDate("2019-02") == CivilDate("2019-02-01"))
    #expect(CivilDate("2019-02")?.description == "2019-02-01")
  }

  @Test(
    "what is no date is refused",
    arguments: [
      "", "2019", "2019-00", "2019-13", "2019-02-29", "1900-02-29", "2019-04-31", "2019-01-00", "2019-01-32",
      "2019-1-1",
      "2019/01/01", "19-01-01", "2019-01-01T", "2019-01-1", "02019-01-01", "+019-01-01", "-019-01-01",
      "2019-0a-01",
      " 2019-01-01", "2019-01-01 ", "20190101", "٢٠١٩-01",
    ])
  func refused(text: String) { #expect(CivilDate(text) == nil) }

  @Test(
    "months are added with clipping to the last day",
    arguments: [
      ("2019-01-31", 1, "2019-02-28"), ("2020-01-31", 1, "2020-02-29"), ("2020-02-29", 12, "2021-02-28"),
      ("2020-02-29", 48, "2024-02-29"), ("2019-02-28", 12, "2020-02-28"), ("2019-03-31", -1, "2019-02-28"),
      ("2020-02-29", -12, "2019-02-28"), ("2019-12-31", 2, "2020-02-29"), ("2019-05-31", 1, "2019-06-30"),
      ("2019-05-15", 12, "2020-05-15"), ("2019-05-15", 0, "2019-05-15"), ("1899-12-31", 2, "1900-02-28"),
      ("2018-11-30", 3, "2019-02-28"), ("2019-01-01", -1, "2018-12-01"),
    ])
  func clipping(start: String, months: Int, expected: String) {
    #expect(CivilDate(start)?.adding(months: months).description == expected)
  }

  @Test("adding months agrees with stepping by hand")
  func stepping() throws {
    var day = try #require(CivilDate("1999-12-20"))
    let end = try #require(CivilDate("2005-01-05"))
    while day < end {
      for count in -30...30 {
        let (year, month, dayOfMonth) = day.components
        let index = year * 12 + month - 1 + count
        var candidate: CivilDate?
        var last = dayOfMonth
        while candidate == nil {
          candidate = CivilDate(year: index / 12, month: index % 12 + 1, dayOfMonth: last)
          last -= 1
        }
        #expect(day.adding(months: count) == candidate)
      }
      day = CivilDate(day: day.day + 1)
    }
  }

  @Test("months can be added at the ends of the calendar")
  func ends() throws {
    let last = try #require(CivilDate("9999-12-31"))
    let first = try #require(CivilDate("0000-01-31"))
    #expect(last.adding(months: 1).day == last.day + 31)
    #expect(last.adding(months: 1200) > last)
    #expect(last.month.end.day == last.day + 1)
    #expect(first.adding(months: -1).day == first.day - 31)
    #expect(first.adding(months: -1200) < first)
  }
}

@Suite("Months and quarters")
struct MonthTests {
  @Test("every month from 1600 to 2400 reads back")
  func everyMonth() throws {
    for index in (1600 * 12)...(2400 * 12) {
      let month = Month(index: index)
      #expect(Month(month.description) == month)
      #expect(month.year == index / 12)
      #expect(month.month == index % 12 + 1)
      #expect(month.start.month == month)
      #expect(month.end == month.adding(1).start)
      #expect(CivilDate(day: month.end.day - 1).month == month)
      let quarter = Quarter(of: month)
      #expect(quarter.first <= month && month <= quarter.last)
      #expect(Quarter(quarter.label) == quarter)
      #expect(Month(orQuarter: quarter.label) == quarter.last)
    }
  }

  @Test(
    "a quarter is one of the financial year",
    arguments: [
      ("2019/20 Q1", "2019-04", "2019-06"), ("2019/20 Q2", "2019-07", "2019-09"),
      ("2019/20 Q3", "2019-10", "2019-12"),
      ("2019/20 Q4", "2020-01", "2020-03"), ("1999/00 Q4", "2000-01", "2000-03"),
      ("2009/10 Q1", "2009-04", "2009-06"),
    ])
  func labels(label: String, first: String, last: String) {
    #expect(Quarter(label)?.first.description == first)
    #expect(Quarter(label)?.last.description == last)
    #expect(Quarter(label)?.label == label)
  }

  @Test(
    "what is neither month nor quarter is refused",
    arguments: [
      "2019", "2019-13", "2019-1", "2019-01-01", "2019/20", "2019/21 Q1", "2019/20 Q5", "2019/20 Q0",
      "2019/20 q1",
      "2019/20  Q1", "2019/20Q1", "2019-20 Q1", "+201/02 Q1", "2000/+1 Q1", "2019/20 Q+", "",
    ])
  func refused(text: String) { #expect(Month(orQuarter: text) == nil) }

  @Test("windows hold the months that they say")
  func windows() throws {
    func months(_ window: Window, _ to: String) throws -> [String] {
      let range = window.months(to: try #require(Month(to)))
      return [range.lowerBound.description, range.upperBound.description]
    }
    #expect(try months(.months(12), "2018-12") == ["2018-01", "2019-01"])
    #expect(try months(.months(1), "2020-02") == ["2020-02", "2020-03"])
    for to in ["2019-04", "2019-05", "2019-06"] {
      #expect(try months(.quarter, to) == ["2019-04", "2019-07"])
    }
    for to in ["2019-01", "2019-02", "2019-03"] {
      #expect(try months(.quarter, to) == ["2019-01", "2019-04"])
    }
    #expect(try months(.financialYearToDate, "2019-03") == ["2018-04", "2019-04"])
    #expect(try months(.financialYearToDate, "2019-04") == ["2019-04", "2019-05"])
    #expect(try months(.financialYearToDate, "2018-12") == ["2018-04", "2019-01"])
  }

  @Test("the previous window is the same length just before, or the same months a year earlier")
  func previous() throws {
    func previous(_ window: Window, _ to: String, _ rule: Definition.Previous) throws -> [String] {
      let range = window.previous(of: window.months(to: try #require(Month(to))), rule: rule)
      return [range.lowerBound.description, range.upperBound.description]
    }
    #expect(try previous(.months(12), "2018-12", .windowBefore) == ["2017-01", "2018-01"])
    #expect(try previous(.months(3), "2018-12", .windowBefore) == ["2018-07", "2018-10"])
    #expect(try previous(.months(3), "2018-12", .yearEarlier) == ["2017-10", "2018-01"])
    #expect(try previous(.quarter, "2019-05", .windowBefore) == ["2019-01", "2019-04"])
    #expect(try previous(.quarter, "2019-05", .yearEarlier) == ["2018-04", "2018-07"])
    #expect(try previous(.financialYearToDate, "2018-12", .windowBefore) == ["2017-04", "2018-01"])
    #expect(try previous(.months(24), "2018-12", .yearEarlier) == ["2016-01", "2018-01"])
  }
}
