import Demonstration
import Events
import Figures
import Foundation
import Ledger
import LedgerTestSupport
import Pages
import Projections
import Snapshots
import TestSupport

/// The dashboard of a ledger of its own, asked in process.
///
/// The ledger's folder is removed with it. The demonstration's, which lasts as long as the tests, is removed as soon as it
/// is open: what is open stays readable, and nothing is left behind.
struct Site: Sendable {
  let dashboard: Dashboard
  private let ledger: Ledger
  private let scratch = Scratch()

  private init(_ fill: (Ledger) throws -> Void) throws {
    ledger = try scratch.ledger()
    try fill(ledger)
    dashboard = Dashboard(try LedgerReader(ledger, isStored: false))
  }

  /// - Parameter lines: events in JSON Lines, all recorded at once.
  init(lines: String) throws {
    try self.init { try Site.append(lines, to: $0) }
  }

  private static func append(_ lines: String, to ledger: Ledger) throws {
    try ledger.add(lines.split(separator: "\n").map(String.init))
  }

  /// The number of events.
  var length: Int { get throws { try ledger.length } }

  func append(lines: String) throws { try Site.append(lines, to: ledger) }

  /// The demonstration's history, made once.
  static let demonstration = Result {
    let site = try Site { try Demonstration.load(into: $0, seed: 2019) }
    site.scratch.remove()
    return site
  }

  /// The page at an address, as a browser asks for it: its fragment stays behind.
  /// - Parameter reading: whether the viewer has the scope read alone, and not disclose.
  func get(_ address: String, reading: Bool = false) -> Page {
    let whole = address.prefix { $0 != "#" }
    let path = whole.prefix { $0 != "?" }
    var query: [(name: String, value: String)] = []
    for part in whole.dropFirst(path.count + 1).split(separator: "&") {
      let name = part.prefix { $0 != "=" }
      query.append((Site.decoded(name), Site.decoded(part.dropFirst(name.count + 1))))
    }
    return dashboard.page(String(path), query: query, viewer: Viewer(mayDisclose: !reading))
  }

  private static func decoded(_ text: some StringProtocol) -> String {
    text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding ?? ""
  }
}
