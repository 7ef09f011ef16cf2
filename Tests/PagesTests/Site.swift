import Demonstration
import Events
import Figures
import Foundation
import Ledger
import Pages

/// The dashboard of a ledger of its own, asked in process.
///
/// The ledger's folder is removed with it. The demonstration's, which lasts as long as the tests, is removed as soon as it
/// is open: what is open stays readable, and nothing is left behind.
struct Site: Sendable {
  let dashboard: Dashboard
  private let ledger: Ledger
  private let folder: Folder

  /// A folder's name, gone with the last site that holds it.
  private final class Folder: Sendable {
    let path = FileManager.default.temporaryDirectory.path + "/pages-tests-" + UUID().uuidString

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    deinit { remove() }
  }

  private init(_ fill: (Ledger) throws -> Void) throws {
    folder = Folder()
    try Ledger.create(at: folder.path)
    ledger = try Ledger(at: folder.path)
    try fill(ledger)
    dashboard = Dashboard(try LedgerReader(ledger, isStored: false))
  }

  /// - Parameter lines: events in JSON Lines, all recorded at once.
  init(lines: String) throws {
    try self.init { try Site.append(lines, to: $0) }
  }

  private static func append(_ lines: String, to ledger: Ledger) throws {
    _ = try ledger.append { batch in
      for line in lines.utf8.split(separator: UInt8(ascii: "\n")) { _ = try batch.add(Array(line)) }
    }
  }

  /// The number of events.
  var length: Int { get throws { try ledger.length } }

  func append(lines: String) throws { try Site.append(lines, to: ledger) }

  /// The demonstration's history, made once.
  static let demonstration = Result {
    let site = try Site { try Demonstration.load(into: $0, seed: 2019) }
    site.folder.remove()
    return site
  }

  /// The page at an address, as a browser asks for it: its fragment stays behind.
  func get(_ address: String, disclosing: Bool = false) -> Page {
    let whole = address.prefix { $0 != "#" }
    let path = whole.prefix { $0 != "?" }
    var query: [(name: String, value: String)] = []
    for part in whole.dropFirst(path.count + 1).split(separator: "&") {
      let name = part.prefix { $0 != "=" }
      query.append((Site.decoded(name), Site.decoded(part.dropFirst(name.count + 1))))
    }
    return dashboard.page(String(path), query: query, viewer: Viewer(mayDisclose: disclosing))
  }

  private static func decoded(_ text: some StringProtocol) -> String {
    text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding ?? ""
  }
}
