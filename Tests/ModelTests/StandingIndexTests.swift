import Events
import Figures
import Foundation
import Ledger
import LedgerTestSupport
import NaiveModel
import Presentation
import Projections
import Snapshots
import TestSupport
import Testing

/// Figures answered by an index, which many questions make, against figures of a point that has none.
@Suite("Standing indexes")
struct StandingIndexTests {
  @Test("a figure by an index equals the one by looking at every record", arguments: [3, 4] as [UInt64])
  func equality(seed: UInt64) throws {
    let scratch = Scratch()
    let ledger = try scratch.ledger()
    var random = SplitMix64(seed: seed)
    _ = try ledger.append { batch in for line in Self.foundation(&random) { try batch.add(Array(line.utf8)) } }
    try fill(ledger, &random, from: 0, to: 30_000)
    let projector = try Projector(ledger)
    let points = SnapshotCache()
    var projection = try projector.caughtUp()
    // The index is made early, so that later rows are looked at one by one.
    try ask(20, projection, points, ledger, &random)
    try fill(ledger, &random, from: 30_000, to: 34_000)
    projection = try projector.caughtUp()
    try ask(60, projection, points, ledger, &random)
  }

  @Test("what is stored, opened anew after each append, answers as a fresh replay does", arguments: [5, 6] as [UInt64])
  func stored(seed: UInt64) throws {
    let scratch = Scratch()
    let ledger = try scratch.ledger()
    var random = SplitMix64(seed: seed)
    _ = try ledger.append { batch in for line in Self.foundation(&random) { try batch.add(Array(line.utf8)) } }
    var last = 0
    for next in [1500, 26_000, 26_400, 31_000, 45_000] {
      try fill(ledger, &random, from: last, to: next)
      last = next
      let stored = try Projector(ledger).caughtUp()
      let fresh = try Projector(ledger, isStored: false).caughtUp()
      #expect(try Projector.look(at: ledger) == .whole)
      try Self.compare(stored, with: fresh, 20, ledger, &random)
    }
  }

  @Test(
    "a file of what is stored that is changed, cut short or gone changes no answer, and is found", arguments: 1...30)
  func damaged(seed: UInt64) throws {
    let scratch = Scratch()
    var random = SplitMix64(seed: seed)
    let ledger = try scratch.ledger()
    _ = try ledger.append { batch in for line in Self.foundation(&random) { try batch.add(Array(line.utf8)) } }
    try fill(ledger, &random, from: 0, to: 24_000)
    _ = try Projector(ledger).caughtUp()
    let fresh = try Projector(ledger, isStored: false).caughtUp()
    let folder = scratch("ledger/projections/")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter { name in
      let size = try FileManager.default.attributesOfItem(atPath: folder + name)[.size] as? Int ?? 0
      return !name.hasSuffix("lock") && size > 0 && (seed % 3 > 0 || name.contains("index."))
        && FileManager.default.contents(atPath: folder + name) != nil
    }
    let path = folder + random.pick(files)
    var contents = try Data(contentsOf: URL(fileURLWithPath: path))
    switch random.whole(0...3) {
    case 0: contents.removeLast(random.whole(1...contents.count))
    default: contents[random.whole(0...contents.count - 1)] ^= 1 << UInt8(random.whole(0...7))
    }
    if random.chance(1, of: 5) {
      try FileManager.default.removeItem(atPath: path)
    } else {
      try contents.write(to: URL(fileURLWithPath: path))
    }
    let isThere = FileManager.default.fileExists(atPath: folder + "head")
    if isThere { #expect(try Projector.look(at: ledger) != .whole, "\(path)") }
    try Self.compare(try Projector(ledger).caughtUp(), with: fresh, 12, ledger, &random)
    try fill(ledger, &random, from: 24_000, to: 24_100)
    let later = try Projector(ledger, isStored: false).caughtUp()
    try Self.compare(try Projector(ledger).caughtUp(), with: later, 12, ledger, &random)
  }

  /// Asks both the same.
  private static func compare(
    _ stored: Projection, with fresh: Projection, _ count: Int, _ ledger: Ledger, _ random: inout SplitMix64
  ) throws {
    #expect(stored.length == fresh.length)
    // What figures of one point have in common is found once, whatever was asked before.
    let points = SnapshotCache()
    let makers = try [fresh.length, random.whole(0...fresh.length), random.whole(0...fresh.length)].map {
      try FigureMaker(points.point(stored, length: $0), ledger: ledger)
    }
    let proposed = Judges(only: try proposal)
    for number in 0..<count {
      let (maker, question) = (random.pick(makers), question(&random))
      let plain = try FigureMaker(Snapshot(fresh.withoutIndexes, length: maker.point.length), ledger: ledger)
      let place = "\(question) at \(maker.point.length)"
      #expect(try maker.figure(question).json.text == plain.figure(question).json.text, "\(place)")
      #expect(
        maker.figure(question, judges: proposed)?.json.text == plain.figure(question, judges: proposed)?.json.text,
        "\(place), proposed")
      guard number % 8 == 0 else { continue }
      let bare = Snapshot(fresh.withoutIndexes, length: maker.point.length)
      #expect(UnplacedAreas(maker.point).areas == UnplacedAreas(bare).areas, "\(place)")
      let months = try FigureMaker.months(from: question.to.adding(-14), to: question.to, every: .month)
      let cube = CubeQuestion(
        indicators: [question.indicator], areas: areas + [county, "beat/1"], months: months, disclose: true)
      for figure in try maker.apart.figures(cube.indicators[0], of: cube) where random.chance(1, of: 10) {
        let single = try FigureMaker(bare, ledger: ledger).figure(figure.question)
        #expect(figure.json.text == single.json.text, "\(figure.question) of a cube, \(place)")
      }
    }
  }

