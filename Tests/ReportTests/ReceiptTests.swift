import Events
import Figures
import Ledger
import LedgerTestSupport
import Presentation
import Projections
import TestSupport
import Testing

@Suite("Receipts")
struct ReceiptTests {
  private let scratch = Scratch()

  /// Thirty crimes in a district, three in another where numbers below five are kept back.
  private static var world: World {
    var world = World()
    world.define(
      "crime",
      #""title":"Crime","effective":"2010-01-01","count":{"records":"crime"},"disclosure":{"suppressBelow":5}"#)
    world.define(
      "quarterly", measure: "count",
      #""title":"Q","effective":"2010-01-01","count":{"records":"crime"},"window":"quarter""#)
    world.define(
      "quarterly", version: 2, measure: "count",
      #""title":"Q2","effective":"2018-12-01","count":{"records":"crime"},"window":"quarter""#)
    world.crimes(30, "2018-10", 0)
    world.crimes(3, "2018-11", 1)
    return world
  }

  private func checks(_ text: String, _ ledger: Ledger, disclose: Bool = false) throws -> [ReceiptCheck] {
    let projection = try Projector(ledger, isStored: false).caughtUp()
    return try ReceiptReader(Array(text.utf8)).checks(ledger, projection, disclose: disclose)
  }

  private func figure(
    _ ledger: Ledger, _ indicator: String = "crime", area: Int = 0, to: String = "2018-12", disclose: Bool = false,
    window: Window? = nil
  ) throws -> Figure {
    try ledger.maker().figure(
      FigureQuestion(
        indicator: indicator, area: World.districts[area], to: Month(to)!, window: window, disclose: disclose))
  }

  @Test("two ledgers with the same journal give the same receipt, and each upholds the other's")
  func same() throws {
    let (one, other) = (try Self.world.ledger(scratch), try Self.world.ledger(scratch))
    let receipt = try figure(one).receiptText
    #expect(try figure(other).receiptText == receipt)
    #expect(receipt.contains(";value=3/10;numerator=30/1;denominator=100000/1"))
    let check = try #require(try checks(receipt, other).first)
    #expect(check.differences.isEmpty && check.figure?.display == "0.3")
    #expect(try Receipt(receipt).text == receipt)
  }

  @Test("another journal and a shorter one are told from the one a figure was computed from")
  func other() throws {
    let receipt = try figure(try Self.world.ledger(scratch)).receiptText
    var changed = Self.world
    changed.crimes(1, "2018-10", 0)
    var swapped = World()
    swapped.define("other", #""title":"Other","effective":"2010-01-01","count":{"records":"crime"}"#)
    #expect(try checks(receipt, swapped.ledger(scratch)).first?.differences.map(\.part.words) == ["events"])
    swapped.define("crime", #""title":"Crime","effective":"2010-01-01","count":{"records":"crime"}"#)
    swapped.crimes(changed.events.count - swapped.events.count, "2018-10", 0)
    let parts = try checks(receipt, swapped.ledger(scratch)).first?.differences.map(\.part.words) ?? []
    #expect(parts.contains("root") && parts.contains("value") && parts.contains("versions"))
    // What comes later changes nothing.
    #expect(try checks(receipt, changed.ledger(scratch)).first?.differences.isEmpty ?? false)
  }

  @Test("every part of a receipt that is changed is named", arguments: ["value", "numerator", "denominator", "root"])
  func changed(part: String) throws {
    let ledger = try Self.world.ledger(scratch)
    let receipt = try figure(ledger).receiptText.split(separator: ";").map { piece in
      piece.hasPrefix(part + "=") ? part + "=7/1" : String(piece)
    }.joined(separator: ";")
    #expect(try checks(receipt, ledger).first?.differences.map(\.part.words) == [part])
  }

  @Test("a figure as JSON is compared with its receipt, member by member")
  func json() throws {
    let ledger = try Self.world.ledger(scratch)
    let json = try figure(ledger).json.text
    #expect(try checks(json, ledger).first?.differences.isEmpty ?? false)
    let forged = json.replacing(#""numerator":30"#, with: #""numerator":31"#)
    #expect(try checks(forged, ledger).first?.differences.map(\.part.words) == ["numerator in the figure"])
    let several = #"{"figures":[\#(json),\#(forged)]}"#
    #expect(try checks(several, ledger).map(\.differences.isEmpty) == [true, false])
  }

  @Test("a receipt says the month asked for where the period ends later, so that the same header holds")
  func quarter() throws {
    let ledger = try Self.world.ledger(scratch)
    let early = try figure(ledger, "quarterly", to: "2018-10")
    let late = try figure(ledger, "quarterly", to: "2018-12")
    #expect(early.title == "Q" && late.title == "Q2")
    #expect(early.receiptText.contains(";to=2018-10;") && !late.receiptText.contains(";to="))
    for figure in [early, late, try figure(ledger, window: .months(3)), try figure(ledger, window: .quarter)] {
      let check = try #require(try checks(figure.receiptText, ledger).first)
      #expect(check.differences.isEmpty && check.figure?.title == figure.title, "\(figure.receiptText)")
    }
  }

  @Test("numbers that are kept back are kept back in the receipt, and are not compared")
  func withheld() throws {
    let ledger = try Self.world.ledger(scratch)
    let kept = try figure(ledger, area: 1)
    #expect(kept.receiptText.hasSuffix("value=[c];numerator=[c];denominator=[c]"))
    let check = try #require(try checks(kept.json.text, ledger).first)
    #expect(check.differences.isEmpty && check.sentences.count == 1 && check.figure?.display == "[c]")
  }

  @Test("a receipt that names a number too small to be told learns nothing of it unless it may")
  func forged() throws {
    let ledger = try Self.world.ledger(scratch)
    let shown = try figure(ledger, area: 1, disclose: true)
    #expect(shown.receiptText.contains(";numerator=3/1;"))
    for text in [shown.receiptText, shown.json.text] {
      let forged = text.replacing("numerator=3/1", with: "numerator=4/1").replacing(
        #""numerator":3"#, with: #""numerator":4"#)
      // Right or wrong, the answer is the same.
      let (right, wrong) = (try checks(text, ledger), try checks(forged, ledger))
      #expect(ReceiptTerminal.text(right) == ReceiptTerminal.text(wrong))
      #expect(ReceiptData.json(right).text == ReceiptData.json(wrong).text)
      #expect(ReceiptTerminal.text(right).contains("[c]") && right.first?.sentences.count == 1)
      #expect(try checks(text, ledger, disclose: true).first?.differences.isEmpty ?? false)
      let parts = try checks(forged, ledger, disclose: true).first?.differences.map(\.part.words) ?? []
      #expect(parts.contains("numerator"))
    }
  }

  @Test(
    "what is no receipt is refused",
    arguments: ["", "hello", "{}", "[1]", "{\"receipt\":\"x\"}", "incident-ledger-receipt 1;indicator=a", "{"])
  func refused(text: String) throws {
    #expect(throws: Refusal.self) { try ReceiptReader(Array(text.utf8)) }
  }
}
