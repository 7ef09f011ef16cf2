import Events
import Figures
import LedgerTestSupport
import Reports
import TestSupport
import Testing

@Suite("The latest month of an indicator")
struct LatestMonthTests {
  let scratch = Scratch()

  private func latest(_ declare: (inout World) -> Void) throws -> LatestMonth {
    var world = World()
    world.define("crime", #""title":"Crime","effective":"2010-04-01","count":{"records":"crime"}"#)
    world.crimes(5, "2019-05", 0)
    declare(&world)
    return try world.ledger(scratch).report().entry("crime").latest
  }

  private let june = Month(year: 2019, month: 6)

  @Test("is the quarter's last where nothing is declared of its records")
  func nothingDeclared() throws {
    let latest = try latest { $0.declare("marac", to: "2018-01-01") }
    #expect(latest.month == june && latest.basis == .nothingDeclared)
  }

  @Test("is the last that is declared complete for the area")
  func complete() throws {
    let latest = try latest { $0.declare("crime", to: "2019-06-01") }
    #expect(latest.month == Month(year: 2019, month: 5) && latest.basis == .declaredComplete(feeds: ["crime"]))
  }

  @Test("follows a declaration for an area above")
  func above() throws {
    let latest = try latest { $0.declare("crime", to: "2019-05-01", area: "E12000004") }
    #expect(latest.month == Month(year: 2019, month: 4))
  }

  @Test("follows the areas below where nothing is declared for the area or above")
  func below() throws {
    let latest = try latest { world in
      world.declare("crime", to: "2019-07-01", area: World.districts[0])
      world.declare("crime", to: "2019-04-01", area: World.districts[1])
      world.declare("crime", to: "2019-06-01", area: World.districts[2])
    }
    #expect(latest.month == Month(year: 2019, month: 3))
  }

  @Test("leaves a month out whose newest declaration is partial or missing", arguments: ["partial", "missing"])
  func incomplete(_ status: String) throws {
    let latest = try latest { world in
      world.declare("crime", to: "2019-07-01")
      world.add(
        "coverage.declared", "later",
        #"{"feed":"crime","area":"E10000018","start":"2019-06-01","end":"2019-07-01","status":"\#(status)"}"#)
    }
    #expect(latest.month == Month(year: 2019, month: 5))
  }

  @Test("is never after the quarter")
  func quarterEnd() throws {
    let latest = try latest { $0.declare("crime", to: "2019-12-01") }
    #expect(latest.month == june)
  }

  @Test("is the quarter's last, and says so, where no month is complete")
  func noneComplete() throws {
    let latest = try latest { $0.declare("crime", to: "2019-07-01", status: "partial") }
    #expect(latest.month == june && latest.basis == .noneComplete(feeds: ["crime"]))
  }
}