  /// A version that nobody adopted: no index is kept of what it counts.
  private static var proposal: Definition {
    get throws {
      let json =
        #"{"indicator":"drugs","version":1,"title":"T","effective":"2000-01-01","measure":"rate","#
        + #""count":{"records":"crime","where":{"offence":"drugs","attributes.agency":"police"}}}"#
      var document = JSONDocument()
      try document.read(Array(json.utf8)[...])
      return try Definition(document, document.root, path: "definition")
    }
  }

  private static func question(_ random: inout SplitMix64) -> FigureQuestion {
    FigureQuestion(
      indicator: random.pick(["crime", "theft", "harm"]),
      area: random.pick(areas + partnerships + [county, county, "beat/1"]),
      to: random.chance(1, of: 12)
        ? Month(year: random.pick([1000, 9998]), month: 12)
        : Month(year: 2018, month: 1).adding(random.whole(0...24)))
  }

  private func ask(
    _ count: Int, _ projection: Projection, _ points: SnapshotCache, _ ledger: Ledger, _ random: inout SplitMix64
  ) throws {
    for _ in 0..<count {
      let length = random.chance(1, of: 3) ? projection.length : random.whole(0...projection.length)
      let question = Self.question(&random)
      let indexed = try FigureMaker(points.point(projection, length: length), ledger: ledger).figure(question)
      let plain = try FigureMaker(Snapshot(projection.withoutIndexes, length: length), ledger: ledger).figure(question)
      #expect(indexed.json.text == plain.json.text, "\(question) at \(length)")
    }
  }

  private static let county = "E10000018"
  private static let areas = (0..<7).map { "E0700012\($0)" }
  private static let partnerships = ["E22000170", "E22000171"]

  private static func event(_ id: String, _ type: String, _ subject: String, _ data: String) -> String {
    "{\"specversion\":\"1.0\",\"id\":\"\(id)\",\"source\":\"test\",\"type\":\"\(type)\","
      + "\"subject\":\"\(subject)\",\"data\":\(data)}"
  }

