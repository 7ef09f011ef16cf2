import Events
import Figures
import Foundation
import Ledger
import LedgerTestSupport
import Projections
import Reports
import TestSupport

/// A small made-up ledger: what happened is written as events, then asked about.
struct World {
  private(set) var events: [String] = []

  /// Three districts of a county in a region, with the populations of two years.
  init(persons: [Int] = [100_000, 50_000, 10_000]) {
    add("area.assigned", "E12000004", #"{"name":"East Midlands","level":"region"}"#)
    add("area.assigned", "E10000018", #"{"name":"Leicestershire","level":"county","parent":"E12000004"}"#)
    for (index, name) in ["Blaby", "Charnwood", "Melton"].enumerated() {
      let area = World.districts[index]
      add("area.assigned", area, #"{"name":"\#(name)","level":"district","parent":"E10000018"}"#)
      for year in [2015, 2016, 2017, 2018] {
        add("population.estimated", area, #"{"year":\#(year),"persons":\#(persons[index])}"#)
      }
    }
  }

  static let county = "E10000018"
  static let districts = ["E07000129", "E07000130", "E07000133"]

  mutating func add(_ type: String, _ subject: String, _ data: String) {
    events.append(event(type, subject, id: "e\(events.count)", data: data))
  }

  /// Adopts a definition; `more` are further members of its JSON.
  mutating func define(_ indicator: String, version: Int = 1, measure: String = "rate", _ more: String) {
    let data = #"{"indicator":"\#(indicator)","version":\#(version),"measure":"\#(measure)",\#(more)}"#
    add("definition.adopted", indicator, #"{"definition":\#(data)}"#)
  }

  /// Records so many crimes in a month.
  mutating func crimes(_ count: Int, _ month: String, _ district: Int, offence: String = "burglary", flags: String = "")
  {
    for _ in 0..<count {
      let flags = flags.isEmpty ? "" : #","flags":["\#(flags)"]"#
      add(
        "crime.recorded", "c\(events.count)",
        #"{"offence":"\#(offence)","date":"\#(month)-05","area":"\#(World.districts[district])"\#(flags)}"#)
    }
  }

  mutating func declare(_ feed: String, to end: String, status: String = "complete", area: String = World.county) {
    add(
      "coverage.declared", "\(feed) \(area)",
      #"{"feed":"\#(feed)","area":"\#(area)","start":"2015-07-01","end":"\#(end)","status":"\#(status)"}"#)
  }

  /// The ledger of the events, all recorded at one time.
  func ledger(_ scratch: Scratch, at time: String = "2019-09-20T09:00:00Z") throws -> Ledger {
    let folder = scratch.path + "/ledger-" + UUID().uuidString
    try Ledger.create(at: folder)
    let ledger = try Ledger(at: folder)
    try ledger.add(events, at: time)
    return ledger
  }
}

extension Ledger {
  func report(_ quarter: String = "2019/20 Q1", _ length: Int? = nil) throws -> Report {
    try ReportMaker(maker(length)).report(Quarter(quarter)!, area: World.county)
  }
}

extension Report {
  func entry(_ indicator: String) -> Entry { entries.first { $0.figure.question.indicator == indicator }! }
}
