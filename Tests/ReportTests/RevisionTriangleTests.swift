import Events
import Ledger
import LedgerTestSupport
import NaiveModel
import Presentation
import Projections
import Snapshots
import TestSupport
import Testing

@testable import Figures

@Suite("What was known when")
struct RevisionTriangleTests {
  private let scratch = Scratch()

  private static func kept(_ limit: Int) -> String {
    #""title":"Crime","effective":"2010-01-01","count":{"records":"crime"},"decimals":0,"disclosure":{"suppressBelow":\#(limit)}"#
  }

  /// Ten crimes of January are known in February; two more, and five of February, in March; one more of February in
  /// April.
  /// - Parameter declares: whether each month's return is declared with its first crimes.
  private func ledger(declares: Bool = true, suppressBelow limit: Int = 3) throws -> Ledger {
    var world = World()
    world.define("crime", measure: "count", RevisionTriangleTests.kept(limit))
    let ledger = try world.ledger(scratch, at: "2018-12-01T09:00:00Z")
    var known = world.events.count
    for (time, declared, crimes) in [
      ("2019-02-10T09:00:00Z", "2019-02-01", [(10, "2019-01")]),
      ("2019-03-10T09:00:00Z", "2019-03-01", [(2, "2019-01"), (5, "2019-02")]),
      ("2019-04-10T09:00:00Z", nil, [(1, "2019-02")]),
    ] {
      if declares, let declared { world.declare("crime", to: declared) }
      for (count, month) in crimes { world.crimes(count, month, 0) }
      try ledger.add(Array(world.events[known...]), at: time)
      known = world.events.count
    }
    return ledger
  }

  private func triangle(
    _ ledger: Ledger, from: String = "2019-01", to: String = "2019-02", until: String = "2019-08",
    window: RevisionWindow = .month, disclose: Bool = false
  ) throws -> RevisionTriangle {
    let projection = try Projector(ledger, isStored: false).caughtUp()
    let now = Snapshot(projection, length: projection.length)
    return try RevisionTriangle(
      FigureQuestion(
        indicator: "crime", area: World.districts[0], to: Month(to)!, window: window.window("crime", at: now),
        disclose: disclose),
      from: Month(from)!, until: Month(until)!, ledger: ledger, length: projection.length,
      maker: { try FigureMaker(Snapshot(projection, length: $0), ledger: ledger) })
  }

  private func cells(_ triangle: RevisionTriangle) -> [[String]] {
    triangle.rows.map { $0.figures.map { $0?.display ?? "" } }
  }

  @Test("periods stand down, ends of months across, from the one at which a declared return was in")
  func declared() throws {
    let triangle = try triangle(ledger())
    // After April nothing came, so that later ends of months say the same.
    #expect(triangle.points.map(\.month.description) == ["2019-01", "2019-02", "2019-03", "2019-04"])
    #expect(cells(triangle) == [["", "10", "12", "12"], ["", "", "5", "6"]])
  }

  @Test("where nothing is declared a period begins with its own end, which may be a figure of 0")
  func undeclared() throws {
    #expect(try cells(triangle(ledger(declares: false))) == [["0", "10", "12", "12"], ["", "0", "5", "6"]])
  }

  @Test("what was recorded after the last end of a month asked for is one more point")
  func untilEarlier() throws {
    let triangle = try triangle(ledger(), until: "2019-02")
    #expect(triangle.points.map(\.month.description) == ["2019-01", "2019-02", "2019-04"])
    #expect(cells(triangle) == [["", "10", "12"], ["", "", "6"]])
    // It is two months after the point before it, so that nothing is known of one month.
    #expect(triangle.moves.map(\.months) == [2])
  }