  private static func placed(_ id: String, _ area: String, _ parent: String?, _ more: String = "") -> String {
    let parent = parent.map { "\"\($0)\"" } ?? "null"
    return event(id, "area.assigned", area, #"{"name":"\#(area)","level":"district","parent":\#(parent)\#(more)}"#)
  }

  private static let inPartnership = #","geography":"community-safety""#

  /// Districts in two geographies, so that some lie below the county by two paths; and a version of a definition that
  /// takes effect in the middle of a month.
  private static func foundation(_ random: inout SplitMix64) -> [String] {
    var lines = [placed("p", partnerships[0], county, inPartnership)]
    for (index, area) in areas.enumerated() {
      lines.append(placed("a" + area, area, county, index == 5 ? #","provisional":true"# : ""))
      lines.append(placed("c" + area, area, partnerships[index % 2], inPartnership))
      lines.append(
        event("n" + area, "population.estimated", area, #"{"year":2018,"persons":\#(random.whole(1000...90_000))}"#))
    }
    lines.append(
      event(
        "f", "coverage.declared", "f",
        #"{"feed":"crime","area":"\#(county)","start":"2018-06","end":"2020-01","status":"complete"}"#))
    let count = #""count":{"records":"crime""#
    let versions = [
      ("crime", 1, "2000-01-01", #""measure":"rate",\#(count)}"#),
      ("crime", 2, "2018-09-17", #""measure":"rate",\#(count),"where":{"offence":"theft"}}"#),
      (
        "theft", 1, "2000-01-01",
        #""measure":"count","count":{"records":["crime","incident"],"#
          + #""where":{"anyOf":[{"offence":"theft"},{"kind":"asb"},{"attributes.agency":"police"}]}}"#
      ),
      (
        "harm", 1, "2000-01-01",
        #""measure":"count",\#(count),"weights":{"by":"offence","values":{"theft":2,"theft/bicycle":0.5}}}"#
      ),
    ]
    for (indicator, version, effective, keys) in versions {
      let start = #""indicator":"\#(indicator)","version":\#(version),"title":"T","effective":"\#(effective)","#
      lines.append(
        event("\(indicator)\(version)", "definition.adopted", indicator, "{\"definition\":{" + start + keys + "}}"))
    }
    return lines
  }

  /// Crimes, some at the county or at a partnership, some where nothing is placed, some later moved, reclassified or
  /// cancelled; the hierarchy changes on the way, now in one geography, now in the other.
  private func fill(_ ledger: Ledger, _ random: inout SplitMix64, from first: Int, to last: Int) throws {
    var lines: [String] = []
    var open: [Int] = []
    let start = Month(year: 2017, month: 1).start
    for number in first..<last {
      let date = CivilDate(day: start.day + Int32(random.whole(0...1000)))
      let area =
        random.chance(1, of: 20) ? random.pick([Self.county, "beat/1"] + Self.partnerships) : random.pick(Self.areas)
      let subject = "c\(number)"
      switch random.whole(0...9) {
      case 0 where !open.isEmpty:
        lines.append(Self.event("m\(number)", "crime.relocated", "c\(random.pick(open))", #"{"area":"\#(area)"}"#))
      case 1 where !open.isEmpty:
        lines.append(
          Self.event("r\(number)", "crime.reclassified", "c\(random.pick(open))", #"{"offence":"theft/bicycle"}"#))
      case 2 where !open.isEmpty:
        let closed = open.remove(at: random.whole(0...open.count - 1))
        lines.append(Self.event("x\(number)", "crime.cancelled", "c\(closed)", "{}"))
      case 3 where number % 250 == 0:
        let isPartnership = random.chance(1, of: 2)
        let parent = isPartnership ? random.pick(Self.partnerships) : random.chance(1, of: 2) ? nil : Self.county
        let more = isPartnership ? Self.inPartnership : random.chance(1, of: 3) ? #","provisional":true"# : ""
        lines.append(Self.placed("h\(number)", random.pick(Self.areas), parent, more))
      default:
        open.append(number)
        let attributes = random.chance(1, of: 5) ? #","attributes":{"agency":"police"}"# : ""
        let offence = random.pick(["theft/other", "drugs"])
        let data = #"{"offence":"\#(offence)","date":"\#(date)","area":"\#(area)"\#(attributes)}"#
        lines.append(Self.event(subject, "crime.recorded", subject, data))
      }
    }
    _ = try ledger.append { batch in for line in lines { try batch.add(Array(line.utf8)) } }
  }
}
