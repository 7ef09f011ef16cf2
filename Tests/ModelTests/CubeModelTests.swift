import Events
import Figures
import Ledger
import LedgerTestSupport
import NaiveModel
import Presentation
import Projections
import Snapshots
import TestSupport
import Testing

@Suite("The cube of a random history")
struct CubeModelTests {
  /// What was known at the end of a history, its indicators, and some of its areas and months.
  private struct World {
    let scratch = Scratch()
    let ledger: Ledger
    let maker: FigureMaker

    init(seed: UInt64) throws {
      ledger = try scratch.ledger()
      for batch in RandomHistory(seed: seed).batches { _ = try BatchOutcome.append(batch, to: ledger) }
      let projection = try Projector(ledger, isStored: false).caughtUp()
      maker = try FigureMaker(Snapshot(projection, length: projection.length), ledger: ledger)
    }

    func cube(disclose: Bool) throws -> CubeQuestion {
      let areas = maker.point.hierarchy.areas.map(\.code).sorted()
      return CubeQuestion(
        indicators: maker.point.indicators, areas: Array(areas.prefix(6)), beside: Array(areas.dropFirst(6)),
        months: try FigureMaker.months(
          from: Month(year: 2018, month: 4), to: Month(year: 2020, month: 3), every: .quarter),
        disclose: disclose)
    }
  }

  @Test(
    "each row is the figure of its indicator, area and period, but for what is kept back with others", arguments: 1...10
  )
  func rows(seed: UInt64) throws {
    let world = try World(seed: seed)
    for disclose in [true, false] {
      let cube = try world.cube(disclose: disclose)
      #expect(!cube.indicators.isEmpty && cube.months.count == 8)
      for question in cube.indicators {
        let figures = try world.maker.figures(question, of: cube)
        let places = cube.areas.flatMap { area in cube.months.map { (area, $0) } }
        #expect(figures.count == places.count)
        for (figure, (area, month)) in zip(figures, places) {
          var single = question
          (single.area, single.to) = (area, month)
          // A maker that has found nothing yet.
          var expected = try FigureMaker(world.maker.point, ledger: world.ledger).figure(single)
          if !disclose {
            #expect(figure.isWithheld || !expected.isWithheld)
            #expect(figure.isPreviousWithheld || !expected.isPreviousWithheld)
            expected.part.isSuppressed = figure.isWithheld
            expected.previous.isSuppressed = figure.isPreviousWithheld
            expected.sealIfWithheld()
          }
          #expect(figure.json.text == expected.json.text, "seed \(seed), \(single)")
          #expect(CSVTable.lines([figure]) == CSVTable.lines([expected]), "seed \(seed), \(single)")
        }
      }
    }
  }

  @Test("a window is kept back in every row that shows it, or in none", arguments: 1...10)
  func windows(seed: UInt64) throws {
    struct Window: Hashable { let indicator, area: String, dates: Range<CivilDate> }
    let world = try World(seed: seed)
    let cube = try world.cube(disclose: false)
    var isKeptBack: [Window: Bool] = [:]
    for question in cube.indicators {
      for figure in try world.maker.figures(question, of: cube) {
        for part in [figure.part, figure.previous] {
          let window = Window(indicator: question.indicator, area: figure.question.area, dates: part.period)
          #expect(part.isSuppressed == isKeptBack[window, default: part.isSuppressed], "seed \(seed), \(window)")
          isKeptBack[window] = part.isSuppressed
        }
      }
    }
    #expect(!isKeptBack.isEmpty)
  }
}