  @Test("a move is measured from the first point at which the period was known")
  func moves() throws {
    let moves = try triangle(ledger()).moves
    #expect(
      moves == [
        RevisionTriangle.Move(months: 1, periods: 2, mean: 1.5, median: 1.5, moved: 2),
        RevisionTriangle.Move(months: 2, periods: 1, mean: 2, median: 2, moved: 1),
      ])
  }

  @Test("a number that is kept back is kept back in the triangle, and moves nothing")
  func suppressed() throws {
    let ledger = try ledger(suppressBelow: 6)
    let kept = try triangle(ledger)
    #expect(cells(kept) == [["", "10", "12", "12"], ["", "", "[c]", "6"]])
    #expect(
      kept.moves == [
        RevisionTriangle.Move(months: 1, periods: 1, mean: 2, median: 2, moved: 1),
        RevisionTriangle.Move(months: 2, periods: 1, mean: 2, median: 2, moved: 1),
      ])
    for text in [kept.json.text, kept.csv] { #expect(!text.contains("=5;") && !text.contains(#""numerator":5"#)) }
    let disclosed = try triangle(ledger, disclose: true)
    #expect(cells(disclosed)[1] == ["", "", "5", "6"])
    #expect(disclosed.moves.first?.periods == 2)
  }

  @Test("months that run backwards, or are too many to read, are refused")
  func refusals() throws {
    let ledger = try ledger()
    #expect(throws: Refusal.self) { try triangle(ledger, from: "2019-03") }
    #expect(throws: Refusal.self) { try triangle(ledger, from: "1919-01") }
  }

  @Test("the table shows each end of a month, and every row of the CSV is a figure")
  func printing() throws {
    let triangle = try triangle(ledger())
    #expect(
      triangle.text == """
        Crime, Blaby: what was known when

        Period to  Jan 2019  Feb 2019  Mar 2019  Apr 2019
        ─────────  ────────  ────────  ────────  ────────
        Jan 2019                   10        12        12
        Feb 2019                              5         6

        Each column is what was known at the end of its month, the last what is known now; empty while a
        return for the period's last month was still to come.

        How far a period moves once it is known
        After     Periods  Moved  Median size  Mean change
        ────────  ───────  ─────  ───────────  ───────────
        1 month         2      2          1.5         +1.5
        2 months        1      1          2.0         +2.0

        """, "\(triangle.text)")
    #expect(triangle.csv.split(separator: "\r\n").count == 1 + 5)
  }

  // MARK: Random histories

  /// Crimes of 2018 that come late, are dated anew or cancelled, in batches over sixteen months; the returns of some.
  private func randomLedger(_ random: inout SplitMix64) throws -> Ledger {
    var world = World()
    world.define("crime", measure: "count", RevisionTriangleTests.kept(random.pick([1, 3, 5])))
    let ledger = try world.ledger(scratch, at: "2018-01-01T09:00:00Z")
    var (known, crimes) = (world.events.count, [String]())
    let declares = random.chance(2, of: 3)
    for batch in 1...16 {
      let arrival = Month("2018-01")!.adding(batch)
      for age in 1...min(batch, 4) where random.chance(2, of: 1 + age) {
        let (first, month) = (world.events.count, arrival.adding(-age))
        world.crimes(random.whole(0...6), month.description, random.whole(0...1))
        crimes += (first..<world.events.count).map { "c\($0)" }
      }
      if !crimes.isEmpty, random.chance(1, of: 2) {
        world.add("crime.redated", random.pick(crimes), #"{"date":"2018-\#(random.pick(["03", "07", "11"]))"}"#)
      }
      if !crimes.isEmpty, random.chance(1, of: 2) {
        world.add("crime.cancelled", crimes.remove(at: random.whole(0...(crimes.count - 1))), "{}")
      }
      if declares, random.chance(3, of: 4) {
        world.declare("crime", to: arrival.start.description, status: random.pick(["complete", "partial"]))
      }
      let day = 1 + random.whole(0...27)
      try ledger.add(
        Array(world.events[known...]), at: "\(arrival)-\(day < 10 ? "0" : "")\(day)T12:00:00Z")
      known = world.events.count
    }
    return ledger
  }

  @Test(
    "each value is that of the figure asked for at its point, and moves are those of what is shown",
    arguments: 1...12, RevisionWindow.allCases)
  func sameAsFigures(seed: UInt64, window: RevisionWindow) throws {
    var random = SplitMix64(seed: seed)
    let ledger = try randomLedger(&random)
    let triangle = try triangle(ledger, from: "2018-03", to: "2018-12", until: "2019-06", window: window)
    let now = try ledger.maker().point
    for (position, point) in triangle.points.enumerated() {
      let maker = try ledger.maker(point.length)
      for row in triangle.rows {
        guard let shown = row.figures[position] else { continue }
        #expect(row.to <= point.month)
        let asked = try maker.figure(
          FigureQuestion(
            indicator: "crime", area: World.districts[0], to: row.to, window: window.window("crime", at: now)))
        #expect(shown.json.text == asked.json.text)
      }
    }
    // Once it is there a period stays, and the last point has all that were over.
    for row in triangle.rows {
      let known = row.figures.map { $0 != nil }
      #expect(known == known.sorted { !$0 && $1 } && known.last == true, "\(row.to): \(known)")
    }
    #expect(triangle.moves == RevisionTriangleTests.movesOfWhatIsShown(triangle))
  }

  /// Moves counted from the printed cells alone, one period after the other.
  private static func movesOfWhatIsShown(_ triangle: RevisionTriangle) -> [RevisionTriangle.Move] {
    var changes: [Int: [Int]] = [:]
    for row in triangle.rows {
      var start: (month: Int, value: Int)?
      for (point, figure) in zip(triangle.points, row.figures) {
        guard let figure, let value = Int(figure.display.filter { $0 != "," }) else { continue }
        if let start {
          changes[point.month.index - start.month, default: []].append(value - start.value)
        } else {
          start = (point.month.index, value)
        }
      }
    }
    return changes.sorted { $0.key < $1.key }.map { months, changes in
      let sizes = changes.map(abs).sorted()
      let middle = sizes.count / 2
      let median = sizes.count % 2 == 1 ? Double(sizes[middle]) : Double(sizes[middle - 1] + sizes[middle]) / 2
      return RevisionTriangle.Move(
        months: months, periods: changes.count, mean: Double(changes.reduce(0, +)) / Double(changes.count),
        median: median, moved: changes.filter { $0 != 0 }.count)
    }
  }
}
